"""A stretch of a text, counted in characters."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From `start` up to, not including, `end`: offsets in characters (code points) from 0."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return the same stretch `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Say whether the two have a character in common (an empty one counts where it stands)."""
        return self.start < max(other.end, other.start + 1) and other.start < max(
            self.end, self.start + 1
        )
