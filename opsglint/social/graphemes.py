"""The characters that a reader sees: grapheme clusters of Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# Characters of Latin scripts and punctuation, each a cluster by itself where another one, or nothing,
# stands on either side.
_PLAIN = "\0-\x0c\x0e-\u02ff\u2010-\u2027\u202f-\u203b"
_STRETCHES = re.compile(f"(?<![^{_PLAIN}])[{_PLAIN}]+(?![^{_PLAIN}])")


def graphemes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each grapheme cluster of a text begins and ends (Unicode Standard Annex 29)."""
    for start, end, is_plain in plain_stretches(text):
        if is_plain:
            yield from ((at, at + 1) for at in range(start, end))
            continue
        for match in _cluster().finditer(text[start:end]):
            yield start + match.start(), start + match.end()


@cache
def _cluster() -> regex.Pattern[str]:
    import regex  # only texts beyond Latin scripts need the library

    return regex.compile(r"\X")


def plain_stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield stretches of a text, and whether each of their characters is a grapheme cluster."""
    at = 0
    for match in _STRETCHES.finditer(text):
        if at < match.start():
            yield at, match.start(), False
        yield match.start(), match.end(), True
        at = match.end()
    if at < len(text):
        yield at, len(text), False
