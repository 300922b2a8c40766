"""The text that values are read from: in plain letters, with what states no value blanked out."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from opsglint.language.values_plain import TAKEN


class Manner(enum.Enum):
    """How firmly a text states a value.

    `DIGITS` is written in digits, or as a date or an hour; `WORDS` is a number in words, which the
    other language may well say otherwise (« les deux », both); `ASIDE` is part of a name or of an
    idiom, and answers to a value of the other text without asking for one there.
    """

    DIGITS = "digits"
    WORDS = "words"
    ASIDE = "aside"


class Kind(enum.StrEnum):
    """What a value is."""

    NUMBER = "number"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    DATE = "date"
    HOUR = "hour"
    TELEPHONE = "telephone number"


class Value(NamedTuple):
    """A value that a text states, and the characters that state it.

    Two texts that mean the same have the same `canonical`, whatever their languages: a decimal
    number (dollars for an amount), `HH:MM` for an hour, the ten digits of a telephone number, and
    for a date `year month day weekday`, each `-` where it is not said. `also` are other ways to
    understand the same characters, as kinds with their canonical forms.
    """

    kind: Kind
    canonical: str
    start: int
    end: int
    manner: Manner = Manner.DIGITS
    also: tuple[tuple[Kind, str], ...] = ()


Reader = Callable[[re.Match[str]], Iterable[Value] | None]


class Sheet:
    """A text from which readers take values one after the other.

    `text` has letters without accents, ordinary spaces, hyphens and apostrophes; what a reader
    took is blanked, so that no later one reads it again. `language` is `en`, `fr` or None. `holds`
    names what may be found (see `values_looks`). `offsets` are those of the characters in the text
    that the sheet is made from.
    """

    def __init__(
        self, text: str, language: str | None, holds: frozenset[str], offsets: Sequence[int]
    ) -> None:
        self.text = text
        self.language = language
        self.holds = holds
        self.values: list[Value] = []
        self._offsets = offsets

    def take(self, pattern: re.Pattern[str], read: Reader) -> None:
        """Let `read` take values from every match of `pattern`; None leaves the match untouched."""

        def blanked(match: re.Match[str]) -> str:
            values = read(match)
            if values is None:
                return match[0]
            self.values += values
            return TAKEN * len(match[0])

        self.text = pattern.sub(blanked, self.text)

    def located(self) -> tuple[Value, ...]:
        """Return the values in the order of the text, with their places in it as it was given."""
        values = sorted(self.values, key=attrgetter("start", "end"))
        return tuple(values if type(self._offsets) is range else map(self._moved, values))

    def _moved(self, value: Value) -> Value:
        start, end = self._offsets[value.start], self._offsets[value.end - 1] + 1
        return value._replace(start=start, end=end)
