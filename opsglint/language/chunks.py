"""The stretches of a text without white space: what a cheap look at a text looks at, each once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import TypeVar

T = TypeVar("T")

# How many stretches are remembered for a look; those of one language's usual words are fewer.
_MOST = 8192


# All that looks at a text asks for these few, one after the other.
@lru_cache(maxsize=64)
def lines_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the stretches of each line of a text; lines end with a line feed."""
    return tuple([tuple(line.split()) for line in text.split("\n")])


@lru_cache(maxsize=64)
def chunks_of(text: str) -> frozenset[str]:
    """Return the different stretches of a text that white space parts.

    Texts repeat their words: who judges each of these once, and keeps what they said of it, passes
    over most texts without reading them.
    """
    return frozenset(chain.from_iterable(lines_of(text)))


class _Memory(dict[str, T]):
    """What a function says of each stretch; it is asked for those that are not there."""

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, chunk: str) -> T:
        if len(self) > _MOST:
            self.clear()
        found = self[chunk] = self._function(chunk)
        return found


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function of stretches that remembers what it said of the usual ones.

    Faster than `functools.lru_cache`, which notes every use.
    """
    return _Memory(function).__getitem__


class Sieve:
    """Keeps back the stretches that mean nothing to a finder, and remembers them for further texts."""

    def __init__(self, means_nothing: Callable[[str], bool]) -> None:
        self._means_nothing = means_nothing
        self._known: set[str] = set()

    def rest(self, chunks: frozenset[str]) -> frozenset[str]:
        """Return those of some stretches that mean something."""
        rest = chunks - self._known
        if passed := set(filter(self._means_nothing, rest)):
            if len(self._known) > _MOST:
                self._known.clear()
            self._known |= passed
            rest -= passed
        return rest
