"""Finds terms of a list in a text: whole words, letter case, accents and white space aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache


def find_terms(text: str, terms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the places (start, end) at which one of the terms stands in the text."""
    pattern = _pattern(tuple(terms))
    if pattern is None:
        return
    for match in pattern.finditer(_folded(text)):
        yield match.span()


@lru_cache(maxsize=32)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    words = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", _folded(t)))) for t in terms if t)
    alternatives = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None


def _folded(text: str) -> str:
    """Return the text letter for letter without accents and capitals: offsets stay the same."""
    return "".join(_base(c) for c in text)


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    if character in "’‘ʼ":
        return "'"
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character
