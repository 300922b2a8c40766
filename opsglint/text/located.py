"""Values that remember where in a file they were written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from opsglint.text.frozen import frozen
from opsglint.text.spans import Span

T_co = TypeVar("T_co", covariant=True)


@frozen
class Located(Generic[T_co]):
    """A value and the place of the file that it was read from."""

    value: T_co
    span: Span


@frozen
class MappedText:
    """A text made from pieces of a file, able to say where each of its characters stands there.

    `runs` holds, in order, pairs (offset in `value`, offset in the file): from each pair on, up to
    the next one, characters of the text and of the file advance together. A text that was escaped,
    folded or freed of comments in the file has several runs; most texts have one.
    `span` is the whole place in the file, quotes and removed parts included.
    """

    value: str
    span: Span
    runs: tuple[tuple[int, int], ...]

    @classmethod
    def plain(cls, value: str, start: int) -> MappedText:
        """Return a text that stands in the file as it is, from offset `start`."""
        return cls(value, Span(start, start + len(value)), ((0, start),))

    @classmethod
    def join(cls, pieces: Iterable[tuple[str, int]], span: Span) -> MappedText:
        """Return the text made of `pieces`: each a string and its offset in the file."""
        value: list[str] = []
        runs: list[tuple[int, int]] = []
        length = 0
        for text, start in pieces:
            if text:
                runs.append((length, start))
                value.append(text)
                length += len(text)
        return cls("".join(value), span, tuple(runs) or ((0, span.start),))

    def pieces(self) -> Iterator[tuple[str, int]]:
        """Yield the pieces that the text is made of, as `join` takes them."""
        ends = (*(at for at, _ in self.runs[1:]), len(self.value))
        for (at, source), end in zip(self.runs, ends, strict=True):
            yield self.value[at:end], source

    @classmethod
    def concatenated(cls, texts: Iterable[MappedText], span: Span) -> MappedText:
        """Return the texts one after the other, with all their places."""
        return cls.join((piece for text in texts for piece in text.pieces()), span)

    def locate(self, start: int, end: int) -> Span:
        """Return the place in the file of the characters from `start` up to `end` of the text."""
        if end <= start:
            first = self._source(start)
            return Span(first, first)
        return Span(self._source(start), self._source(end - 1) + 1)

    def slice(self, start: int, end: int) -> MappedText:
        """Return the part of the text from `start` up to `end`, with its places."""
        first = bisect_right(self.runs, (start, _BEYOND)) - 1
        head = (0, self.runs[first][1] + start - self.runs[first][0])
        tail = ((at - start, source) for at, source in self.runs[first + 1 :] if at < end)
        return MappedText(self.value[start:end], self.locate(start, end), (head, *tail))

    def strip(self) -> MappedText:
        """Return the text without white space around it, with its places."""
        if len(self.value.strip()) == len(self.value):
            return self
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))

    def _source(self, offset: int) -> int:
        at, source = self.runs[max(bisect_right(self.runs, (offset, _BEYOND)) - 1, 0)]
        return source + offset - at


_BEYOND = 1 << 62
