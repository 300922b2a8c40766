"""The characters that a reader sees: grapheme clusters of Unicode."""

from __future__ import annotations

from collections.abc import Iterator


def graphemes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each grapheme cluster of a text begins and ends (Unicode Standard Annex 29)."""
    if text.isascii() and "\r\n" not in text:
        yield from ((at, at + 1) for at in range(len(text)))
        return
    import regex  # only texts beyond ASCII need the library

    for match in regex.finditer(r"\X", text):
        yield match.span()


def count_graphemes(text: str) -> int:
    """Return how many characters a reader sees in a text."""
    return sum(1 for _ in graphemes(text))
