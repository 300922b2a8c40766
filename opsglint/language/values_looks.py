"""Says whether a line may state a value, and what values they may be, from words looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from opsglint.language.values_dates import NAMES_OF_DAYS_AND_MONTHS, looks_of_dates
from opsglint.language.values_hours import looks_of_hours
from opsglint.language.values_numbers import looks_of_numbers
from opsglint.language.values_plain import ENTITY, TAKEN, plain, plain_letters, without_meaningless
from opsglint.language.values_sheet import Sheet
from opsglint.language.values_words import NUMBER_WORDS, looks_of_words
from opsglint.text.patterns import lazy_pattern

_RUN: Final = lazy_pattern("[a-z]+")
# What states no value may reach over spaces: an attribute of HTML, a postal code.
_WIDE: Final = lazy_pattern(r"=\"|(?<!\S)[0-9][a-z][0-9]", re.IGNORECASE)
# The name of a month states a value of its own only where "month alone" is found besides, and with
# digits in its line.
_NOTHING_ALONE: Final = frozenset(("month",))


_WORD: Final = lazy_pattern("([A-Za-z]+)[.,;!?]*")
# Words that patterns of values look at, alone or joined: the space between two may be left out.
_NEAR_VALUES: Final = (
    *NAMES_OF_DAYS_AND_MONTHS, *sorted(NUMBER_WORDS), "millier", "milliers",
    *["k", "m", "b", "g", "bn", "ca", "us", "cad", "usd", "c", "d", "de", "dollar", "dollars", "euro", "euros", "per", "percent", "cent", "cents", "pour", "pourcent", "pct", "p", "to", "a", "and", "et", "or", "ou", "au", "the", "le", "les", "of", "through", "until", "in", "by", "since", "during", "early", "late", "mid", "this", "next", "last", "from", "before", "after", "every", "en", "mi", "fin", "fins", "debut", "mois", "des", "black", "cyber", "good", "easter", "giving", "ash", "palm", "super", "casual", "business", "working", "day", "days", "la", "jour", "jours", "semaine", "ouvrable", "ouvrables", "week", "end", "ends", "weekend", "tous", "chaque", "h", "eures", "heure", "heures", "hour", "hours", "hr", "hrs", "r", "re", "res", "sur", "par", "annee", "an", "year", "around", "clock", "minute", "minutes", "min", "mins", "am", "pm", "morning", "afternoon", "evening", "at", "night", "tonight", "o", "ce", "du", "apres", "midi"],
)  # fmt: skip
# Some look at what stands before or after without asking where a word of theirs begins or ends.
_NEAR: Final = lazy_pattern(rf"(?:{'|'.join(_NEAR_VALUES)})*(?:(?:matin|soir|quotidien).*)?")
_NEAR_ENDS: Final = ("de", "des", "entre")
_LONGEST_WORD: Final = 25
_ANY_WORD: Final = frozenset(("number", "holding"))
_ANYTHING: Final = " " + TAKEN
# Other words only answer to a value of the other version, or hold one that nobody misses there.
_STATING: Final = frozenset(("digits", "number", "day", "month alone", "noon", "fraction"))


class _Piece(NamedTuple):
    """A stretch of a line without spaces, as it stands in a sheet, and what it may hold.

    `is_apart` says that it is a word that no value holds or looks at.
    """

    text: str
    holds: frozenset[str]
    is_apart: bool


class Stretch(NamedTuple):
    """A stretch of a line in plain letters that may state a value, and where it starts there.

    What stands beside it is a sign for any word (see `values_plain.TAKEN`). `is_stating` is false
    where it can only answer to a value of another text.
    """

    start: int
    text: str
    holds: frozenset[str]
    is_stating: bool


class Line(NamedTuple):
    """The stretches of a line that may state a value.

    `offsets` says where the characters of the plain line stand in the line, None where nothing was
    left out. Where `is_part`, the line has to be read with the rest of its text: what states no
    value may go on in the next line, and entities of HTML count as spaces.
    """

    stretches: tuple[Stretch, ...] = ()
    offsets: Sequence[int] | None = None
    is_part: bool = False


NOTHING: Final = Line()
_PART: Final = Line(is_part=True)


@lru_cache(maxsize=8192)
def look_at(line: str, *, is_last: bool) -> Line:
    """Return the stretches of a line that may state a value.

    Other lines tell nothing of what it states, but that one follows: "1." numbers an item there. A
    word that is part of no value parts stretches; where numbers are in words, any word may be part
    of one, and the line is one stretch.
    """
    if "&" in line and ENTITY.search(line):
        return _PART
    pieces = [_piece(piece) for piece in line.split(" ")]
    telling = [at for at, piece in enumerate(pieces) if piece.holds]
    if not telling:
        return NOTHING
    holds = _held(pieces)
    if "wide" in holds:
        return _PART
    plain_line = " ".join([piece.text for piece in pieces])
    offsets = None if len(plain_line) == len(line) else plain(line)[1]
    end = "" if is_last else "\n"
    if not _ANY_WORD.isdisjoint(holds):
        return Line((Stretch(0, plain_line + end, holds, not _STATING.isdisjoint(holds)),), offsets)
    return Line(tuple(_stretches(pieces, telling, end)), offsets)


def _stretches(pieces: list[_Piece], telling: list[int], end: str) -> Iterator[Stretch]:
    """Yield the stretches around telling pieces, up to words on either side that stand apart."""
    last = start = 0
    for at in telling:
        if at < last:
            continue
        first = at
        while first > last and not pieces[first - 1].is_apart:
            first -= 1
        start += sum([len(piece.text) + 1 for piece in pieces[last:first]])
        last = at + 1
        while last < len(pieces) and not pieces[last].is_apart:
            last += 1
        group = pieces[first:last]
        text = " ".join([piece.text for piece in group])
        holds = pieces[at].holds if len(group) == 1 else _held(group)
        if holds != _NOTHING_ALONE:
            before = TAKEN + " " if first else ""
            after = _ANYTHING if last < len(pieces) else end
            yield Stretch(start - len(before), before + text + after, holds, not _STATING.isdisjoint(holds))
        start += len(text) + 1


def _held(pieces: Iterable[_Piece]) -> frozenset[str]:
    return frozenset().union(*[piece.holds for piece in pieces])


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
    holds = frozenset((*wide, *_looks(shown)))
    word = _WORD.fullmatch(shown)
    return _Piece(shown, holds, not holds and word is not None and not _is_near_values(word[1].lower()))


def _is_near_values(word: str) -> bool:
    """Say whether a word that holds no value may be looked at by a pattern that finds one."""
    return len(word) > _LONGEST_WORD or word.endswith(_NEAR_ENDS) or bool(_NEAR.fullmatch(word))


def _looks(piece: str) -> Iterator[str]:
    """Yield what a piece of a plain text may hold."""
    small = piece.lower()
    runs = frozenset(_RUN.findall(small))
    yield from looks_of_numbers(piece)
    yield from looks_of_dates(runs, piece)
    yield from looks_of_hours(small)
    yield from looks_of_words(runs)
