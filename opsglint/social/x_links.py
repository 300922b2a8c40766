"""Web addresses as X finds them in a text: the grammar of twitter-text 3, in time linear in the text.

The published library that restates that grammar takes minutes over some texts of 40 kB; here
every part is read once. Conformance cases of twitter-text are the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsglint.social.data_files import word_set
from opsglint.social.links import Link
from opsglint.text.patterns import lazy_pattern

_LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_CYRILLIC = "\u0400-\u04ff"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Dots, hyphens and underscores are punctuation to X too, but belong to a run of labels.
_NO_LABEL = rf"!'#%&()*+,/:;<=>?@\[\]\^{{|}}~$\\{_SPACES}\ufffe\ufeff\uffff{_DIRECTIONS}"
_RUN = lazy_pattern(rf"(?P<protocol>https?://)?(?P<labels>[^{_NO_LABEL}]++)", re.IGNORECASE)
# Runs without a dot between labels hold no domain; what another protocol may be glued to is none of them.
_NO_DOMAINS = lazy_pattern(
    rf"(?:[{_NO_LABEL}]++|(?:https?://)?+[^{_NO_LABEL}.]++(?<!http)(?<!https)\.*+(?![^{_NO_LABEL}]))*+",
    re.IGNORECASE,
)
_GLUED = lazy_pattern(r"(?<=.)https?$", re.IGNORECASE)
_NOT_BEFORE = lazy_pattern(r"[A-Za-z0-9@\uff20$#\uff03\ufffe\ufeff\uffff]")
_NOT_BEFORE_BARE = frozenset("-_./")
_ASCII_ENDING = lazy_pattern(r"[0-9A-Za-z@+-]*+")
_PUNYCODE = lazy_pattern(r"xn--[-0-9a-z]+", re.IGNORECASE)
_BARE_LABELS = lazy_pattern(rf"[-a-z0-9{_LATIN}.]++", re.IGNORECASE)

_PATH = rf"[a-z{_CYRILLIC}0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_BRACKETS = rf"\((?:{_PATH}++|{_PATH}*+\({_PATH}++\){_PATH}*+)\)"
_PATH_PIECES = lazy_pattern(rf"(?P<plain>{_PATH}++)|{_BRACKETS}", re.IGNORECASE)
_NO_PATH_END = lazy_pattern(rf"[^+\-a-z{_CYRILLIC}0-9=_#/{_LATIN}]*$", re.IGNORECASE)
_QUERY = lazy_pattern(r"\?([a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+)", re.IGNORECASE)
_NO_QUERY_END = lazy_pattern(r"[^a-z0-9\-_&=#/]*$", re.IGNORECASE)
_PORT = lazy_pattern(r":[0-9]++")
_SHORT = lazy_pattern(r"https?://t\.co/([a-z0-9]++)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?", re.IGNORECASE)

_LONGEST = 4096  # twitter-text, maxUrlLength
_LONGEST_SHORT = 40  # twitter-text, maxTcoSlugLength
_LONGEST_TOP = 24  # the longest name in another script that the list has
_LONGEST_LABEL = 63  # RFC 1035, section 2.3.4
_DEFAULT_PROTOCOL = len("https://")


def find_x_links(text: str) -> list[Link]:
    """Return the addresses that X shortens in a text (each weighs 23), in order."""
    return list(_all_links(text)) if "." in text else []


# Several platforms, and several rules, ask for the addresses of one text.
@lru_cache(maxsize=64)
def _all_links(text: str) -> tuple[Link, ...]:
    return tuple(_links(text))


def _links(text: str) -> Iterator[Link]:
    at = last = 0
    while match := _next_run(text, at):
        labels, at = match.start("labels"), _without_protocol(text, match)
        if "." not in text[labels:at]:
            continue
        if match["protocol"] and _may_follow(text, match.start()):
            end = _domain_end(text, labels, at)
            if end and _is_domain(text[labels:end]):
                stop = _after_domain(text, end)
                whole = Link(match.start(), stop, text[match.start() : stop])
                found = _shortened(whole) if stop - match.start() + _DEFAULT_PROTOCOL <= _LONGEST else []
                yield from found
                at = last = found[0].end if found else stop
                continue
        for link in _bare(text, min(labels + (labels == last > 0), at - 1), at):
            yield link
            at, last = max(at, link.end), link.end


def _next_run(text: str, at: int) -> re.Match[str] | None:
    passed = _NO_DOMAINS.match(text, at)
    return _RUN.search(text, passed.end() if passed else at)


def _without_protocol(text: str, run: re.Match[str]) -> int:
    """Return where a run of labels ends, before a protocol that is glued to it."""
    glued = _GLUED.search(run["labels"]) if text.startswith("://", run.end()) else None
    return run.end() - len(glued[0]) if glued else run.end()


def _may_follow(text: str, start: int) -> bool:
    return start == 0 or not _NOT_BEFORE.match(text, start - 1)


def _domain_end(text: str, start: int, end: int) -> int | None:
    """Return where the longest domain that begins a run of labels ends, None where there is none."""
    found = None
    at = before = start
    for number, label in enumerate(text[start:end].split(".")):
        if number:
            ending = _ending(text, at, at + len(label))
            if ending and "_" not in text[before:at]:
                found = at + ending
        if not label or label[0] in "-_" or label[-1] in "-_":
            break
        before = at
        at += len(label) + 1
    return found


def _ending(text: str, start: int, end: int) -> int:
    """Return how many characters of a label are a top-level domain, 0 where none is."""
    plain = _ASCII_ENDING.match(text, start)
    assert plain is not None
    if plain[0]:
        if plain.end() <= end and _is_top(plain[0].lower()):
            return len(plain[0])
        puny = _PUNYCODE.match(text, start, end)
        return len(puny[0]) if puny else 0
    for size in range(min(end - start, _LONGEST_TOP), 0, -1):
        after = text[start + size : start + size + 1]
        if _is_top(text[start : start + size]) and not _ASCII_ENDING.fullmatch(after or "."):
            return size
    return 0


def _is_top(label: str) -> bool:
    return label in word_set("x-domains", "generic") or label in word_set("x-domains", "countries")


def _is_domain(domain: str) -> bool:
    if len(domain) > _LONGEST or any(len(label) > _LONGEST_LABEL for label in domain.split(".")):
        return False
    if domain.isascii():
        return True
    try:
        return len(domain.encode("idna")) + _DEFAULT_PROTOCOL <= _LONGEST
    except UnicodeError:
        return False


def _after_domain(text: str, at: int) -> int:
    """Return where an address ends whose domain ends at `at`: after its port, path and query."""
    if port := _PORT.match(text, at):
        at = port.end()
    if text.startswith("/", at):
        path, whole = _path(text, at + 1)
        if path < whole:
            return path
        at = path
    query = _QUERY.match(text, at)
    if query:
        last = _NO_QUERY_END.search(text, query.start(1), query.end())
        end = last.start() if last else query.end()
        return end if end > query.start(1) else at
    return at


def _path(text: str, at: int) -> tuple[int, int]:
    """Return where a path may end, and how far characters of a path reach."""
    end = start = at
    while piece := _PATH_PIECES.match(text, start):
        start = piece.end()
        if piece["plain"] is None:
            end = start
            continue
        last = _NO_PATH_END.search(text, piece.start(), start)
        if last and last.start() > piece.start():
            end = last.start()
    return end, start


def _shortened(link: Link) -> list[Link]:
    """Cut an address of X's own shortener to what that can be."""
    short = _SHORT.match(link.address)
    if not short:
        return [link]
    if len(short[1]) > _LONGEST_SHORT:
        return []
    return [Link(link.start, link.start + short.end(), short[0])]


def _bare(text: str, start: int, end: int) -> list[Link]:
    """Return the addresses without a protocol in a run of labels: their domains are ASCII."""
    if text[start] in _NOT_BEFORE_BARE or (start and text[start - 1] in _NOT_BEFORE_BARE):
        return []
    if not _may_follow(text, start):
        start = next((at + 1 for at in range(start, end) if not text[at].isascii()), end)
    found: list[Link] = []
    for run in _BARE_LABELS.finditer(text, start, end):
        first = run.start() + len(run[0]) - len(run[0].lstrip("."))
        stop = _bare_end(text, first, run.end(), end)
        if stop:
            found.append(Link(first, stop, text[first:stop]))
    if found and text.startswith(("/", "?"), found[-1].end):
        first, stop = found[-1].start, _after_domain(text, found[-1].end)
        found[-1] = Link(first, stop, text[first:stop])
    return [link for link in found if len(link.address) + _DEFAULT_PROTOCOL <= _LONGEST]


def _bare_end(text: str, start: int, end: int, limit: int) -> int | None:
    """Return where a domain ends whose labels are ASCII, but for the last one."""
    stop = _domain_end(text, start, end)
    if end > start and text[end - 1] == "." and end < limit:
        other = _ending(text, end, limit)
        stop = end + other if other and _domain_end(f"{text[start:end]}com", 0, end - start + 3) else stop
    return stop if stop and _is_domain(text[start:stop]) else None
