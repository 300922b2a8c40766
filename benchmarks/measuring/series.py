"""How the cost grows: with the number of documents, and with the number of rules."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass

from measuring.cases import floor, ours
from measuring.timing import median, rounds
from measuring.workplace import Workplace

_STEPS = 7


@dataclass(frozen=True)
class Line:
    """One line of a plot: its name, and its points as (number, seconds of processor)."""

    name: str
    points: tuple[tuple[int, float], ...]

    @property
    def straightness(self) -> float:
        """Return the share of the variation that a straight line explains, from 0 to 1 (the square of Pearson's r)."""
        count = len(self.points)
        mean_x = sum(x for x, _ in self.points) / count
        mean_y = sum(y for _, y in self.points) / count
        both = sum((x - mean_x) * (y - mean_y) for x, y in self.points)
        spread = sum((x - mean_x) ** 2 for x, _ in self.points) * sum((y - mean_y) ** 2 for _, y in self.points)
        return both**2 / spread if spread else 1.0


def by_documents(place: Workplace, sizes: list[int], times: int) -> list[Line]:
    """Measure one process, without a cache, on repositories of growing size."""
    points: tuple[list[tuple[int, float]], list[tuple[int, float]]] = ([], [])
    for size in sizes:
        folder = place.corpus(size)
        runs = rounds([ours(place, folder, "--no-cache", "--jobs=1"), floor(folder)], times)
        for at in (0, 1):
            points[at].append((size, median(runs, at, "cpu")))
    return [Line("opsglint", tuple(points[0])), Line("floor", tuple(points[1]))]


def by_rules(place: Workplace, number: int, times: int) -> list[Line]:
    """Measure one process, without a cache, with growing sets of rules; each set holds the one before.

    Rules join in the order of the last two digits of their codes, so that every family grows evenly.
    """
    done = subprocess.run([*place.opsglint, "rule", "--all", "--output-format", "json"], capture_output=True, text=True, check=True)  # noqa: S603  # the measured command
    codes = sorted((one["code"] for one in json.loads(done.stdout)), key=lambda code: (code[-2:], code))
    counts = sorted({max(1, round(len(codes) * step / _STEPS)) for step in range(_STEPS + 1)})
    folder = place.corpus(number)
    points = []
    for count in counts:
        entrant = ours(place, folder, "--no-cache", "--jobs=1", f"--select={','.join(codes[:count])}")
        points.append((count, median(rounds([entrant], times), 0, "cpu")))
    return [Line("opsglint", tuple(points))]
