"""The cases that are measured: what runs against what, by which quantity, and the ratio that is aimed at."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from measuring.timing import Entrant, Quantity, median, ratio, rounds
from measuring.workplace import BENCHMARKS, Workplace, a_post, touch

_FLOOR = str(BENCHMARKS / "floor.py")
_UNITS: dict[Quantity, str] = {"cpu": "s CPU", "wall": "s", "memory": "MiB"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    case: str
    label: str
    ours: str
    base: str
    ratio: float
    aim: float


@dataclass(frozen=True)
class Case:
    """A comparison of opsglint with something else, both made for a repository of a size.

    `spare` rounds come first and do not count: after them caches are warm.
    """

    name: str
    label: str
    quantity: Quantity
    aim: float
    make: Callable[[Workplace, int], tuple[Entrant, Entrant]]
    spare: int = 0

    def measure(self, place: Workplace, number: int, times: int) -> Row:
        """Run both in turn and return the line."""
        entrants = self.make(place, number)
        runs = rounds(entrants, times + self.spare)[self.spare :]
        here, there = (f"{median(runs, at, self.quantity):.3g} {_UNITS[self.quantity]}" for at in (0, 1))
        return Row(self.name, self.label.format(n=f"{number:,}"), here, there, ratio(runs, self.quantity), self.aim)


def floor(folder: Path, *options: str, prepare: Callable[[], None] | None = None) -> Entrant:
    """Return the floor on a repository."""
    return Entrant("the floor", [sys.executable, _FLOOR, *options, "."], folder, prepare=prepare)


def ours(place: Workplace, folder: Path, *options: str, prepare: Callable[[], None] | None = None) -> Entrant:
    """Return opsglint on a repository."""
    variables = {"OPSGLINT_CACHE_DIR": str(place.folder / "cache")}
    return Entrant("opsglint", place.check(*options), folder, prepare=prepare, variables=variables)


def _cold(place: Workplace, number: int) -> tuple[Entrant, Entrant]:
    folder = place.corpus(number)
    return ours(place, folder, "--no-cache", "--jobs=1"), floor(folder, "--jobs", "1")


def _two(place: Workplace, number: int) -> tuple[Entrant, Entrant]:
    folder = place.corpus(number)
    return ours(place, folder, "--no-cache", "--jobs=2"), ours(place, folder, "--no-cache", "--jobs=1")


def _warm(place: Workplace, number: int) -> tuple[Entrant, Entrant]:
    folder = place.corpus(number)
    return ours(place, folder, "--jobs=1"), floor(folder, "--cache", _floor_cache(place, "warm"))


def _one_changed(place: Workplace, number: int) -> tuple[Entrant, Entrant]:
    folder = place.corpus(number, "edited")
    changes = _changes(a_post(folder))
    change = changes.__next__
    cached = _floor_cache(place, "edited")
    return ours(place, folder, "--jobs=1", prepare=change), floor(folder, "--cache", cached, prepare=change)


def _changes(post: Path) -> Iterator[None]:
    for number in itertools.count(1):
        touch(post, number)
        yield


def _staged_cold(place: Workplace, _: int) -> tuple[Entrant, Entrant]:
    folder = place.git_corpus(100)
    return ours(place, folder, "--changed", "--no-cache"), floor(folder, "--changed")


def _staged_warm(place: Workplace, _: int) -> tuple[Entrant, Entrant]:
    folder = place.git_corpus(100)
    return ours(place, folder, "--changed"), floor(folder, "--changed", "--cache", _floor_cache(place, "staged"))


def _version(place: Workplace, _: int) -> tuple[Entrant, Entrant]:
    start = Entrant("opsglint", [*place.opsglint, "--version"], place.folder, statuses=(0,))
    return start, Entrant("Python", [sys.executable, "-c", "pass"], place.folder)


def _floor_cache(place: Workplace, name: str) -> str:
    cache = place.folder / f"floor-{name}.cache"
    cache.unlink(missing_ok=True)
    return str(cache)


CASES = (
    Case("cold", "cold, one process, {n} documents, against the floor", "cpu", 2.5, _cold),
    Case("two", "cold, two processes, {n} documents, against our one process", "wall", 0.6, _two),
    Case("warm", "warm, nothing changed, {n} documents, against the floor", "cpu", 2.5, _warm, spare=1),
    Case("edited", "warm, one document of {n} changed, against the floor", "cpu", 2.5, _one_changed, spare=1),
    Case("staged", "`check --changed`, one of 100 documents staged, no cache, against the floor", "cpu", 2.0, _staged_cold),
    Case("staged-cached", "`check --changed`, one of 100 documents staged, with a cache, against the floor", "cpu", 2.0, _staged_warm, spare=1),
    Case("memory", "peak memory, one process, {n} documents, against the floor", "memory", 3.0, _cold),
    Case("version", "`opsglint --version`, against `python -c pass`", "cpu", 3.0, _version, spare=1),
)  # fmt: skip
