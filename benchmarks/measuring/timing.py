"""One run of a command, and rounds of runs in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Quantity = Literal["cpu", "wall", "memory"]

_MEBIBYTE = 1 << 20
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes on macOS, kibibytes on Linux


@dataclass(frozen=True)
class Run:
    """What one run cost: seconds of processor and of clock, and the largest process of it in MiB."""

    cpu: float
    wall: float
    memory: float

    def cost(self, quantity: Quantity) -> float:
        """Return one of the three."""
        return {"cpu": self.cpu, "wall": self.wall, "memory": self.memory}[quantity]


@dataclass(frozen=True)
class Entrant:
    """A command to be measured, with the exit statuses that mean it did its work.

    `prepare` is called before each run, outside of the measured time.
    """

    name: str
    command: Sequence[str]
    folder: Path
    statuses: tuple[int, ...] = (0, 1)
    prepare: Callable[[], None] | None = None
    variables: Mapping[str, str] | None = None


class CommandFailedError(Exception):
    """A measured command did not do its work: its figures would mean nothing."""


def run(entrant: Entrant) -> Run:
    """Run a command to its end and return what it and its children cost.

    Raises CommandFailedError where it cannot be started or ends with a status that means a failure.
    """
    if entrant.prepare:
        entrant.prepare()
    variables = {**os.environ, **(entrant.variables or {})}
    start = time.perf_counter()
    try:
        process = subprocess.Popen(  # noqa: S603  # measuring given commands is what this is for
            entrant.command, cwd=entrant.folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise CommandFailedError(f"{entrant.name} cannot be started: {error}") from error
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in entrant.statuses:
        raise CommandFailedError(f"{entrant.name} ended with status {process.returncode}: {' '.join(entrant.command)[:300]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _RSS_UNIT / _MEBIBYTE)


def rounds(entrants: Sequence[Entrant], number: int) -> list[list[Run]]:
    """Run all commands in turn, the order reversed in every second round; return the runs of each round in the given order."""
    result = []
    for at in range(number):
        order = range(len(entrants)) if at % 2 == 0 else reversed(range(len(entrants)))
        done = {which: run(entrants[which]) for which in order}
        result.append([done[which] for which in range(len(entrants))])
    return result


def median(runs: Sequence[Sequence[Run]], which: int, quantity: Quantity) -> float:
    """Return the median of a quantity of one command over all rounds."""
    return statistics.median(one[which].cost(quantity) for one in runs)


def ratio(runs: Sequence[Sequence[Run]], quantity: Quantity, which: int = 0, base: int = 1) -> float:
    """Return the median, over all rounds, of how many times one command cost what another did in the same round."""
    return statistics.median(one[which].cost(quantity) / max(one[base].cost(quantity), 1e-6) for one in runs)
