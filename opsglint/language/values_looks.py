"""Says whether a line may state a value, and what values they may be, from words looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from opsglint.language.values_dates import looks_of_dates
from opsglint.language.values_hours import looks_of_hours
from opsglint.language.values_numbers import looks_of_numbers
from opsglint.language.values_plain import ENTITY, plain, plain_letters, without_meaningless
from opsglint.language.values_sheet import Sheet
from opsglint.language.values_words import looks_of_words
from opsglint.text.patterns import lazy_pattern

_RUN: Final = lazy_pattern("[A-Za-z]+")
# What states no value may reach over spaces: an attribute of HTML, a postal code.
_WIDE: Final = lazy_pattern(r"=\"|\A[0-9][a-z][0-9]", re.IGNORECASE)
# The name of a month states a value of its own only where "month alone" is found besides, and with
# digits in its line.
_NOTHING_ALONE: Final = frozenset(("month",))


class _Piece(NamedTuple):
    """A stretch of a line without spaces, as it stands in a sheet, and what it may hold."""

    text: str
    holds: frozenset[str]


def sheet_of_line(line: str, language: str | None) -> Sheet | None:
    """Return the sheet of a line with the "\\n" at its end, if any; empty where it states no value.

    None where only the sheet of its whole text will do: what states no value may go on in the next
    line, and entities of HTML count as spaces.
    """
    holds = frozenset().union(*[_piece(chunk).holds for chunk in line.split()])
    if "wide" in holds or ("&" in line and ENTITY.search(line)):
        return None
    if holds <= _NOTHING_ALONE:
        return Sheet("", language, frozenset(), ())
    words, end, _ = line.partition("\n")
    shown = " ".join([_piece(piece).text for piece in words.split(" ")]) + end
    offsets = range(len(line)) if len(shown) == len(line) else plain(line)[1]
    return Sheet(shown, language, holds, offsets)


def sheet_of_text(text: str, language: str | None) -> Sheet:
    """Return the sheet of a whole text."""
    letters, offsets = plain(text)
    shown = without_meaningless(letters)
    holds = frozenset(look for piece in set(shown.split(" ")) for look in _looks(piece))
    return Sheet(shown, language, holds, offsets)


@lru_cache(maxsize=8192)
def _piece(written: str) -> _Piece:
    letters = plain_letters(written)
    shown = letters if letters.isalpha() else without_meaningless(letters)
    wide = ("wide",) if _WIDE.search(letters) else ()
    return _Piece(shown, frozenset((*wide, *_looks(shown))))


def _looks(piece: str) -> Iterator[str]:
    """Yield what a piece of a plain text may hold."""
    runs = _RUN.findall(piece)
    small = piece.lower()
    yield from looks_of_numbers(piece)
    yield from looks_of_dates(runs, piece)
    yield from looks_of_hours(small)
    yield from looks_of_words(run.lower() for run in runs)
