"""What an English or a French text states in figures, and where two texts state different things.

Numbers, amounts, percentages, dates, hours and telephone numbers, as Canadian English and Canadian
French write them (Canadian Style; Office québécois de la langue française): `1,000.50` and
`1 000,50`, `2 p.m.` and `14 h`, `$1.2 billion` and `1,2 milliard de dollars` read equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from opsglint.language.values_dates import read_dates, weekday_of
from opsglint.language.values_hours import read_hours
from opsglint.language.values_looks import NOTHING, look_at, sheet_of_text
from opsglint.language.values_numbers import read_numbers, read_telephones
from opsglint.language.values_sheet import Kind, Manner, Sheet, Value
from opsglint.language.values_words import read_words

__all__ = ["Kind", "Manner", "Value", "differences", "read_stated", "read_values"]

_Key = tuple[str, ...]
_MEASURED = (Kind.AMOUNT, Kind.PERCENTAGE)


# The versions of a text on several platforms, and those of its other language, ask for the same.
@lru_cache(maxsize=64)
def read_values(text: str, language: str | None = None) -> tuple[Value, ...]:
    """Return the values that a text states, in order; links, handles and hashtags state none.

    `language` is `en` or `fr` where it is known: it decides what `1,500` and `billion` mean.
    """
    return _read_lines(text, language, stated_alone=False)


@lru_cache(maxsize=64)
def read_stated(text: str, language: str | None = None) -> tuple[Value, ...]:
    """Return the values of a text that another text may have to state too, and of the words beside them.

    These are enough to see that two texts agree, but not to see in what they differ: what is left
    out may answer to a value.
    """
    return _read_lines(text, language, stated_alone=True)


def _read_lines(text: str, language: str | None, *, stated_alone: bool) -> tuple[Value, ...]:
    found: list[Value] = []
    at = 0
    for words in text.split("\n"):
        end = at + len(words)
        line = look_at(words, is_last=end == len(text)) if words else NOTHING
        if line.is_part:
            return _read(sheet_of_text(text, language))
        for stretch in line.stretches:
            if stretch.is_stating or not stated_alone:
                values = _values_of_stretch(stretch.text, stretch.holds, language)
                found += [_moved(value, at, stretch.start, line.offsets) for value in values]
        at = end + 1
    return tuple(found)


def _moved(value: Value, line: int, stretch: int, offsets: Sequence[int] | None) -> Value:
    """Return a value of a stretch of a line with its place in their text."""
    kind, canonical, start, end, manner, also = value
    first, last = stretch + start, stretch + end - 1
    if offsets:
        first, last = offsets[first], offsets[last]
    return Value(kind, canonical, line + first, line + last + 1, manner, also)


@lru_cache(maxsize=4096)
def _values_of_stretch(text: str, holds: frozenset[str], language: str | None) -> tuple[Value, ...]:
    return _read(Sheet(text, language, holds, range(len(text))))


def _read(sheet: Sheet) -> tuple[Value, ...]:
    for read in (read_telephones, read_hours, read_dates, read_numbers, read_words):
        read(sheet)
    return sheet.located()


def differences(
    left: Iterable[Value], right: Iterable[Value]
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return what only the left text states, and what only the right one does.

    A number in words is missed only where the other text has a number too that is missed here:
    « les deux » may well be both.
    """
    left, right = tuple(left), tuple(right)
    mine, theirs = _missed(left, right), _missed(right, left)
    return _firm(mine, theirs), _firm(theirs, mine)


def _missed(values: Iterable[Value], others: Iterable[Value]) -> list[Value]:
    said = {(other.kind, other.canonical) for other in others}
    sought = [
        value for value in values
        if value.manner is not Manner.ASIDE and (value.kind, value.canonical) not in said
    ]  # fmt: skip
    offered = {key for other in others for key in _offered(other)} if sought else set()
    found: dict[tuple[Kind, str], Value] = {}
    for value in sought:
        if offered.isdisjoint(_wanted(value)):
            found.setdefault((value.kind, value.canonical), value)
    return list(found.values())


def _firm(values: list[Value], others: list[Value]) -> tuple[Value, ...]:
    is_exchanged = any(other.kind not in (Kind.DATE, Kind.TELEPHONE) for other in others)
    return tuple(v for v in values if v.manner is not Manner.WORDS or is_exchanged)


def _readings(value: Value) -> Iterator[tuple[Kind, str]]:
    yield value.kind, value.canonical
    yield from value.also


def _wanted(value: Value) -> Iterator[_Key]:
    """Yield the keys of which another text must offer one to state the same.

    Between a number without a unit and one with a unit lies no difference: it is « 5 à 10 % ».
    """
    for kind, form in _readings(value):
        if kind is Kind.DATE:
            yield from _wanted_dates(form)
        elif kind is Kind.NUMBER:
            yield ("figure", form)
        else:
            yield (kind, form)
            if kind in _MEASURED:
                yield (Kind.NUMBER, form)


def _offered(value: Value) -> Iterator[_Key]:
    for kind, form in _readings(value):
        if kind is Kind.DATE:
            yield from _offered_dates(form)
            continue
        yield (kind, form)
        if kind is Kind.NUMBER or kind in _MEASURED:
            yield ("figure", form)


def _wanted_dates(form: str) -> Iterator[_Key]:
    """Yield the keys of a date; a year or a day of the week may be left unsaid on either side."""
    year, month, day, weekday = form.split(" ")
    if month == "-":
        yield ("weekday", weekday)
        return
    years = ("*",) if year == "-" else (year, "-")
    weekdays = ("*",) if weekday == "-" else (weekday, "-")
    for one, other in product(years, weekdays):
        yield ("day", one, month, day, other) if day != "-" else ("month", one, month)


def _offered_dates(form: str) -> Iterator[_Key]:
    year, month, day, weekday = form.split(" ")
    named = weekday_of(form) or weekday
    yield ("weekday", named)
    for part in (year, day):
        yield ("figure", part)
    for one, other in product((year, "*"), (weekday, "*")):
        yield ("day", one, month, day, other)
        yield ("month", one, month)
