"""Places in a document's text as other programs count them."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from opsglint.report import Results
from opsglint.text import LineIndex, Position, Span

_STEP = 1024  # characters between two counts of bytes: small enough to count again, few enough to keep


class SourceText:
    """The text of a document, with the columns that it has in bytes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._is_ascii = text.isascii()
        steps = () if self._is_ascii else (text[at : at + _STEP] for at in range(0, len(text), _STEP))
        self._counted = [0, *accumulate(len(_bytes(piece)) for piece in steps)]

    def position(self, offset: int) -> Position:
        """Return the line and the column, in characters, of an offset."""
        return self._lines.position(min(offset, len(self._text)))

    def part(self, span: Span) -> str:
        """Return the characters at a span."""
        return self._text[span.start : span.end]

    def offset(self, position: Position) -> int:
        """Return the offset of a place, kept inside its line."""
        return self._lines.offset(position.row, position.column)

    def in_bytes(self, position: Position) -> Position:
        """Return a place with its column in bytes of UTF-8, from 1.

        A place that the text no longer has, because it was saved meanwhile, is at its line's start.
        """
        if self._is_ascii:
            return position
        begin = self._bytes_before(self._lines.start(position.row))
        return Position(position.row, max(1, self._bytes_before(self.offset(position)) - begin + 1))

    def _bytes_before(self, offset: int) -> int:
        step = offset // _STEP
        return self._counted[step] + len(_bytes(self._text[step * _STEP : offset]))


class SourceTexts:
    """The texts of documents, of which the last few asked for are kept."""

    def __init__(self, results: Results) -> None:
        self._text_of = results.text_of
        self._read = lru_cache(maxsize=4)(self._of)

    def __getitem__(self, path: str) -> SourceText | None:
        return self._read(path)

    def _of(self, path: str) -> SourceText | None:
        text = self._text_of(path)
        return None if text is None else SourceText(text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
