"""A terminal of their own for programs that behave otherwise in one."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_PATIENCE = 60.0
"""Seconds to wait for what a program writes, however busy the machine is."""


class Terminal:
    """A program in a pseudo-terminal: what it writes, and what is typed."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        import pty

        self._end, inner = pty.openpty()
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)
        self.seen = ""

    def wait_for(self, text: str, after: int = 0) -> int:
        """Read until a text is seen behind a place; return the place behind it."""
        until = time.monotonic() + _PATIENCE
        while text not in self.seen[after:]:
            if not select.select([self._end], [], [], max(0.0, until - time.monotonic()))[0]:
                raise AssertionError(f"{text!r} was not seen in {self.seen[after:]!r}")
            try:
                read = os.read(self._end, 65536)
            except OSError:
                read = b""
            if not read:
                raise AssertionError(f"{text!r} was not seen in {self.seen[after:]!r} before the end")
            self.seen += read.decode("utf-8", "replace")
        return self.seen.index(text, after) + len(text)

    def type(self, text: str) -> None:
        os.write(self._end, text.encode())

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.finish()

    def finish(self) -> int:
        """Read to the end and return the exit status."""
        while True:
            try:
                read = os.read(self._end, 65536)
            except OSError:
                break
            if not read:
                break
            self.seen += read.decode("utf-8", "replace")
        return self.process.wait(_PATIENCE)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._end)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens programs in terminals, and ends them."""
    if os.name != "posix":
        pytest.skip("pseudo-terminals are there on POSIX systems alone")
    opened: list[Terminal] = []

    def open_(*command: str, folder: Path = tmp_path, **environment: str) -> Terminal:
        names = ("CI", "GITHUB_ACTIONS", "PRE_COMMIT", "NO_COLOR")
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        whole = {**inherited, "TERM": "xterm", "COLUMNS": "200", **environment}
        opened.append(Terminal(list(command), folder, whole))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()
