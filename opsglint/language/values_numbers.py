"""Reads what is written in digits: numbers, amounts, percentages, fractions, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from opsglint.language.values_sheet import Kind, Manner, Sheet, Value
from opsglint.text.patterns import lazy_pattern

_GROUPED: Final = r"[0-9]{1,3}(?:(?:,[0-9]{3})+(?:\.[0-9]+)?|(?: {1,2}[0-9]{3})+(?:[.,][0-9]+)?|(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|(?:'[0-9]{3})+)(?![0-9])"
_DIGITS: Final = rf"(?:{_GROUPED}|[0-9]+(?:[.,][0-9]+)*)"
_SCALES: Final = {
    "hundred": 2, "thousand": 3, "mille": 3, "millier": 3, "milliers": 3, "million": 6, "millions": 6,
    "milliard": 9, "milliards": 9, "trillion": 12, "trillions": 12, "k": 3, "m": 6, "b": 9, "bn": 9, "g": 9,
}  # fmt: skip
_NAMED_SCALE: Final = r"(?:hundred|thousand|mille|milliers?|millions?|milliards?|billions?|trillions?)"
_CURRENCY: Final = r"\$|dollars?|euros?|\u20ac|\u00a3"
_PERCENT: Final = r"%|per[ -]?cent|pour ?cent|p\. ?(?:100|cent)|pct"
_UNITS: Final = frozenset(
    ["km", "m", "cm", "mm", "kg", "g", "mg", "mcg", "ml", "l", "dl", "ha", "h", "min", "s", "sec", "kwh", "mw", "gw", "gwh", "mwh", "kw", "w", "v", "c", "f", "lb", "lbs", "ft", "yr", "yrs", "ans", "x", "am", "pm", "gb", "mb", "tb", "ko", "mo", "go", "cv", "kmh", "km2", "m2", "m3", "pi", "po", "ppm", "ug", "th"]
)
_PREFIXES: Final = frozenset(["mid", "mi", "post", "pre", "early", "late", "under", "over", "plus", "moins", "sub", "non", "dec"])

_DIGIT = lazy_pattern("[0-9]")
_FOUR_DIGITS = lazy_pattern("[0-9]{4}")
_DIGIT_AND_LETTER = lazy_pattern("[0-9][a-z]", re.IGNORECASE)
_TELEPHONE = lazy_pattern(
    r"(?<![\w-])(?:\+?1(?: - |[ .-])?)?\(?(?P<area>[2-9][0-9]{2})\)?(?: - |[ .-]{0,2})(?P<office>[2-9][0-9]{2})(?: - |[ .-])(?P<line>[0-9]{4})(?!\w)"
)
_SHORT_CODE = lazy_pattern(r"(?<![\w-])([2-9])-([18])-\2(?![\w-])")
_YEARS = lazy_pattern(r"(?<![\w.,$-])(?P<first>(?:19|20)[0-9]{2})(?: ?[-/] ?)(?P<last>[0-9]{2})(?![\w%$]|[.,][0-9])")
_DECADE = lazy_pattern(r"(?<!\w)(?P<century>19|20)?(?P<decade>[0-9]0)'?s(?!\w)")
_ORDINAL = lazy_pattern(
    r"(?<![\w.,])(?P<number>[0-9]{1,4})(?:st|nd|rd|th|ers?|eres?|res?|es?|emes?|iemes?|nde?s?)(?!\w)", re.IGNORECASE
)
_ROMAN = lazy_pattern(r"(?<!\w)(?P<roman>[IVXL]{1,7})(?:e|er|re|eme)(?!\w)")
_COUNTER = lazy_pattern(r"(?m)^[ \t(\[]*[0-9]{1,2} ?/ ?[0-9]{0,2}[)\]]?(?=\s|$)|[ (\[][0-9]{1,2}/[0-9]{1,2}[)\]]?$")
_LIST_MARK = lazy_pattern(r"(?m)^[ \t>*_]*[0-9]{1,2} ?[.)](?=\s)")
_FRACTION = lazy_pattern(r"(?<![\w.,$/])(?:(?P<whole>[0-9]{1,3})[ -])?(?P<part>[1-9])/(?P<of>10|[2-9])(?![\w/]|[.,][0-9])")
_SIGNS: Final = {"\u00bd": (1, 2), "\u2153": (1, 3), "\u2154": (2, 3), "\u00bc": (1, 4), "\u00be": (3, 4), "\u215b": (1, 8)}
_FRACTION_SIGN = lazy_pattern(rf"(?P<whole>[0-9]{{0,3}}) ?(?P<sign>[{''.join(_SIGNS)}])")
_NUMBER = lazy_pattern(
    rf"(?=[0-9$\u20ac\u00a3CU])(?P<sign>(?:\b(?:CA|US|CAD|USD|C)[ ]?)?[$\u20ac\u00a3] ?)?(?P<digits>{_DIGITS})"
    rf"(?:[ -]?(?P<scale>{_NAMED_SCALE})(?![a-z])| ?(?P<letter>bn|[kmbg])(?![\w]))?"
    rf"(?:[ -]?(?:d'|(?:de|d') )?(?P<currency>{_CURRENCY})(?![a-z])| ?(?P<cents>\u00a2|cents?(?![a-z]))|[ -]?(?P<percent>{_PERCENT})(?![a-z])|(?P<letters>[a-z]{{1,12}})(?![a-z]))?",
    re.IGNORECASE,
)
_RANGE_END = lazy_pattern(rf"(?: ?- ?| (?:to|a|and|et|or|ou|au) )(?:[$] ?)?{_DIGITS}[ -]?(?:(?P<scale>{_NAMED_SCALE})(?![a-z])|(?P<letter>bn|[kmbg])(?!\w))", re.IGNORECASE)


def read_telephones(sheet: Sheet) -> None:
    """Take the telephone numbers and the short codes (9-1-1) from a sheet."""
    if "four digits" in sheet.holds:
        sheet.take(_TELEPHONE, lambda m: [Value(Kind.TELEPHONE, m["area"] + m["office"] + m["line"], *m.span())])
    if "digits" in sheet.holds and sheet.text.count("-") > 1:
        sheet.take(_SHORT_CODE, lambda m: [Value(Kind.NUMBER, m[0].replace("-", ""), *m.span())])


def read_numbers(sheet: Sheet) -> None:
    """Take from a sheet whatever else is written in digits."""
    if "digits" in sheet.holds:
        _read_digits(sheet)
    if "roman" in sheet.holds:
        sheet.take(_ROMAN, lambda m: [_number(str(_roman(m["roman"])), m, Manner.ASIDE)])
    if "/" in sheet.text:
        sheet.take(_FRACTION, lambda m: _fraction(m, int(m["part"]), int(m["of"])))
    if "fraction" in sheet.holds:
        sheet.take(_FRACTION_SIGN, lambda m: _fraction(m, *_SIGNS[m["sign"]]))
    if "digits" in sheet.holds:
        sheet.take(_NUMBER, lambda m: [_measured(m, sheet.language)])


def looks_of_numbers(piece: str) -> Iterator[str]:
    """Yield what a piece of a plain text may hold."""
    if _DIGIT.search(piece):
        yield "digits"
        if _FOUR_DIGITS.search(piece):
            yield "four digits"
        if _DIGIT_AND_LETTER.search(piece):
            yield "digit and letter"
    if _ROMAN.search(piece):
        yield "roman"
    if not piece.isascii() and any(sign in piece for sign in _SIGNS):
        yield "fraction"


def _read_digits(sheet: Sheet) -> None:
    if "/" in sheet.text:
        sheet.take(_COUNTER, lambda m: ())
    sheet.take(_LIST_MARK, lambda m: [
        Value(Kind.NUMBER, re.sub(r"\D", "", m[0]), *m.span(), Manner.ASIDE)
    ])  # fmt: skip
    if "four digits" in sheet.holds:
        sheet.take(_YEARS, _years)
    if "0s" in sheet.text or "0's" in sheet.text:
        sheet.take(_DECADE, _decade)
    if "digit and letter" in sheet.holds:
        sheet.take(_ORDINAL, lambda m: [_number(m["number"], m)])


def decimal(digits: str, *, decimals: str, power: int = 0) -> str:
    """Return a number in canonical form, times ten to the `power`.

    `decimals` is the sign before decimals (`.` or `,`); every other sign parts thousands.
    """
    whole, _, fraction = digits.partition(decimals)
    whole = re.sub("[^0-9]", "", whole) + fraction[:power].ljust(power, "0")
    rest = fraction[power:].rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def share(value: Fraction) -> str:
    """Return a fraction in canonical form: a decimal number where it has an end."""
    thousandths = value * 1000
    if thousandths.denominator == 1:
        return decimal(f"{thousandths.numerator // 1000}.{thousandths.numerator % 1000:03}", decimals=".")
    return f"{value.numerator}/{value.denominator}"


def _number(digits: str, match: re.Match[str], manner: Manner = Manner.DIGITS) -> Value:
    return Value(Kind.NUMBER, decimal(digits, decimals="."), *match.span(), manner)


def _years(match: re.Match[str]) -> list[Value] | None:
    first, last = match["first"], match["last"]
    if int(last) != (int(first) + 1) % 100 and int(last) <= int(first[2:]):
        return None
    also = ((Kind.NUMBER, decimal(last, decimals=".")),)
    return [
        Value(Kind.NUMBER, first, *match.span("first")),
        Value(Kind.NUMBER, str(int(first) // 100 * 100 + int(last)), *match.span("last"), also=also),
    ]


def _decade(match: re.Match[str]) -> list[Value]:
    whole = (match["century"] or "") + match["decade"]
    also = ((Kind.NUMBER, match["decade"]), (Kind.NUMBER, "19" + match["decade"]))
    return [Value(Kind.NUMBER, decimal(whole, decimals="."), *match.span(), also=also)]


def _roman(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in letters]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _fraction(match: re.Match[str], part: int, of: int) -> list[Value] | None:
    if part >= of:
        return None
    value = int(match["whole"] or 0) + Fraction(part, of)
    also = () if match["whole"] else ((Kind.PERCENTAGE, share(value * 100)),)
    manner = Manner.DIGITS if match["whole"] else Manner.ASIDE
    return [Value(Kind.NUMBER, share(value), *match.span(), manner, also)]


def _measured(match: re.Match[str], language: str | None) -> Value:
    """Return what a number in digits with its sign, scale and unit states."""
    kind = _kind(match)
    powers = _powers(match, language, kind)
    cents = -2 if match["cents"] and not match["scale"] else 0
    forms = dict.fromkeys(
        _shifted(match["digits"], sign, power, cents) for power in powers for sign in _decimal_signs(match["digits"], language)
    )
    first, *others = forms
    also = tuple((kind, form) for form in others)
    end = match.end("digits") if match["letters"] else match.end()
    return Value(kind, first, match.start(), end, _manner(match, first, kind), also)


def _kind(match: re.Match[str]) -> Kind:
    if match["sign"] or match["currency"] or match["cents"]:
        return Kind.AMOUNT
    return Kind.PERCENTAGE if match["percent"] else Kind.NUMBER


@lru_cache(maxsize=1024)
def _shifted(digits: str, sign: str, power: int, cents: int) -> str:
    if cents:
        whole = decimal(digits, decimals=sign).partition(".")[0].rjust(3, "0")
        return decimal(f"{whole[:-2]}.{whole[-2:]}", decimals=".")
    if digits.count(sign) > 1:  # a version (2.0.1), or thousands that points or commas part
        return decimal(digits, decimals="\0", power=power) if _is_grouped(digits, sign) else digits
    return decimal(digits, decimals=sign, power=power)


def _is_grouped(digits: str, sign: str) -> bool:
    first, *groups = digits.split(sign)
    return len(first) <= 3 and all(len(re.match("[0-9]*", group)[0]) == 3 for group in groups)  # type: ignore[index]  # the pattern matches the empty text too


@lru_cache(maxsize=1024)
def _decimal_signs(digits: str, language: str | None) -> tuple[str, ...]:
    """Return the signs that may stand before decimals in a number, the likeliest first."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma < 0 and point < 0:
        return (".",)
    if comma >= 0 and point >= 0:
        return ("," if comma > point else ".",)
    sign = "," if comma >= 0 else "."
    if digits.count(sign) > 1 or " " in digits:
        return (sign,)
    own = {"en": ".", "fr": ","}.get(language or "", ".")
    could_part = len(digits) - max(comma, point) == 4 and 1 <= max(comma, point) <= 3
    other = "." if sign == "," else ","
    if not could_part:
        return (sign,)
    if sign == "," and own == ".":
        return (other,)
    return (sign, other)


def _powers(match: re.Match[str], language: str | None, kind: Kind) -> tuple[int, ...]:
    """Return the powers of ten that the scale after a number may mean, the likeliest first."""
    if match["scale"]:
        return scale(match["scale"], language)
    if match["letter"]:
        power = _SCALES[match["letter"].lower()]
        return (power,) if kind is Kind.AMOUNT else (0, power)
    if end := _RANGE_END.match(match.string, match.end()):
        power = scale(end["scale"], language)[0] if end["scale"] else _SCALES[end["letter"].lower()]
        return (0, power)
    return (0,)


def scale(word: str, language: str | None) -> tuple[int, ...]:
    """Return the powers of ten that a word means; « billion » is a thousand times more in French."""
    word = word.lower()
    if word.startswith("billion"):
        return {"en": (9,), "fr": (12,)}.get(language or "", (9, 12))
    if word.startswith("trillion") and language == "fr":
        return (18,)
    return (_SCALES[word],)


def _manner(match: re.Match[str], form: str, kind: Kind) -> Manner:
    """Say whether a number is a statement: not in `H1N1`, `COVID-19`, `3D`, nor a mere 1."""
    if kind is not Kind.NUMBER:
        return Manner.DIGITS
    if form == "1":
        return Manner.ASIDE
    text, start = match.string, match.start()
    before = text[start - 1 : start]
    if before.isalpha() or before == "_":
        return Manner.ASIDE
    if before == "-":
        word = re.search(r"[^\W\d_]*\Z", text[max(start - 12, 0) : start - 1])
        if word and word[0] and word[0].lower() not in _PREFIXES:
            return Manner.ASIDE
    letters = match["letters"]
    return Manner.ASIDE if letters and letters.lower() not in _UNITS else Manner.DIGITS
