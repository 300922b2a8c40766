"""Spaces before the colon, and before ; ! and ?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opsglint.language.typography_faults import ANY_SPACE, FIRM, LOOSE, Change, Fault, firm_space
from opsglint.language.typography_masks import LINK, THING, UNSEEN
from opsglint.text.patterns import lazy_pattern

# Signs, and accents that stand apart from their letters, after which a colon or an exclamation mark may end a phrase.
_ACCENTS: Final = "\u0300\u0301\u0302\u0308\u0327"
_CLOSING: Final = "»”\"’')]}%$€¢°²³…!?.*_>" + _ACCENTS + THING + UNSEEN
_PICTURES: Final = "\u20e3\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_PICTURE: Final = lazy_pattern(f"[{_PICTURES}]")
# The names of links are no words: mailto:
_SCHEME: Final = lazy_pattern(r"(?<!\w)(?:mailto|https?|ftp)\Z")
# A colon ends what comes before it where a space, the end, a link or a picture follows, or the mark
# that closes emphasis; not in hours, ratios, addresses and smileys.
_COLON: Final = lazy_pattern(
    rf"(?<![{LOOSE}])(?P<space>[{LOOSE}]*+):(?=\s|\Z|[»”\"]|>>|\*\*|__|[*_](?=\s|\Z|[»:])|[{_PICTURES}{LINK}{THING}{UNSEEN}])"
)
_SMILEY_EMPHASIS: Final = lazy_pattern(r":[*_](?![*_])")
_RATIO_BEFORE: Final = lazy_pattern(r"(?:ratio|rapport|échelle|proportion|pointage|marque|score|\bde|\bà)[ \u00a0]\d{1,5}\Z", re.I)
_RATIO_AFTER: Final = lazy_pattern(rf":[{LOOSE}]*+\d")
_SPACED: Final = lazy_pattern(
    rf"(?<![{ANY_SPACE}])[{ANY_SPACE}]++(?:;(?=\s|\Z|[»”])|[!?]++(?:[{ANY_SPACE}]++[!?]++)*+"
    rf"(?=\s|\Z|[»”\"’)\]*_.,;:…/<{_PICTURES}{LINK}{THING}{UNSEEN}]))"
)
# A colon after a no-break space is right, and one after the name of a scheme belongs to a link.
_SUSPECT: Final = lazy_pattern(rf":(?<![{FIRM}]:)(?<!\shttps:)(?<!\shttp:)|[;!?](?<=[{ANY_SPACE}].)")
_SPACES: Final = lazy_pattern(rf"[{ANY_SPACE}]++")
_OPENING: Final = "*_([{«“\"'’"
_SHORT: Final = 24
_TAG: Final = 40


def has_suspect_signs(text: str) -> bool:
    """Say whether the space before a sign of a text, whatever it belongs to, may be wrong."""
    return _SUSPECT.search(text) is not None


def sign_faults(text: str) -> Iterator[Fault]:
    """Yield the faults of spacing before : ; ! and ? in a masked text."""
    if ":" in text:
        yield from _colons(text)
    for match in _SPACED.finditer(text):
        if _ends_phrase(text, match.start()):
            changes = (Change(*space.span(), "") for space in _SPACES.finditer(text, *match.span()))
            yield Fault("spaced", _word_start(text, match.start()), match.end(), tuple(changes))


def _colons(text: str) -> Iterator[Fault]:
    for match in _COLON.finditer(text):
        start, end = match.span("space")
        if not _ends_phrase(text, start, may_be_link=start == end):
            continue
        if start < end and (_SMILEY_EMPHASIS.match(text, end) or _is_ratio(text, start, end)):
            continue
        place = _word_start(text, start), match.end()
        changes = [firm_space(start, end)]
        if text[match.end() : match.end() + 1] == LINK:
            changes.append(Change(match.end(), match.end(), " "))
        yield Fault("colon-loose" if start < end else "colon", *place, tuple(changes), start < end)


def _ends_phrase(text: str, at: int, may_be_link: bool = False) -> bool:
    """Say whether what stands before `at` is a word or closes one, on the same line."""
    if not at:
        return False
    sign = text[at - 1]
    if sign in "*_>" and (at < 2 or text[at - 2].isspace()):
        return False  # a bullet of a list or the mark of a quotation
    if sign == LINK:
        return may_be_link
    if _SCHEME.search(text[max(0, at - 7) : at]):
        return False
    return sign.isalnum() or sign in _CLOSING or bool(_PICTURE.match(sign))


def _is_ratio(text: str, start: int, colon: int) -> bool:
    before = text[max(0, start - _SHORT) : start]
    return bool(_RATIO_AFTER.match(text, colon) and _RATIO_BEFORE.search(before))


def _word_start(text: str, at: int) -> int:
    """Return where the word before `at` begins, without marks of emphasis or brackets before it."""
    start = at
    while start > max(0, at - _TAG) and text[start - 1] == UNSEEN:
        start -= 1
    least = max(0, start - _SHORT)
    while start > least and text[start - 1] != UNSEEN and not text[start - 1].isspace():
        start -= 1
    while start < at - 1 and text[start] in _OPENING:
        start += 1
    return start
