"""Reads dates, months and days of the week as English and Canadian French write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import repeat
from typing import Final

from opsglint.language.values_sheet import Kind, Manner, Sheet, Value
from opsglint.text.patterns import lazy_pattern

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january janvier janv jan", "february fevrier fevr feb fev", "march mars mar",
            "april avril apr avr", "may mai", "june juin jun", "july juillet juill juil jul",
            "august aout aug", "september septembre sept sep", "october octobre oct",
            "november novembre nov", "december decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays lundi lundis mon lun", "tuesday tuesdays mardi mardis tues tue mar",
            "wednesday wednesdays mercredi mercredis wed mer", "thursday thursdays jeudi jeudis thurs thur thu jeu",
            "friday fridays vendredi vendredis fri ven", "saturday saturdays samedi samedis sat sam",
            "sunday sundays dimanche dimanches sun dim",
        )
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES_OF_DAYS_AND_MONTHS: Final = (*_DAYS, *_MONTHS)
# Words that are months or days only in a date, because they mean other things besides.
_CAPITAL_MONTHS: Final = frozenset(("may", "march", "mar"))
_SHORT: Final = 5  # letters of the longest abbreviation of a day


def _one_of(names: Iterator[str] | list[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?:{_one_of(list(_MONTHS))})(?![a-z])\.?"
_DAY_NAME = rf"(?:{_one_of(list(_DAYS))})(?![a-z])\.?"
_NUMBER = r"(?<![0-9.,$/:-])(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|re|e)?(?![\w$%]|[.,:/][0-9]| ?[$%])"
_LATER_NUMBER = _NUMBER.replace("(?<![0-9.,$/:-])", "(?<![0-9])")
_YEAR = r"(?:19|20)[0-9]{2}(?![\w]|[.,][0-9]| ?[$%])"
_WITH_NAME = rf"(?:{_DAY_NAME},? (?:the |le )?)?"
_JOIN = r"(?: ?- ?| ?& ?| (?:et|and|au|a|to|ou|or|through|until|jusqu'au) )(?:(?:le|the|les|au) )?"
_LIST = r"(?: ?, ?)"

_ISO = lazy_pattern(r"(?<![\w/-])(?P<y>(?:19|20)[0-9]{2})([-/.])(?P<m>[01]?[0-9])\2(?P<d>[0-3]?[0-9])(?![\w/-])")
_NUMERIC = lazy_pattern(r"(?<![\w/-])(?P<a>[0-3]?[0-9])([-/])(?P<b>[0-3]?[0-9])\2(?P<y>(?:19|20)[0-9]{2})(?![\w/-])")
_DAY_FIRST = lazy_pattern(
    rf"(?<![a-z])(?=[0-9dfjlmstvw])(?P<days>{_WITH_NAME}{_NUMBER}(?:(?:{_JOIN}|{_LIST}){_WITH_NAME}{_LATER_NUMBER}){{0,8}})"
    rf"(?: of)?[ -](?P<month>{_MONTH})(?P<year>,? ?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_FIRST = lazy_pattern(
    rf"(?<![a-z])(?=[a-z])(?P<name>{_WITH_NAME})(?P<month>{_MONTH}) ?(?P<days>(?:the )?{_NUMBER}"
    rf"(?:(?:{_LIST}{_LATER_NUMBER}){{0,6}},?{_JOIN}{_WITH_NAME}{_LATER_NUMBER}(?! ?(?:{_MONTH}))){{0,2}})(?P<year>,? {_YEAR})?",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = lazy_pattern(rf"(?<![a-z])(?=[adfjmnos])(?P<month>{_MONTH})(?: of|,| de)? (?P<year>{_YEAR})", re.IGNORECASE)
_MONTH_ALONE = lazy_pattern(
    r"(?<![a-z])(?=[a-z])(?P<before>(?:in|of|by|until|since|during|early|late|mid|this|next|last|from|through|before|after|every"
    rf"|en|de|d'ici|mi|fin|debut|mois|des)[ -])?(?P<month>{_one_of(list(_MONTHS))})(?![a-z])(?P<dot>\.)?",
    re.IGNORECASE,
)
_MONTH_OR_WORD: Final = frozenset(("may", "march", "mars"))
_ENGLISH_MONTHS: Final = frozenset(("january", "march", "april", "may", "june", "july", "august"))
_FULL_MONTHS: Final = frozenset(
    name for name in _MONTHS if len(name) > 5 or name in ("march", "mars", "april", "avril", "may", "mai", "june", "juin", "july", "aout")
)
_DAY_RANGE = lazy_pattern(
    rf"(?<![a-z])(?=[dfjlmstvw])(?P<first>{_DAY_NAME})(?P<join> ?[-/,&] ?| (?:to|au|a|and|et|through) )(?=(?P<last>{_DAY_NAME}))", re.IGNORECASE
)
_DAY_ALONE = lazy_pattern(
    r"(?<![a-z])(?=[a-z])(?P<before>(?:black|cyber|good|easter|giving|ash|palm|super|casual) )?"
    rf"(?P<name>{_one_of([name for name in _DAYS if len(name) > _SHORT])}|lundi|mardi|jeudi"
    rf"|(?:tues|thurs|thur|lun|ven)(?=\.))(?![a-z])",
    re.IGNORECASE,
)
_EVERY_DAY = lazy_pattern(
    r"(?<![a-z])(?:(?P<work>week ?-?days?|business days?|working days?|(?:en|la|jours? de) semaine|jours? ouvrables?)"
    r"|(?P<rest>week-?ends?|fins? de semaine)|(?P<all>daily|every day|tous les jours|chaque jour|quotidien\w{0,6}))(?![a-z])",
    re.IGNORECASE,
)
_STANDS_FOR_DAYS = lazy_pattern(r"week|quotidien|(?:days?|jours?|semaine|daily)\Z", re.IGNORECASE)
_LONGEST_MONTH: Final = 12
_LETTERS = lazy_pattern("[A-Za-z]+")
_WORD = lazy_pattern("[a-z]+")
_DAY_THEN_WORD = lazy_pattern(r"[0-9][A-Za-z]{0,2}(?: [Oo][Ff])?[ -][A-Za-z]{3}")
_WORD_THEN_DAY = lazy_pattern(r"[A-Za-z]{3}\.? ?(?:[Tt][Hh][Ee] )?[0-9]")
_AFTER_MONTH = lazy_pattern(rf"(?<![a-z]){_MONTH} ?\Z", re.IGNORECASE)
_EACH_DAY = lazy_pattern(rf"(?P<name>{_DAY_NAME})?[^0-9]*?(?P<day>[0-9]{{1,2}})", re.IGNORECASE)


def read_dates(sheet: Sheet) -> None:
    """Take the dates from a sheet, the most explicit ones first, then months and days alone."""
    if "digits" in sheet.holds:
        _read_digits(sheet)
    if "day" in sheet.holds:
        sheet.take(_DAY_RANGE, _first_of_range)
    if "every day" in sheet.holds:
        sheet.take(_EVERY_DAY, _every_day)
    if "day" in sheet.holds:
        sheet.take(_DAY_ALONE, _day_alone)
    if "month alone" in sheet.holds and not _MONTHS.keys().isdisjoint(_WORD.findall(sheet.text.lower())):
        sheet.take(_MONTH_ALONE, _month_alone)


def looks_of_dates(runs: frozenset[str], piece: str) -> Iterator[str]:
    """Yield what a piece of a plain text may hold, of which `runs` are the runs of small letters."""
    if not _MONTHS.keys().isdisjoint(runs):
        yield "month"
        if any(_may_stand_alone(match) for match in _MONTH_ALONE.finditer(piece)):
            yield "month alone"
    if not _DAYS.keys().isdisjoint(runs) and any(map(_is_day, _LETTERS.findall(piece), repeat(piece))):
        yield "day"
    if any(map(_STANDS_FOR_DAYS.match, runs)):
        yield "every day"


def _may_stand_alone(match: re.Match[str]) -> bool:
    """Say whether a month can be read without a day, whatever stands before it."""
    name = match["month"].lower()
    is_english_word = match["month"].islower() and name in _ENGLISH_MONTHS
    return not is_english_word and (name in _FULL_MONTHS or match["dot"] is not None)


def _is_day(run: str, piece: str) -> bool:
    """Say whether a word is the name of a day and not one that means other things besides."""
    name = run.lower()
    sure = len(name) > _SHORT or run[0].isupper() or name.endswith("di") or f"{run}." in piece
    return sure and name in _DAYS


def _read_digits(sheet: Sheet) -> None:
    if "four digits" in sheet.holds:
        sheet.take(_ISO, lambda m: _numeric(m, [(int(m["y"]), int(m["m"]), int(m["d"]))]))
        sheet.take(_NUMERIC, lambda m: _numeric(m, [
            (int(m["y"]), int(m["b"]), int(m["a"])), (int(m["y"]), int(m["a"]), int(m["b"])),
        ]))  # fmt: skip
    if "month" in sheet.holds:
        _read_months(sheet)


def _read_months(sheet: Sheet) -> None:
    if _DAY_THEN_WORD.search(sheet.text):
        sheet.take(_DAY_FIRST, _day_first)
    if _WORD_THEN_DAY.search(sheet.text):
        sheet.take(_MONTH_FIRST, _month_first)
    if "four digits" in sheet.holds:
        sheet.take(_MONTH_AND_YEAR, _month_and_year)


def canonical(year: int | None, month: int | None, day: int | None, weekday: int | None) -> str:
    """Return the canonical form of a date of which only some parts may be known."""
    name = _WEEKDAYS[weekday] if weekday is not None else None
    return " ".join(str(part) if part is not None else "-" for part in (year, month, day, name))


def weekday_of(canonical_date: str) -> str | None:
    """Return the day of the week on which a full date falls, None for one that lacks a part."""
    year, month, day, _ = canonical_date.split(" ")
    try:
        return _WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
    except ValueError:
        return None


def _numeric(match: re.Match[str], dates: list[tuple[int, int, int]]) -> list[Value] | None:
    sound = [(y, m, d) for y, m, d in dates if 1 <= m <= 12 and 1 <= d <= 31]
    if not sound:
        return None
    first, *others = (canonical(*parts, None) for parts in sound)
    also = tuple((Kind.DATE, other) for other in others if other != first)
    return [Value(Kind.DATE, first, *match.span(), also=also)]


def _month(name: str) -> int | None:
    """Return the number of a month; None for an English word that only capitals make a month."""
    name = name.rstrip(".")
    if name.lower() in _CAPITAL_MONTHS and name.islower():
        return None
    return _MONTHS[name.lower()]


def _weekday(name: str | None) -> int | None:
    return _DAYS[name.rstrip(".").lower()] if name else None


def _day_first(match: re.Match[str]) -> list[Value] | None:
    """Read « 25 et 26 novembre », but not the 24-Jan of Dec. 24-Jan. 2."""
    if _AFTER_MONTH.search(match.string, max(match.start() - _LONGEST_MONTH, 0), match.start()):
        return None
    month = _MONTHS[match["month"].rstrip(".").lower()]
    year = _year(match)
    found = list(_EACH_DAY.finditer(match.string, *match.span("days")))
    # Of « le 5, 12 cliniques » nobody can be sure: a day that takes its month from a later one
    # counts as a number besides.
    return [
        _dated(each, year, month, is_sure=at == len(found) - 1, end=match.end() if at == len(found) - 1 else None)
        for at, each in enumerate(found)
    ]


def _month_first(match: re.Match[str]) -> list[Value] | None:
    month = _month(match["month"])
    if month is None:
        return None
    year = _year(match)
    name = _weekday(match["name"].strip(" ,").split(" ")[0].strip(",") or None)
    found = list(_EACH_DAY.finditer(match.string, *match.span("days")))
    first = found[0]
    values = [Value(Kind.DATE, canonical(year, month, int(first["day"]), name), match.start(), first.end())]
    values += [_dated(each, year, month, is_sure=False) for each in found[1:]]
    return values


def _dated(match: re.Match[str], year: int | None, month: int, *, is_sure: bool, end: int | None = None) -> Value:
    day = int(match["day"])
    also = () if is_sure else ((Kind.NUMBER, str(day)),)
    start = match.start("name") if match["name"] else match.start("day")
    form = canonical(year, month, day, _weekday(match["name"]))
    return Value(Kind.DATE, form, start, _trimmed(match.string, end or match.end()), also=also)


def _trimmed(text: str, end: int) -> int:
    """Return the end of a date without the full stop of an abbreviation or of its sentence."""
    return end - 1 if text[end - 1] == "." else end


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"].strip(" ,")) if match["year"] else None


def _month_and_year(match: re.Match[str]) -> list[Value]:
    month = _MONTHS[match["month"].rstrip(".").lower()]
    return [Value(Kind.DATE, canonical(int(match["year"]), month, None, None), *match.span())]


def _month_alone(match: re.Match[str]) -> list[Value] | None:
    """Read a month without a day; words that are seldom months only answer to one."""
    name = match["month"].lower()
    if match["month"].islower() and name in _ENGLISH_MONTHS:
        return None
    if name not in _FULL_MONTHS and not (match["before"] and match["dot"]):
        return None
    is_word = name in _MONTH_OR_WORD and not match["before"]
    form = canonical(None, _MONTHS[name], None, None)
    return [Value(Kind.DATE, form, *match.span("month"), Manner.ASIDE if is_word else Manner.DIGITS)]


def _first_of_range(match: re.Match[str]) -> list[Value] | None:
    """Take both ends of `Mon-Fri`; full names are left to be read one by one."""
    first, last = match["first"], match["last"]
    if len(first.rstrip(".")) > _SHORT and len(last.rstrip(".")) > _SHORT:
        return None
    if first[0].islower() and not first.endswith(".") and not first.lower().endswith("di"):
        return None
    return [
        Value(Kind.DATE, canonical(None, None, None, _weekday(match[end])), *match.span(end))
        for end in ("first", "last")
    ]


def _day_alone(match: re.Match[str]) -> list[Value]:
    manner = Manner.ASIDE if match["before"] else Manner.DIGITS
    form = canonical(None, None, None, _weekday(match["name"]))
    return [Value(Kind.DATE, form, *match.span("name"), manner)]


def _every_day(match: re.Match[str]) -> list[Value]:
    days = range(5) if match["work"] else range(5, 7) if match["rest"] else range(7)
    return [
        Value(Kind.DATE, canonical(None, None, None, day), *match.span(), Manner.ASIDE) for day in days
    ]
