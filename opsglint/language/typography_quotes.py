"""Guillemets and the quotation marks that stand in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from opsglint.language.detect import detect
from opsglint.language.typography_faults import FIRM, LOOSE, NO_BREAK, Change, Fault, firm_space
from opsglint.text.patterns import lazy_pattern

_MARK: Final = lazy_pattern(r'["“”„«»]|\n[ \t\r]*(?:\n|\Z)|\n')
_SIGN: Final = lazy_pattern('["“”„«»]')
_SUSPECT: Final = lazy_pattern(rf'["“”„]|<<|«(?![{FIRM}])|»(?<![{FIRM}]»)')
_LETTERS: Final = lazy_pattern(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2}|\b[ày]\b")
# What code has and prose has not.
_CODE: Final = lazy_pattern(r"//|[={}_;]|\w\(|\A\s*[^\W\d]+\d\w*\s*\Z")
_ANGLES: Final = lazy_pattern(r"(?<!<)<<(?!<)(?P<inside>[^<>«»\n]{1,300})>>(?!>)")
_BEFORE_OPENING: Final = "([{'’-–—/*_:;,.!?…"
# Shorter quotations are names and words whose language nobody can tell.
_TELLING: Final = 8
_LONGEST: Final = 1000
# Longer quotations are not marked as a whole.
_SHORT: Final = 300


class _Opening(NamedTuple):
    sign: str
    at: int


def has_quotes(chunk: str) -> bool:
    """Say whether a stretch of a text may have faults of quotation marks: a cheap look."""
    return "<<" in chunk or _SIGN.search(chunk) is not None


def has_suspect_quotes(text: str) -> bool:
    """Say whether a quotation mark of a text is an English one or lacks its no-break space."""
    return _SUSPECT.search(text) is not None


def quote_faults(text: str) -> Iterator[Fault]:
    """Yield the faults of quotation marks in a masked text.

    English marks inside guillemets are the right ones for a quotation in a quotation, and those
    around English words are theirs.
    """
    guillemets: list[int] = []
    opening: _Opening | None = None
    for match in _MARK.finditer(text):
        sign, at = match[0], match.start()
        if sign[0] == "\n":
            opening = None
            if len(sign) > 1:
                yield from (fault for start in guillemets for fault in _sides(text, start, None))
                guillemets.clear()
        elif sign == "«":
            guillemets.append(at)
        elif sign == "»":
            yield from _sides(text, guillemets.pop() if guillemets else None, at)
        elif not guillemets:
            if opening and _closes(opening, sign):
                yield from _english(text, opening.at, at)
                opening = None
            elif _opens(text, sign, at):
                opening = opening or _Opening(sign, at)
    yield from (fault for start in guillemets for fault in _sides(text, start, None))
    yield from _angles(text)


def _opens(text: str, sign: str, at: int) -> bool:
    if sign == "“":
        return True
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    opens = not before or before.isspace() or before in _BEFORE_OPENING
    return opens and bool(after) and (sign == '"' or after.isalnum() or after == "$")


def _closes(opening: _Opening, sign: str) -> bool:
    return sign == ('"' if opening.sign == '"' else "”")


def _english(text: str, start: int, end: int) -> Iterator[Fault]:
    inside = text[start + 1 : end]
    if end - start > _LONGEST or not _LETTERS.search(inside) or _CODE.search(inside):
        return
    if len(inside) < _TELLING or detect(inside) != "en":
        yield _as_guillemets(text, (start, start + 1), (end, end + 1))


def _as_guillemets(text: str, opening: tuple[int, int], closing: tuple[int, int]) -> Fault:
    """Return the fault that quotation marks stand where guillemets and their spaces belong."""
    inside = text[opening[1] : closing[0]]
    first = closing[0] - len(inside.lstrip(LOOSE + FIRM))
    last = opening[1] + len(inside.rstrip(LOOSE + FIRM))
    changes = Change(opening[0], first, f"«{NO_BREAK}"), Change(last, closing[1], f"{NO_BREAK}»")
    return Fault("quotes", opening[0], closing[1], changes)


def _angles(text: str) -> Iterator[Fault]:
    for match in _ANGLES.finditer(text):
        if _LETTERS.search(match["inside"]):
            start, end = match.span("inside")
            yield _as_guillemets(text, (match.start(), start), (end, match.end()))


def _sides(text: str, start: int | None, end: int | None) -> Iterator[Fault]:
    """Yield what is wrong inside guillemets at `start` and `end`, of which one may be missing."""
    spaces = [space for space in (_after(text, start), _before(text, end)) if space]
    if len(set(spaces)) < len(spaces):
        return  # nothing stands between them
    missing = tuple(firm_space(*space) for space in spaces if space[0] == space[1])
    loose = tuple(firm_space(*space) for space in spaces if space[0] < space[1])
    for kind, changes in (("guillemets", missing), ("guillemets-loose", loose)):
        if changes:
            place = _place(text, start, end, changes[0])
            yield Fault(kind, *place, changes, light=changes is loose)


def _place(text: str, start: int | None, end: int | None, change: Change) -> tuple[int, int]:
    """Return the place of a short quotation, or that of the one guillemet that a change is at."""
    if start is None or end is None or end - start > _SHORT or "\n" in text[start:end]:
        return (change.end, change.end + 1) if change.end == end else (change.start - 1, change.start)
    return start, end + 1


def _after(text: str, at: int | None) -> tuple[int, int] | None:
    """Return the place after an opening guillemet where a no-break space belongs and is not."""
    if at is None:
        return None
    end = start = at + 1
    while end < len(text) and text[end] in LOOSE:
        end += 1
    following = text[end : end + 1]
    is_right = not following or following in FIRM or following.isspace()
    return None if is_right else (start, end)


def _before(text: str, at: int | None) -> tuple[int, int] | None:
    if at is None:
        return None
    start = at
    while start > 0 and text[start - 1] in LOOSE:
        start -= 1
    before = text[start - 1 : start]
    is_right = not before or before in FIRM or before.isspace()
    return None if is_right else (start, at)
