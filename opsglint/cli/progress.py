"""One line on the terminal that says how far a longer run is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
"""Seconds after which a run counts as long."""
_PAUSE = 0.1
"""Seconds between two states of the line."""
_AUTOMATED = ("CI", "GITHUB_ACTIONS", "PRE_COMMIT")
"""Variables that say that nobody watches, or that somebody else owns the terminal."""


@contextmanager
def progress_line(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Give what draws the line, which is gone afterwards; None where there should be none."""
    if quiet or not _is_watched():
        yield None
        return
    line = _Line()
    try:
        yield line.draw
    finally:
        line.erase()


def _is_watched() -> bool:
    if any(os.environ.get(name) for name in _AUTOMATED) or os.environ.get("TERM") == "dumb":
        return False
    return sys.stderr.isatty()


class _Line:
    """The line: when it was drawn last, and how long it is."""

    def __init__(self) -> None:
        self._due = time.monotonic() + _PATIENCE
        self._length = 0

    def draw(self, done: int, total: int) -> None:
        """Say how many documents are done, if the run is long and the last word is not too new."""
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + _PAUSE
        width = shutil.get_terminal_size().columns - 1
        text = f"checked {done:,} of {total:,} documents"[:width]
        self._write(f"\r{text.ljust(self._length)}")
        self._length = len(text)

    def erase(self) -> None:
        """Leave an empty line, with the cursor at its beginning."""
        if self._length:
            self._write(f"\r{' ' * self._length}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
