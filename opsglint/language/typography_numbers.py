"""Signs and units after numbers, amounts, hours, days and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opsglint.language.typography_faults import FIRM, LOOSE, NO_BREAK, Change, Fault, firm_space
from opsglint.text.patterns import lazy_pattern

_DIGIT: Final = lazy_pattern(r"\d")
_SPACE: Final = f"[{LOOSE}{FIRM}]"
_BEFORE: Final = 28
# The number that ends before a sign, within the last characters; letters or signs right before it
# (MP3, n-10, 14 h 30) show that it is part of something else.
_NUMBER: Final = lazy_pattern(
    rf"(?<!\d)(?:\d{{1,3}}(?:[ {FIRM}]\d{{3}}){{1,4}}|\d{{1,15}})(?:[.,]\d{{1,4}})?\Z"
)
_PART_OF_NAME: Final = lazy_pattern(rf"(?:[\w#@/\\.,]|\w-|\${_SPACE}?|\d{_SPACE}?h{_SPACE})\Z")
_SIGN: Final = lazy_pattern(
    rf"(?<=\d)(?P<space>[{LOOSE}]*+)(?P<sign>%(?![\w%])|[kMG]?[$€¢](?!\d))"
)
_UNITS: Final = (
    "km/h", "km²", "km2", "km", "hm", "dm", "cm²", "cm2", "cm³", "cm3", "cm", "mm", "m²", "m2", "m³", "m3", "m", "kg",
    "mg", "µg", "μg", "g", "ha", "mL", "ml", "cL", "cl", "dL", "dl", "hL", "hl", "L", "l", "kWh", "MWh", "GWh", "TWh",
    "kW", "MW", "GW", "Mo", "Go", "Ko", "ko", "kHz", "MHz", "GHz", "Hz", "min", "kJ", "kcal", "cal", "dB", "kPa", "hPa",
    "Mbit/s", "Mb/s", "Mbps", "ppm",
)  # fmt: skip
_UNIT: Final = lazy_pattern(
    rf"(?<=\d)(?P<space>[{LOOSE}]*+)(?P<sign>{'|'.join(_UNITS)})(?![\w'’²³$-])"
)
_DEGREES: Final = lazy_pattern(
    rf"(?<=\d)(?P<space>{_SPACE}*+)(?P<sign>[°º](?P<inner>{_SPACE}*+)[CF])(?!\w)"
)
_PREFIX: Final = lazy_pattern(
    rf"(?<![\w$€.,/])(?:US|CAD?|C)?\${_SPACE}?"
    rf"(?P<number>(?:\d{{1,3}}(?:[,{LOOSE}{FIRM}]\d{{3}}){{1,4}}(?!\d)|\d{{1,12}})(?:[.,]\d{{1,2}}(?!\d))?)"
    rf"(?P<more>{_SPACE}?(?:mille|millions?|milliards?|[MkGB])(?!\w))?"
)
_NUMBER_AND_SPACE: Final = lazy_pattern(rf"\d{_SPACE}\Z")
_DASHES: Final = ("-", "–", "—")
_RANGE: Final = lazy_pattern(rf"[-–—\w]|[.,]\d|{_SPACE}[hH](?!\w)|{_SPACE}?[°º$]")
_HOUR: Final = lazy_pattern(
    rf"(?<![\w.,:/#@$])(?<![^\W\d]-)\d{{1,3}}(?P<left>{_SPACE}?)(?P<h>[hH])"
    rf"(?:(?P<right>{_SPACE}?)(?P<minutes>[0-5]\d)(?!\d))?(?!\w)"
)
_ENGLISH_HOUR: Final = lazy_pattern(
    rf"(?<![\w.,:/$-])(?:1[0-2]|[1-9])(?::[0-5]\d)?{_SPACE}?(?:[ap]\.{_SPACE}?m\.|[AP]\.{_SPACE}?M\.|[ap]m|[AP]M)(?!\w)"
)
_MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre"
_DAY: Final = lazy_pattern(
    rf"(?<![\w.,/-])(?<!h{_SPACE})(?:1er|[12]?\d|3[01])(?P<space>[{LOOSE}]++)"
    rf"(?:{_MONTHS})(?!\w)",
    re.I,
)
_FIRST: Final = lazy_pattern(r"(?<![\w.,])(?:1|I)(?P<ending>(?:ère|ere|ière|iere|ére)(?P<s>s?)|ier(?P<ms>s?))(?!\w)")
_ORDINAL: Final = lazy_pattern(
    rf"(?<![\w.,])(?:\d{{1,4}}(?P<ending>{_SPACE}?(?:ème|eme|éme|ième|ieme|iéme|è)(?P<s>s?))"
    r"|[IVXLC]{2,8}(?P<roman>(?:ème|eme|ième|ieme)(?P<rs>s?)))(?!\w)"
)
# Every fault of a number has one of these in it.
_SUSPECT: Final = lazy_pattern(
    rf"\d(?:[{LOOSE}]*+(?:[kMG]?[%$€¢]|(?:{'|'.join(_UNITS)})(?![\w'’²³$-]))|{_SPACE}*+[°º]"
    rf"|[{LOOSE}]?h|[{FIRM}]h[{LOOSE}]?\d|{_SPACE}?(?:[AaPp][.mM]|H))"
    rf"|(?:\d|1[Ee][Rr])[{LOOSE}]++(?i:{_MONTHS})|\$|[\dIVXLC]{_SPACE}?(?:i?[eéè](?:me|re)|è|ier)"
)


def has_numbers(chunk: str) -> bool:
    """Say whether a stretch of a text without white space may have faults of numbers: a cheap look."""
    may_be_roman = "I" in chunk or "eme" in chunk or "ème" in chunk
    return bool(_DIGIT.search(chunk) or (may_be_roman and (_FIRST.search(chunk) or _ORDINAL.search(chunk))))


def has_suspect_numbers(text: str) -> bool:
    """Say whether what follows a number of a text, whatever it belongs to, may be wrong."""
    return _SUSPECT.search(text) is not None


def number_faults(text: str) -> Iterator[Fault]:
    """Yield the faults of numbers and what follows them in a masked text."""
    for pattern in (_SIGN, _UNIT):
        yield from _signs(text, pattern)
    if "°" in text or "º" in text:
        yield from _degrees(text)
    if "$" in text:
        yield from _amounts(text)
    yield from _hours(text)
    for match in _DAY.finditer(text):
        yield Fault("day-loose", *match.span(), (firm_space(*match.span("space")),), light=True)
    yield from _ordinals(text)


def _number_start(text: str, end: int) -> int | None:
    """Return where the number that ends at `end` begins, None where it is part of a name."""
    low = max(0, end - _BEFORE)
    match = _NUMBER.search(text[low:end])
    if match is None:
        return None
    start = low + match.start()
    return None if _PART_OF_NAME.search(text[max(0, start - 4) : start]) else start


def _signs(text: str, pattern: re.Pattern[str]) -> Iterator[Fault]:
    for match in pattern.finditer(text):
        start = _number_start(text, match.start())
        if start is not None:
            loose = bool(match["space"])
            kind = "sign-loose" if loose else "sign"
            yield Fault(kind, start, match.end(), (firm_space(*match.span("space")),), loose)


def _degrees(text: str) -> Iterator[Fault]:
    for match in _DEGREES.finditer(text):
        space, inner = match["space"], match["inner"]
        start = _number_start(text, match.start())
        if start is None or (len(space) == 1 and space in FIRM and not inner):
            continue
        changes = [firm_space(*match.span("space"))] if space not in tuple(FIRM) else []
        changes += [Change(*match.span("inner"), "")] if inner else []
        light = bool(space) and not inner
        kind = "sign-loose" if light else "degrees" if inner and space else "sign"
        yield Fault(kind, start, match.end(), tuple(changes), light)


def _amounts(text: str) -> Iterator[Fault]:
    """Yield amounts with the sign of the dollar before the number; plain ones are turned round."""
    for match in _PREFIX.finditer(text):
        start, end = match.span()
        if _NUMBER_AND_SPACE.search(text[max(0, start - 2) : start]):
            continue
        in_range = text[start - 1 : start] in _DASHES or _RANGE.match(text, end)
        is_plain = match[0][0] == "$" and not match["more"] and not in_range
        better = f"{_french(match['number'])}{NO_BREAK}$"
        yield Fault("amount", start, end, (Change(start, end, better),) if is_plain else ())


def _french(number: str) -> str:
    """Return an amount with a comma before its cents and no-break spaces between its thousands."""
    whole, point, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", number).groups()  # type: ignore[union-attr]  # the pattern matches any text
    return re.sub(r"\D", NO_BREAK, whole) + (f",{cents}" if point else "")


def _hours(text: str) -> Iterator[Fault]:
    for match in _HOUR.finditer(text):
        is_capital = match["h"] == "H"
        if is_capital and not (match["minutes"] and not match["left"]):
            continue
        sides = ["left", "right"] if match["minutes"] else ["left"]
        wrong = [side for side in sides if match[side] not in tuple(FIRM)]
        changes = [firm_space(*match.span(side)) for side in wrong]
        changes += [Change(*match.span("h"), "h")] if is_capital else []
        if changes:
            light = all(match[side] for side in wrong) and not is_capital
            kind = "hour-loose" if light else "hour"
            yield Fault(kind, *match.span(), tuple(changes), light)
    for match in _ENGLISH_HOUR.finditer(text):
        yield Fault("english-hour", *match.span(), ())


def _ordinals(text: str) -> Iterator[Fault]:
    for match in _FIRST.finditer(text):
        is_feminine = match["ms"] is None
        ending = f"re{match['s']}" if is_feminine else f"er{match['ms']}"
        yield Fault("ordinal", *match.span(), (Change(*match.span("ending"), ending),))
    for match in _ORDINAL.finditer(text):
        group = "ending" if match["ending"] else "roman"
        plural = match["s"] or match["rs"] or ""
        is_certain = match[0][:-len(match[group])] != "1"
        changes = (Change(*match.span(group), f"e{plural}"),) if is_certain else ()
        yield Fault("ordinal", *match.span(), changes)
