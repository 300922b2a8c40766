"""Web addresses in a text, written with or without `https://`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from opsglint.social.characters import visible
from opsglint.social.data_files import word_set

# An address holds one of these signs, and no white space.
_SIGN = re.compile(r"\.(?=[\w\-])|://")
_REST_OF_WORD = re.compile(r"\S*+")
_START = re.compile(
    r"(?P<full>https?://(?=[^\W_]))"
    r"|(?<![\w@\uff20.#\-])(?P<host>[^\W_][\w\-]*+(?:\.[\w\-]++)++)"
    r"(?P<rest>(?::\d{1,5}+)?+[/?#]?+)",
    re.IGNORECASE,
)
# What ends an address wherever it stands: white space, angle brackets, and the quotation marks of
# English and French, none of which RFC 3986 allows in one; a bracket that it did not open; and,
# after punctuation, a handle or a further address, as in `ontario.ca,@name` (but `/@name` is part
# of an address).
_STOP = re.compile(
    r"""[\s<>"`\\^{|}\u00ab\u00bb\u2018-\u201f\u2039\u203a\u2026]|[()\[\]]"""
    r"|(?<=[^\w/=&%+\-])[@\uff20]|(?<=[,;])(?=https?://)",
    re.IGNORECASE,
)
# Characters at which an address never ends.
_PLAIN = re.compile(r"[\w/.:?#=&%+\-]*+")
_LABEL = re.compile(r"[^\W_](?:[\w\-]{0,61}[^\W_])?")
_LOCAL_PART = re.compile(r"[\w.+%\-]{0,64}+[@\uff20]")
_TRAILING = ".,;:!?'*(["
_PATH_SIGNS = ("/", "?", "#")
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
    return list(_found(text)) if "." in text or "/" in text else []


# Several facts and rules ask for the addresses of a text, one after the other.
@lru_cache(maxsize=64)
def _found(text: str) -> tuple[Link, ...]:
    shown, offsets = visible(text)
    return tuple(
        Link(offsets[start], offsets[end - 1] + 1, shown[start:end]) for start, end in _addresses(shown)
    )


def is_domain(name: str) -> bool:
    """Say whether `name` is a domain with a plausible ending (`data/domains.json`)."""
    return len(name) <= _LONGEST_DOMAIN and "." in name and _is_domain(name)


# The same few sites are named in all documents.
@lru_cache(maxsize=1024)
def _is_domain(name: str) -> bool:
    labels = name.split(".")
    return all(_LABEL.fullmatch(label) for label in labels) and _is_ending(labels[-1].casefold())


def _is_ending(label: str) -> bool:
    return label in word_set("domains", "generic") or label in word_set("domains", "countries")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= at:
            start = _word_start(text, at, sign)
            at = _REST_OF_WORD.match(text, sign.end()).end()  # type: ignore[union-attr]  # it matches nothing too
            yield from _addresses_between(text, start, at)


def _word_start(text: str, at: int, sign: re.Match[str]) -> int:
    """Return where, from `at` on, an address may begin whose first sign this is."""
    end = sign.start()
    if sign[0] == "://":
        return max(at, end - len("https"))
    space = text.rfind(" ", at, end)
    return 1 + max(space, text.rfind("\n", max(space, at), end), at - 1)


def _addresses_between(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    while match := _START.search(text, at, stop):
        if match["full"]:
            at = _end(text, match.end())
        elif not _is_bare_address(match) or _LOCAL_PART.match(text, match.end("host")):
            at = match.end("host")
            continue
        else:
            at = _end(text, match.end()) if match[0].endswith(_PATH_SIGNS) else match.end()
        yield match.start(), _trimmed(text, match.start(), at)


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


def _end(text: str, at: int) -> int:
    """Return where an address ends that goes on at `at`, punctuation at its end included."""
    opened = {"(": 0, "[": 0}
    at = _PLAIN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
    for stop in _STOP.finditer(text, at):
        sign = _BRACKETS.get(stop[0])
        if stop[0] in opened:
            opened[stop[0]] += 1
        elif sign is None or not opened[sign]:
            return stop.start()
        else:
            opened[sign] -= 1
    return len(text)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return `end` moved before the punctuation that follows an address."""
    while end > start:
        if text[end - 2 : end].casefold() == "'s":
            end -= 2
        elif text[end - 1] in _TRAILING:
            end -= 1
        else:
            break
    return end
