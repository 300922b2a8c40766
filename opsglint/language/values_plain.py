"""Texts in plain letters: without accents, with ordinary spaces, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from opsglint.text.patterns import lazy_pattern

TAKEN: Final = "\ue000"  # a private character: no letter, no digit, no space
_MEANINGLESS: Final = lazy_pattern(
    r"(?<![\w-])(?!alt=)[a-z-]{2,20}=\"[^\"<>]{0,2000}\"|</?h[1-6]|https?://[^\s<>\"]*|\bwww\.[^\s<>\"]*"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,253}|@[\w.-]+"
    r"|#(?=\w*[^\W\d])\w+"
    r"|(?<![\w.-])[a-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w])(?:/[^\s<>\"]*)?"
    r"|(?<!\w)[a-z][0-9][a-z][ -]?[0-9][a-z][0-9](?!\w)"  # postal codes
    r"|[0-9]\u20e3",
    re.IGNORECASE,
)
ENTITY: Final = lazy_pattern(r"&#?\w{1,8};")
_KEPT_MARK: Final = "\u20e3"  # the box of a keycap emoji, by which its digit is known
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES: Final = "\u2018\u2019\u02bc"


def plain(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in plain letters, and for each of its characters the offset in `text`."""
    if "&" in text and ENTITY.search(text):
        return _without_entities(text)
    letters = plain_letters(text)
    if len(letters) == len(text):
        return letters, range(len(text))
    return letters, [at for at, character in enumerate(text) if character.isascii() or _letter(character)]


def plain_letters(text: str) -> str:
    """Return a text without entities of HTML in plain letters."""
    if text.isascii():
        return text
    return text.translate({ord(one): _letter(one) for one in set(text) if not one.isascii()})


def without_meaningless(text: str) -> str:
    """Return a plain text in which what states no value is blanked: links, handles, hashtags, …"""
    return _MEANINGLESS.sub(lambda match: TAKEN * len(match[0]), text)


def _without_entities(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in plain letters in which an HTML entity (`&nbsp;`) is a space."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in ENTITY.finditer(text):
        pieces += (text[at : match.start()], " ")
        offsets += (*range(at, match.start()), match.start())
        at = match.end()
    pieces.append(text[at:])
    offsets += range(at, len(text))
    letters, kept = plain("".join(pieces).replace("&", "+"))
    return letters, [offsets[each] for each in kept]


@lru_cache(maxsize=1024)
def _letter(character: str) -> str:
    """Return the plain form of a character; empty for marks and for what nobody sees."""
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if character == _KEPT_MARK:
        return character
    if character == "\u0131":
        return "i"  # the Turkish letter, which patterns that ignore case take for one
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    if character.isdigit() and not character.isdecimal():
        return character  # a footnote's sign, or the square of m²
    parts = unicodedata.normalize("NFKD", character)
    letters = [part for part in parts if not unicodedata.combining(part)]
    return letters[0] if len(letters) == 1 else character
