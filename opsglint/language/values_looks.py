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

_RUN: Final = lazy_pattern("[a-z]+")
# What states no value may reach over spaces: an attribute of HTML, a postal code.
_WIDE: Final = lazy_pattern(r"=\"|\A[0-9][a-z][0-9]", re.IGNORECASE)
# The name of a month states a value of its own only where "month alone" is found besides, and with
# digits in its line.
_NOTHING_ALONE: Final = frozenset(("month",))


WHOLE: Final = "whole"
# Other words only answer to a value of the other version, or hold one that nobody misses there.
STATING: Final = frozenset(("digits", "number", "day", "month alone", "noon", "fraction", WHOLE))


class _Piece(NamedTuple):
    """A stretch of a line without spaces, as it stands in a sheet, and what it may hold."""

    text: str
    holds: frozenset[str]


@lru_cache(maxsize=8192)
def holds_of_line(line: str) -> frozenset[str]:
    """Return what a line may hold.

    `WHOLE` alone where it has to be read with the rest of its text: what states no value may go on
    in the next line, and entities of HTML count as spaces.
    """
    holds: frozenset[str] = frozenset().union(*[_piece(chunk).holds for chunk in line.split()])
    if "wide" in holds or ("&" in line and ENTITY.search(line)):
        return frozenset((WHOLE,))
    return holds if holds != _NOTHING_ALONE else frozenset()


def sheet_of_line(line: str, language: str | None) -> Sheet:
    """Return the sheet of a line, with the "\\n" at its end, if any."""
    words, end, _ = line.partition("\n")
    shown = " ".join([_piece(piece).text for piece in words.split(" ")]) + end
    offsets = range(len(line)) if len(shown) == len(line) else plain(line)[1]
    return Sheet(shown, language, holds_of_line(line), offsets)


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
    small = piece.lower()
    runs = frozenset(_RUN.findall(small))
    yield from looks_of_numbers(piece)
    yield from looks_of_dates(runs, piece)
    yield from looks_of_hours(small)
    yield from looks_of_words(runs)
