"""Covers what is no prose in a text, so that typography is not looked for there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from opsglint.language.placeholders import find_placeholders
from opsglint.language.typography_faults import NO_BREAK
from opsglint.text.patterns import lazy_pattern

# What stands in place of each covered character: of links (which reach up to the next space, so
# that one after a link is never taken away), of other words, and of what readers do not see.
LINK: Final = "\ue000"
THING: Final = "\ue001"
UNSEEN: Final = "\ue002"

_FENCE: Final = lazy_pattern(r"^[ \t]{0,3}(?P<fence>```|~~~).*?(?:^[ \t]{0,3}(?P=fence)|\Z)", re.M | re.S)
# Tags of HTML, the address of a Markdown link and its label in a list of them.
_UNSEEN: Final = lazy_pattern(
    r"(?<!<)</?[A-Za-z!][^<>]*>|(?<=\])[ ]?\([^()\s]{1,1000}\)|(?<=\])\([^()\n]{0,1000}\)|^[ \t]{0,3}\[[^\[\]\n]{1,200}\]:",
    re.M,
)
_NAMES: Final = r"[#\uff03]\w+|[@\uff20]\w(?:\w|[.\-@](?=\w))*+"
_NAME: Final = lazy_pattern(_NAMES)
# In order: code, templates, paths of Windows, short codes of emoji, hashtags, handles.
_THING: Final = lazy_pattern(
    r"`[^`\n]{1,1000}`"
    r"|\{[^{}\n]{0,300}\}"
    r"|\b[A-Za-z]:\\[^\s\"]*"
    r"|(?<![\w:]):[a-z][a-z0-9_+-]{0,60}:(?![\w:])"
    rf"|{_NAMES}"
)
_LOCAL_PART: Final = lazy_pattern(r"[\w.+-]{1,64}\Z")
_FIRM_ENTITY: Final = lazy_pattern(r"&(?:nbsp|nnbsp|#160|#8239|#[xX]0*(?:[aA]0|202[fF]));")
_ENTITY: Final = lazy_pattern(r"&(?:[A-Za-z]\w{1,20}|#\d{1,7}|#[xX][\da-fA-F]{1,6});")


class _Cover(NamedTuple):
    start: int
    end: int
    sign: str


def masked(text: str, links: Iterable[tuple[int, int]] = ()) -> str:
    """Return `text`, as long as it is, with links and other things that are no prose covered.

    An entity of HTML that is a no-break space becomes no-break spaces. Takes linear time.
    """
    return _covered(text, _covers(text, links))


def _covered(text: str, covers: Iterable[_Cover]) -> str:
    pieces: list[str] = []
    at = 0
    for cover in sorted(covers):
        if cover.end > at:
            start = max(at, cover.start)
            pieces += (text[at:start], cover.sign * (cover.end - start))
            at = cover.end
    return "".join((*pieces, text[at:]))


def has_firm_entity(text: str) -> bool:
    """Say whether a no-break space is written in a text as an entity of HTML."""
    return "&" in text and _FIRM_ENTITY.search(text) is not None


def without_names(chunk: str, links: Iterable[tuple[int, int]]) -> str:
    """Return a stretch of a text without white space with its links, hashtags and handles covered.

    Whatever this covers, `masked` covers in the text too.
    """
    names = (_Cover(*match.span(), THING) for match in _NAME.finditer(chunk))
    return _covered(chunk, [*(_Cover(start, end, LINK) for start, end in links), *names])


def _covers(text: str, links: Iterable[tuple[int, int]]) -> Iterator[_Cover]:
    for start, end in links:
        yield _Cover(start, end, LINK)
    if "```" in text or "~~~" in text:
        yield from (_Cover(*match.span(), THING) for match in _FENCE.finditer(text))
    yield from (_Cover(*match.span(), UNSEEN) for match in _UNSEEN.finditer(text))
    for match in _THING.finditer(text):
        yield _Cover(_start(text, match), match.end(), THING)
    if "&" in text:
        yield from (_Cover(*match.span(), NO_BREAK) for match in _FIRM_ENTITY.finditer(text))
        yield from (_Cover(*match.span(), THING) for match in _ENTITY.finditer(text))
    for placeholder in find_placeholders(text):
        yield _Cover(placeholder.start, placeholder.end, THING)


def _start(text: str, match: re.Match[str]) -> int:
    """Return where a covered thing begins; what stands before the @ of an address is part of it."""
    start = match.start()
    local = _LOCAL_PART.search(text[max(0, start - 64) : start]) if match[0][0] in "@\uff20" else None
    return start - len(local[0]) if local else start
