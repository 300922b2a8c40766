"""Web addresses in a text, written with or without `https://`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.social.characters import visible
from opsglint.social.data_files import word_set

# What ends an address wherever it stands: white space, angle brackets, and the quotation marks of
# English and French, none of which RFC 3986 allows in one.
_REST = r"""[^\s<>"`\\^{|}\u00ab\u00bb\u2018-\u201f\u2039\u203a\u2026]"""
_ADDRESS = re.compile(
    rf"(?P<full>https?://{_REST}++)"
    r"|(?<![\w@\uff20.#\-])(?P<host>[^\W_][\w\-]*+(?:\.[\w\-]++)++)"
    rf"(?P<rest>(?::\d{{1,5}}+)?+(?:[/?#]{_REST}*+)?+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W_](?:[\w\-]{0,61}[^\W_])?")
_LOCAL_PART = re.compile(r"[\w.+%\-]{0,64}+[@\uff20]")
# A handle after punctuation is a new word, as in `ontario.ca,@name`; `/@name` is an address.
_HANDLE_AFTER = re.compile(r"[^\w/=&%+\-][@\uff20]")
_TRAILING = re.compile(r"[.,;:!?'*]")
_BRACKETS = {")": "(", "]": "["}
_LONGEST_DOMAIN = 253  # RFC 1035, section 2.3.4


class Link(NamedTuple):
    """An address and the characters of the text that it covers."""

    start: int
    end: int
    address: str


def find_links(text: str) -> list[Link]:
    """Return the web addresses of a text in order, as written save for invisible characters.

    Punctuation, quotation marks and brackets around an address are not part of it; parts of
    e-mail addresses and names of files are none. Takes time linear in the text.
    """
    shown, offsets = visible(text)
    found: list[Link] = []
    for start, end in _addresses(shown):
        found.append(Link(offsets[start], offsets[end - 1] + 1, shown[start:end]))
    return found


def is_domain(name: str) -> bool:
    """Say whether `name` is a domain with a plausible ending (`data/domains.json`)."""
    labels = name.split(".")
    return (
        len(labels) > 1
        and len(name) <= _LONGEST_DOMAIN
        and all(_LABEL.fullmatch(label) for label in labels)
        and _is_ending(labels[-1].casefold())
    )


def _is_ending(label: str) -> bool:
    return label in word_set("domains", "generic") or label in word_set("domains", "countries")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while match := _ADDRESS.search(text, at):
        start, end = match.span()
        at = max(end, at + 1)
        if match["full"]:
            end = _trimmed(text, start, end)
            # At least one letter or digit of a host has to follow the scheme.
            if re.search(r"//[^\W_]", text[start:end]):
                yield start, end
        elif _is_bare_address(match) and not _LOCAL_PART.match(text, match.end("host")):
            yield start, _trimmed(text, start, end)
        else:
            end = at = match.end("host")
            continue
        at = max(_trimmed(text, start, match.end()), start + 1)


def _is_bare_address(match: re.Match[str]) -> bool:
    host: str = match["host"]
    if not is_domain(host):
        return False
    *_, name, ending = host.split(".")
    if match["rest"].startswith("/") or ending == "ca":
        return True
    # `Fini.It starts` lacks a space, and `9.am` is an hour.
    is_sentence = len(ending) == 2 and ending.istitle() and ending != "Ca"
    return not is_sentence and not (name.isdecimal() and ending.casefold() in ("am", "pm"))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an address ends that stands somewhere between `start` and `end`."""
    handle = _HANDLE_AFTER.search(text, start, end)
    end = _closed(text, start, handle.start() if handle else end)
    while end > start:
        if text[end - 2 : end].casefold() == "'s":
            end -= 2
        elif _TRAILING.match(text[end - 1]) or text[end - 1] in "([":
            end -= 1
        else:
            break
    return end


def _closed(text: str, start: int, end: int) -> int:
    """Return the offset of the first closing bracket that the address did not open, or `end`."""
    opened = {"(": 0, "[": 0}
    for at in range(start, end):
        letter = text[at]
        if letter in opened:
            opened[letter] += 1
        elif letter in _BRACKETS:
            opened[_BRACKETS[letter]] -= 1
            if opened[_BRACKETS[letter]] < 0:
                return at
    return end
