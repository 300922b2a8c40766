"""The text that values are read from: in plain letters, with what states no value blanked out."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace


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


@dataclass(frozen=True, slots=True)
class Value:
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

_TAKEN = "\ue000"  # a private character: no letter, no digit, no space
_MEANINGLESS = re.compile(
    r"(?<![\w-])(?!alt=)[a-z-]{2,20}=\"[^\"<>]{0,2000}\"|</?h[1-6]|https?://[^\s<>\"]*|\bwww\.[^\s<>\"]*"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,253}|@[\w.-]+"
    r"|#(?=\w*[^\W\d])\w+"
    r"|(?<![\w.-])[a-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w])(?:/[^\s<>\"]*)?"
    r"|(?<!\w)[a-z][0-9][a-z][ -]?[0-9][a-z][0-9](?!\w)"  # postal codes
    r"|[0-9]\u20e3",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&#?\w{1,8};")
_KEPT_MARK = "\u20e3"  # the box of a keycap emoji, by which its digit is known
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc"


class Sheet:
    """A text from which readers take values one after the other.

    `text` has letters without accents, ordinary spaces, hyphens and apostrophes; what a reader
    took is blanked, so that no later one reads it again. `language` is `en`, `fr` or None.
    """

    def __init__(self, text: str, language: str | None) -> None:
        self.language = language
        self.values: list[Value] = []
        self.text, self._offsets = _plain(text)
        self.take(_MEANINGLESS, lambda match: ())

    def take(self, pattern: re.Pattern[str], read: Reader) -> None:
        """Let `read` take values from every match of `pattern`; None leaves the match untouched."""

        def blanked(match: re.Match[str]) -> str:
            values = read(match)
            if values is None:
                return match[0]
            self.values += values
            return _TAKEN * len(match[0])

        self.text = pattern.sub(blanked, self.text)

    def located(self) -> tuple[Value, ...]:
        """Return the values in the order of the text, with their places in it as it was given."""
        found = self.values
        if not isinstance(self._offsets, range):
            offsets = self._offsets
            found = [replace(v, start=offsets[v.start], end=offsets[v.end - 1] + 1) for v in found]
        return tuple(sorted(found, key=lambda value: (value.start, value.end)))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in plain letters, and for each of its characters the offset in `text`."""
    if "&" in text and _ENTITY.search(text):
        return _without_entities(text)
    if text.isascii():
        return text, range(len(text))
    plain = {character: _letter(character) for character in set(text) if not character.isascii()}
    table = str.maketrans({character: letter for character, letter in plain.items() if letter})
    gone = {character for character, letter in plain.items() if not letter}
    if not gone:
        return text.translate(table), range(len(text))
    offsets = [at for at, character in enumerate(text) if character not in gone]
    return "".join(text[at] for at in offsets).translate(table), offsets


def _without_entities(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in plain letters in which an HTML entity (`&nbsp;`) is a space."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        pieces += (text[at : match.start()], " ")
        offsets += (*range(at, match.start()), match.start())
        at = match.end()
    pieces.append(text[at:])
    offsets += range(at, len(text))
    plain, kept = _plain("".join(pieces).replace("&", "+"))
    return plain, [offsets[each] for each in kept]


def _letter(character: str) -> str:
    """Return the plain form of a character; empty for marks and for what nobody sees."""
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if character == _KEPT_MARK:
        return character
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    if character.isdigit() and not character.isdecimal():
        return character  # a footnote's sign, or the square of m²
    parts = unicodedata.normalize("NFKD", character)
    letters = [part for part in parts if not unicodedata.combining(part)]
    return letters[0] if len(letters) == 1 else character
