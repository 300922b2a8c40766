"""Reads numbers in words, English and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from opsglint.language.values_numbers import scale, share
from opsglint.language.values_sheet import Kind, Manner, Sheet, Value
from opsglint.text.patterns import lazy_pattern

_SMALL: Final = {
    name: number
    for number, names in {
        0: "zero", 2: "two deux", 3: "three trois", 4: "four quatre", 5: "five cinq", 6: "six",
        7: "seven sept", 8: "eight huit", 9: "nine neuf", 10: "ten dix", 11: "eleven onze",
        12: "twelve douze", 13: "thirteen treize", 14: "fourteen quatorze", 15: "fifteen quinze",
        16: "sixteen seize", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty vingt vingts",
        30: "thirty trente", 40: "forty quarante", 50: "fifty cinquante", 60: "sixty soixante",
        70: "seventy septante", 80: "eighty", 90: "ninety nonante", 1: "one un une",
    }.items()
    for name in names.split()
}  # fmt: skip
_SCALES: Final = (
    "thousand", "mille", "million", "millions", "milliard", "milliards", "billion", "billions", "trillion", "trillions",
)  # fmt: skip
_HUNDREDS: Final = ("hundred", "cent", "cents")
_ARTICLES: Final = frozenset(("one", "un", "une"))
NUMBER_WORDS: Final = frozenset((*_SMALL, *_SCALES, *_HUNDREDS)) - _ARTICLES
_JOINING: Final = ("and", "et")
# Words that hold a number without stating it: they answer to one of the other language.
_HOLDING: Final = {
    name: numbers
    for names, numbers in {
        "second seconde deuxieme both twice pair couple double": (2,), "third tiers troisieme triple": (3,),
        "fourth quatrieme quarter quart": (4,), "fifth cinquieme": (5,), "sixth sixieme": (6,), "seventh septieme": (7,),
        "eighth huitieme": (8,), "ninth neuvieme": (9,), "tenth dixieme dizaine decade decennie": (10,), "eleventh onzieme": (11,),
        "twelfth douzieme dozen douzaine": (12,), "fortnight": (14, 2), "quinzaine": (15, 14, 2), "vingtaine twentieth vingtieme": (20,),
        "trentaine thirtieth": (30,), "cinquantaine fiftieth cinquantieme": (50,), "centaine century siecle centenary hundredth": (100,),
        "thousands milliers millier": (1000,),
    }.items()
    for name in names.split()
}  # fmt: skip
_SHARES: Final = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "moitie": Fraction(1, 2), "demi": Fraction(1, 2), "demie": Fraction(1, 2),
    "third": Fraction(1, 3), "thirds": Fraction(1, 3), "tiers": Fraction(1, 3), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4),
    "quart": Fraction(1, 4), "quarts": Fraction(1, 4), "fifth": Fraction(1, 5), "fifths": Fraction(1, 5), "cinquieme": Fraction(1, 5),
    "cinquiemes": Fraction(1, 5),
}  # fmt: skip
_HELD: Final = frozenset((*_SHARES, *_HOLDING))


def _one_of(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]  # len takes every word


_WORD: Final = rf"(?:{_one_of((*_SMALL, *_SCALES, *_HUNDREDS))})(?![^\W_])"
_SHARE = lazy_pattern(
    rf"(?<!\w)(?=[a-z])(?:(?P<part>one|two|three|four|un|une|deux|trois|quatre)[ -])?(?P<of>{_one_of(_SHARES)})(?!\w)", re.IGNORECASE
)
_AND_A_HALF = lazy_pattern(
    rf"(?<!\w)(?P<number>[0-9]{{1,3}}|{_one_of(_SMALL)}) [^\W\d_]{{1,20}} (?:et demie?|and a half)(?!\w)", re.IGNORECASE
)
_RUN = lazy_pattern(rf"(?<![\w'])(?=[a-z]){_WORD}(?:(?: |-| and |-and-| et |-et-){_WORD})*")
_WORDS = lazy_pattern(r"[^\W\d_]+")
_UNIT = lazy_pattern(
    r" ?-?(?:(?:de |d')?(?P<currency>dollars?|\$)|(?P<percent>per ?cent|pour ?cent|%))(?![a-z])", re.IGNORECASE
)
_HOLDS = lazy_pattern(rf"(?<!\w)(?=[a-z])(?:{_one_of(_HOLDING)})(?!\w)", re.IGNORECASE)
_O_CLOCK = lazy_pattern(r" ?-?(?:heures?|h|o'clock|a\.?m|p\.?m)\b", re.IGNORECASE)
_COUNTED = lazy_pattern(r" [^\W\d_]+[sx](?!\w)")


def read_words(sheet: Sheet) -> None:
    """Take the numbers in words from a sheet, and the words that hold a number."""
    if "holding" in sheet.holds:
        sheet.values += _held(sheet.text)
        sheet.take(_SHARE, lambda match: () if match["part"] else None)
    if "number" in sheet.holds or "article" in sheet.holds:
        for match in _RUN.finditer(sheet.text.lower()):
            sheet.values += _run(match, sheet)


def looks_of_words(runs: frozenset[str]) -> Iterator[str]:
    """Yield what a piece of a plain text may hold, of which `runs` are the runs of small letters."""
    if not _ARTICLES.isdisjoint(runs):
        yield "article"
    if not NUMBER_WORDS.isdisjoint(runs):
        yield "number"
    if not _HELD.isdisjoint(runs):
        yield "holding"


def _held(text: str) -> Iterator[Value]:
    """Yield the values that words hold without stating them."""
    for match in _SHARE.finditer(text):
        yield from _share(match)
    for match in _AND_A_HALF.finditer(text):
        number = match["number"].lower()
        whole = _SMALL[number] if number in _SMALL else int(number)
        yield Value(Kind.NUMBER, f"{whole}.5", *match.span(), Manner.ASIDE)
    for match in _HOLDS.finditer(text):
        for number in _HOLDING[match[0].lower()]:
            yield Value(Kind.NUMBER, str(number), *match.span(), Manner.ASIDE)


def _share(match: re.Match[str]) -> list[Value]:
    parts = _SMALL.get((match["part"] or "one").lower(), 1)
    value = _SHARES[match["of"].lower()] * parts
    forms = ((Kind.NUMBER, share(value)), (Kind.PERCENTAGE, share(value * 100)))
    return [Value(kind, form, *match.span(), Manner.ASIDE) for kind, form in forms]


class _Spelled(NamedTuple):
    number: int
    start: int
    end: int
    first: str


def _run(match: re.Match[str], sheet: Sheet) -> Iterator[Value]:
    """Yield the numbers of a run of number words, which was found in the small letters of a sheet."""
    for spelled in _numbers(match, sheet.language):
        unit = _UNIT.match(sheet.text, spelled.end)
        kind = Kind.NUMBER
        if unit:
            kind = Kind.AMOUNT if unit["currency"] else Kind.PERCENTAGE
        yield Value(kind, str(spelled.number), spelled.start, spelled.end, _manner(spelled, sheet.text), _also(spelled, sheet.text))


def _manner(spelled: _Spelled, text: str) -> Manner:
    """Take a lone « un » for an article, and a « neuf » for new unless a plural follows it."""
    if spelled.number <= 1:
        return Manner.ASIDE
    if spelled.first == "neuf" and spelled.number == 9 and not _COUNTED.match(text, spelled.end):
        return Manner.ASIDE
    return Manner.WORDS


def _also(spelled: _Spelled, text: str) -> tuple[tuple[Kind, str], ...]:
    if spelled.number <= 24 and _O_CLOCK.match(text, spelled.end):
        return tuple((Kind.HOUR, f"{hour % 24:02}:00") for hour in (spelled.number, spelled.number + 12))
    return ()


def _numbers(match: re.Match[str], language: str | None) -> Iterator[_Spelled]:
    reading = _Reading()
    for word in _WORDS.finditer(match.string, *match.span()):
        name = word[0]
        if name in _JOINING or (name in ("cent", "cents") and language == "en"):
            continue
        if not reading.add(name, language):
            yield reading.done()
            reading = _Reading()
            reading.add(name, language)
        reading.reach(word)
    yield from [reading.done()] if reading.end else []


class _Reading:
    """A number in words as far as it has been read."""

    def __init__(self) -> None:
        self.total = 0
        self.group = 0
        self.last_scale = 1 << 62
        self.begun = False
        self.start = self.end = 0
        self.first = ""

    def reach(self, word: re.Match[str]) -> None:
        """Extend the number's place over a word."""
        if not self.end:
            self.start, self.first = word.start(), word[0]
        self.end = word.end()

    def done(self) -> _Spelled:
        """Return the number that was read."""
        return _Spelled(self.total + self.group, self.start, self.end, self.first)

    def add(self, name: str, language: str | None) -> bool:
        """Add a word; false where it cannot belong to the same number."""
        if name in _HUNDREDS:
            return self._hundred()
        if name in _SCALES:
            return self._scale(10 ** scale(name, language)[0])
        return self._small(_SMALL[name], name)

    def _hundred(self) -> bool:
        if self.group > 9:
            return False
        self.group = (self.group or 1) * 100
        self.begun = True
        return True

    def _scale(self, size: int) -> bool:
        if size >= self.last_scale or (self.begun and not self.group):
            return False
        self.total += (self.group or 1) * size
        self.group, self.last_scale, self.begun = 0, size, True
        return True

    def _small(self, number: int, name: str) -> bool:
        rest = self.group % 100
        if name.startswith("vingt") and rest == 4:
            self.group += 76
            return True
        fits = (
            not rest
            or (rest % 10 == 0 and rest >= 20 and 0 < number < 10)
            or (rest in (60, 80) and 10 <= number <= 19)
            or (rest == 10 and 7 <= number <= 9)
        )
        if not fits or (self.begun and not self.group and not self.total) or (self.begun and not number):
            return False
        self.group += number
        self.begun = True
        return True
