"""Finds the known word that a writer probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def distance(left: str, right: str, limit: int = 1 << 30) -> int:
    """Return how many letters to add, drop, change or swap with a neighbour turn `left` into `right`.

    Anything above `limit` is returned as `limit + 1`, which keeps long words cheap.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def nearest(word: str, known: Iterable[str], limit: int | None = None) -> str | None:
    """Return the known word closest to `word`, letter case aside, or None where none is close.

    `limit` is how many letters may differ; by default a third of the word's length, at least one.
    """
    return _nearest(word, tuple(known), limit)


# A name that is misspelt in one document is so in many.
@lru_cache(maxsize=512)
def _nearest(word: str, known: tuple[str, ...], limit: int | None) -> str | None:
    folded = word.casefold()
    best: tuple[int, str] | None = None
    for candidate in known:
        allowed = limit if limit is not None else max(1, len(candidate) // 3)
        found = distance(folded, candidate.casefold(), allowed)
        if found <= allowed and (best is None or (found, candidate) < best):
            best = (found, candidate)
    return best[1] if best else None
