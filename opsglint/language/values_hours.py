"""Reads hours of the day as English and Canadian French write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opsglint.language.values_sheet import Kind, Manner, Sheet, Value
from opsglint.text.patterns import lazy_pattern

_HOUR12: Final = r"(?:0?[1-9]|1[0-2])"
_HOUR24: Final = r"(?:[01]?[0-9]|2[0-4])"
_MINUTES: Final = r"[0-5][0-9]"
# Without one of these, no hour is read by a pattern but one with a colon.
_TELLING = lazy_pattern(r"[0-9] ?(?:[Hh]|[AaPp]\.? ?[Mm])")
_SAYING: Final = ("in the ", "night", "o'clock")
_NOON_OR_MIDNIGHT = lazy_pattern("noon|midnight|midi|minuit")
_DAYS_OR_CLOCK = lazy_pattern("days|jours|nuit|clock")
_START: Final = r"(?<![\w.,$:/])"

# "Around the clock" is said in many ways, none of which needs an equal one in the other language.
_ALWAYS = lazy_pattern(
    r"(?<!\w)(?:24 ?[/-] ?7(?:[/-]365)?"
    r"|24 ?(?:h|heures|hours)(?: ?[/,]? ?(?:sur|a|par|per)? ?(?:24|jours?|days?)(?: h(?:eures)?)?)?"
    r"|24[ -]hours?(?: a day)?"
    r"|(?:7|seven|sept) ?(?:jours|days) ?(?:sur|a|par|per|/) ?(?:7|sept|la|week|semaine)"
    r"|365 ?(?:jours|days)(?: ?(?:sur|a|par|per) ?(?:365|l'annee|annee|an|year))?"
    r"|jour et nuit|around the clock)(?!\w)",
    re.IGNORECASE,
)
_DURATION = lazy_pattern(
    rf"{_START}(?P<hours>[0-9]{{1,3}})[ -]?(?:hours?|hrs?|heures?)(?: and| et|,)? (?P<minutes>{_MINUTES}|[0-9])[ -]?(?:minutes?|mins?)(?!\w)",
    re.IGNORECASE,
)
_HALF = lazy_pattern(
    rf"(?=[0-9])(?:{_START}(?P<first>{_HOUR12})(?::(?P<first_minutes>{_MINUTES}))?(?: ?- ?| (?:to|and|until|or) ))?"
    rf"(?<![\w.,$:/])(?P<hour>{_HOUR12})(?:[:.h](?P<minutes>{_MINUTES}))? ?(?P<half>[ap])\.? ?m\b\.?",
    re.IGNORECASE,
)
_SAID = lazy_pattern(
    rf"{_START}(?P<hour>{_HOUR12})(?::(?P<minutes>{_MINUTES}))?"
    r"(?: (?:in the (?P<part>morning|afternoon|evening)|(?P<night>at night|tonight))| ?o'clock(?: in the (?P<later>morning|afternoon|evening))?)(?!\w)",
    re.IGNORECASE,
)
_FRENCH = lazy_pattern(
    rf"(?=[0-9])(?:(?:(?<=de )|(?<=entre )|(?<=des )){_START}(?P<first>{_HOUR24}) (?:a|et) |{_START}(?P<first_joined>{_HOUR24}) ?- ?)?"
    rf"(?<![\w.,$:/])(?P<hour>{_HOUR24}) ?h(?:eures?|r|re|res)?(?:\.? ?(?P<minutes>{_MINUTES})(?: ?min)?| et (?P<half>demie?))?(?![a-z0-9])"
    r"(?: (?:du |de l' ?)(?P<part>matin|soir|apres-midi))?",
    re.IGNORECASE,
)
_COLON = lazy_pattern(rf"{_START}(?P<hour>{_HOUR24}):(?P<minutes>{_MINUTES})(?!\w|:)")
_NAMED = lazy_pattern(
    r"(?<![a-z-])(?P<aside>(?:ce|le|du|les) )?(?:12 ?h?(?:eures)? ?\(?)?(?P<name>noon|midnight|midi|minuit)(?: et (?P<half>demie?))?(?![a-z-])",
    re.IGNORECASE,
)
_AFTERNOON = lazy_pattern(r"\bapres[ -]midis?\b", re.IGNORECASE)


def read_hours(sheet: Sheet) -> None:
    """Take the hours from a sheet; an hour in French may be a length of time as well."""
    if "clock" in sheet.holds or "24" in sheet.text:
        sheet.take(_ALWAYS, _always)
    if "digits" in sheet.holds:
        _read_digits(sheet)
    if "noon" in sheet.holds:
        sheet.take(_AFTERNOON, lambda m: ())
        sheet.take(_NAMED, _named)


def looks_of_hours(piece: str) -> Iterator[str]:
    """Yield what a piece of a plain text in small letters may hold."""
    if _NOON_OR_MIDNIGHT.search(piece):
        yield "noon"
    if _DAYS_OR_CLOCK.search(piece):
        yield "clock"


def _read_digits(sheet: Sheet) -> None:
    small = sheet.text.lower()
    if "min" in small:
        sheet.take(_DURATION, lambda m: [Value(Kind.HOUR, _clock(int(m["hours"]), int(m["minutes"])), *m.span())])
    is_told = _TELLING.search(sheet.text)
    if is_told:
        sheet.take(_HALF, _with_half)
    if any(words in small for words in _SAYING):
        sheet.take(_SAID, _said)
    if is_told:
        sheet.take(_FRENCH, _french)
    if ":" in sheet.text:
        sheet.take(_COLON, _colon)


def _clock(hour: int, minutes: int) -> str:
    return f"{hour:02}:{minutes:02}"


def _always(match: re.Match[str]) -> list[Value]:
    return [Value(Kind.NUMBER, number, *match.span(), Manner.ASIDE) for number in ("24", "7", "365")]


def _with_half(match: re.Match[str]) -> list[Value]:
    is_late = match["half"].lower() == "p"
    values = []
    if match["first"]:
        values.append(_open_hour(match, "first", "first_minutes", is_late))
    form = _clock(_hour24(int(match["hour"]), is_late), int(match["minutes"] or 0))
    return [*values, Value(Kind.HOUR, form, match.start("hour"), match.end())]


def _hour24(hour: int, is_late: bool) -> int:
    return hour % 12 + 12 * is_late


def _open_hour(match: re.Match[str], group: str, minutes: str, is_late: bool) -> Value:
    """Return the hour that a range begins with: usually, but not always, in the same half day."""
    hour, minute = int(match[group]), int(match[minutes] or 0)
    forms = [_clock(_hour24(hour, half), minute) for half in (is_late, not is_late)]
    also: list[tuple[Kind, str]] = [(Kind.HOUR, forms[1])]
    if not match[minutes]:
        also.append((Kind.NUMBER, str(hour)))
    return Value(Kind.HOUR, forms[0], match.start(group), match.end(group), also=tuple(also))


def _said(match: re.Match[str]) -> list[Value]:
    part = (match["part"] or match["later"] or "").lower()
    hour, minutes = int(match["hour"]), int(match["minutes"] or 0)
    if match["night"] or part:
        is_late = part != "morning" and not (hour == 12 and bool(match["night"]))
        return [Value(Kind.HOUR, _clock(_hour24(hour, is_late), minutes), *match.span())]
    return [_either_half(hour, minutes, match)]


def _either_half(hour: int, minutes: int, match: re.Match[str]) -> Value:
    other = (hour + 12) % 24
    also = ((Kind.HOUR, _clock(other, minutes)),) if hour <= 12 else ()
    return Value(Kind.HOUR, _clock(hour % 24, minutes), *match.span(), also=also)


def _french(match: re.Match[str]) -> list[Value]:
    first = next((group for group in ("first", "first_joined") if match[group]), None)
    values = []
    if first:
        values.append(_hour_or_number(int(match[first]), 0, *match.span(first), is_late=False))
    minutes = 30 if match["half"] else int(match["minutes"] or 0)
    is_late = (match["part"] or "").lower() in ("soir", "apres-midi")
    hour = int(match["hour"])
    return [*values, _hour_or_number(hour, minutes, match.start("hour"), match.end(), is_late=is_late)]


def _hour_or_number(hour: int, minutes: int, start: int, end: int, *, is_late: bool) -> Value:
    clock = hour + 12 if is_late and hour < 12 else hour % 24
    also = () if minutes or is_late else ((Kind.NUMBER, str(hour)),)
    return Value(Kind.HOUR, _clock(clock, minutes), start, end, also=also)


def _colon(match: re.Match[str]) -> list[Value]:
    return [_either_half(int(match["hour"]), int(match["minutes"]), match)]


def _named(match: re.Match[str]) -> list[Value]:
    hour = 12 if match["name"].lower() in ("noon", "midi") else 0
    manner = Manner.ASIDE if match["aside"] else Manner.DIGITS
    return [Value(Kind.HOUR, _clock(hour, 30 if match["half"] else 0), match.start("name"), match.end(), manner)]
