"""Turns offsets into lines and columns, as editors count them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import NamedTuple

# Editors and Markdown end a line at LF, CRLF or a lone CR, and nowhere else: U+0085 and U+2028,
# at which YAML parsers and `str.splitlines` also break, stay inside a line.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A line and a column, both counted from 1, the column in characters."""

    row: int
    column: int


class LineIndex:
    """The lines of one text; they are looked for, in linear time, when one is first asked for."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: array[int] | None = None

    @property
    def _starts(self) -> array[int]:
        if self._found is None:
            self._found = array("L", (0, *(match.end() for match in _LINE_END.finditer(self._text))))
        return self._found

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return where `offset` (0 to the text's length) stands."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def start(self, row: int) -> int:
        """Return the offset at which line `row` (from 1) begins; the text's end for a later one."""
        return self._starts[row - 1] if row <= len(self._starts) else len(self._text)

    def line(self, row: int) -> str:
        """Return the text of line `row` (from 1) without its line end."""
        return self._text[self.start(row) : self.start(row + 1)].rstrip("\r\n")

    def excerpt(self, row: int, column: int, most: int) -> tuple[str, int, bool]:
        """Return at most `most` characters of line `row` around `column` (both from 1).

        With them come how many characters of the line stand before, and whether any stand after.
        """
        start, end = self.start(row), self.start(row + 1)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        first = min(max(start, start + column - 1 - most // 4), max(start, end - most))
        last = min(end, first + most)
        return self._text[first:last], first - start, last < end

    def offset(self, row: int, column: int) -> int:
        """Return the offset of a place, kept inside its line and inside the text."""
        row = min(max(row, 1), len(self._starts))
        return min(self.start(row) + max(column, 1) - 1, self.start(row) + len(self.line(row)))
