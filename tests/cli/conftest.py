"""A content repository in git, on which the real command is run, and terminals for it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from opsglint.cli import main

ACCOUNTS = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth},
   website: ontario.ca/social, registered: SM-1}
- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}
"""


_PATIENCE = 60.0
"""Seconds to wait for what a program writes, however busy the machine is."""


class Found(NamedTuple):
    """What a report says of one finding."""

    code: str
    path: str
    row: int


class Scratch:
    """A repository with an account registry and one commit on `main`."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self.write("opsglint.toml", "")
        self.write("accounts.yml", ACCOUNTS)
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *arguments: str, fails: bool = False) -> str:
        command = ("git", "-c", "protocol.file.allow=always", *arguments)
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "change")

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def post(self, path: str, body: str, hour: int = 10, more: str = "") -> None:
        """Write a post that is right, with a text on line 9 and after."""
        self.write(path, f"---\ntype: post\naccount: health\nplatforms: [x]\nschedule: 2026-11-25T{hour}:00-05:00\nlang: bilingual\n{more}---\n\n{body}\n")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return the exit status of a command, its output and what it says of errors."""
        self._capsys.readouterr()
        status = main([*arguments, "--as-of", "2026-11-20"])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def check(self, *arguments: str) -> list[Found]:
        """Return what a check reports."""
        return [Found(d["code"], d["path"], d["location"]["row"]) for d in self.diagnostics(*arguments)]

    def diagnostics(self, *arguments: str) -> list[dict[str, Any]]:
        status, out, err = self.run("check", "--output-format", "json", "--fail-on", "advice", *arguments)
        assert status in (0, 1), err
        listed: list[dict[str, Any]] = json.loads(out)
        assert bool(listed) == bool(status)
        return listed

    def last_line(self, *arguments: str) -> str:
        return self.run("check", *arguments)[1].splitlines()[-1]


@pytest.fixture
def scratch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Scratch:
    names = ("GIT_", "PRE_COMMIT", "GITHUB_", "NO_COLOR")
    for name in [one for one in os.environ if one.startswith(names)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.ca")
    root = tmp_path / "content"
    root.mkdir()
    monkeypatch.chdir(root)
    return Scratch(root, capsys)


class Terminal:
    """A program in a pseudo-terminal: what it writes, and what is typed."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        import pty

        self._end, inner = pty.openpty()
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=inner, stdout=inner, stderr=inner, start_new_session=True,
            # Where tests run in the background, Ctrl-C is ignored by all that they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
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
        while select.select([self._end], [], [], _PATIENCE)[0]:
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
