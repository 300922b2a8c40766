"""Letters without their accents and capitals, and the lists that are looked up by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from opsglint.text.package_data import package_data

# Letters that Unicode does not take apart and that French or names in Canada need.
_JOINED = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"}


_JOINED_LETTERS = str.maketrans(_JOINED)


def fold(text: str) -> str:
    """Return the letters and digits of `text`, in lower case and without accents."""
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text.lower()))
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """The folded letters of each character, none for a character that is no letter or digit."""

    def __missing__(self, code: int) -> str:
        folded = fold_map(chr(code))[0]
        if code < _FEW:
            self[code] = folded
        return folded


_FEW = 0x3000  # the scripts of Europe, and all signs that stand between their words
_FOLDED = _Folded()


def fold_map(text: str) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, where it stood in `text`."""
    folded: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character.lower()):
            if not unicodedata.combining(part) and part.isalnum():
                letters = _JOINED.get(part, part)
                folded.append(letters)
                origins.extend([at] * len(letters))
    return "".join(folded), origins


def entries(name: str) -> Iterator[str]:
    """Yield the lines of a data file of this package, without comments and blank lines."""
    for line in package_data("opsglint.language", f"data/{name}").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def listed(words: str) -> frozenset[str]:
    """Return the words of a string in which spaces part them."""
    return frozenset(words.split())


def fold_words(text: str) -> list[str]:
    """Return the words of a text, which white space parts, each as `fold` returns it.

    For long lists: the text is folded as a whole.
    """
    parts = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^\w\s]|_", "", parts).translate(_JOINED_LETTERS).split()


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the folded words of a data file that holds several words a line."""
    return frozenset(fold_words("\n".join(entries(name))))
