"""Characters that nobody sees, and how names are folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Format characters (Unicode category Cf) that leave no trace on a screen: soft hyphen, zero-width
# space, joiners and direction marks, word joiner and invisible operators, byte order mark.
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LETTERS = ("\u00ad", *map(chr, range(0x200B, 0x2010)), *map(chr, range(0x2060, 0x2065)), "\ufeff")


def has_invisible(text: str) -> bool:
    """Say whether a text holds an invisible character."""
    return not text.isascii() and any(letter in text for letter in _LETTERS)


def without_invisible(text: str) -> str:
    """Return `text` without its invisible characters."""
    return _INVISIBLE.sub("", text) if has_invisible(text) else text


def visible(text: str) -> tuple[str, Sequence[int]]:
    """Return the visible characters of `text`, and for each of them its offset in `text`."""
    if not has_invisible(text):
        return text, range(len(text))
    offsets: list[int] = []
    at = 0
    for match in _INVISIBLE.finditer(text):
        offsets += range(at, match.start())
        at = match.end()
    offsets += range(at, len(text))
    return without_invisible(text), offsets


def fold(name: str) -> str:
    """Return a name as it is compared: without spaces around it, invisible letters and case."""
    plain = name if name.isascii() else without_invisible(unicodedata.normalize("NFKC", name))
    return plain.strip().casefold()


def fold_accents(text: str) -> str:
    """Return `text` in one case and without accents, so that `Légende` and `legende` are equal."""
    if text.isascii():
        return fold(text)
    decomposed = unicodedata.normalize("NFKD", fold(text))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
