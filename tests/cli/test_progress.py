"""How far a long run is, said on a terminal and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# A run counts as long from its first second on; here it does at once, so that the test is short.
PROGRAM = "import sys, opsglint.cli.progress as p; p._PATIENCE = p._PAUSE = 0.0\nfrom opsglint.cli import main; sys.exit(main(sys.argv[1:]))"
POST = "---\ntype: post\naccount: health\n---\nFree.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "opsglint.toml").write_text("")
    for number in range(400):
        (tmp_path / f"{number}.md").write_text(POST)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, "check", "--no-cache", "--select", "FM", *arguments]


def shown(seen: str) -> list[tuple[int, int]]:
    lines = [one.split() for one in seen.split("\r") if one.startswith("checked ")]
    return [(int(one[1]), int(one[3])) for one in lines]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_long_run_says_how_far_it_is_and_leaves_nothing_behind(
    jobs: str, folder: Path, terminal: Any
) -> None:
    run = terminal(*command("--jobs", jobs), folder=folder)
    assert run.finish() == 0
    states = shown(run.seen)
    assert {total for _, total in states} == {400}
    assert [done for done, _ in states] == sorted(done for done, _ in states)
    assert states[0][0] < 50 < 350 < states[-1][0] < 400
    last = run.seen.index("No problems found")
    assert run.seen[:last].rstrip("\r").endswith(" " * len("checked 399 of 400 documents"))


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((), {"CI": "true"}), ((), {"GITHUB_ACTIONS": "true"}), ((), {"PRE_COMMIT": "1"}),
        ((), {"TERM": "dumb"}), (("--quiet",), {}),
    ],
)  # fmt: skip
def test_it_is_silent_where_nobody_watches(
    arguments: tuple[str, ...], environment: dict[str, str], folder: Path, terminal: Any
) -> None:
    run = terminal(*command(*arguments), folder=folder, **environment)
    assert run.finish() == 0
    assert "checked 1" not in run.seen


def test_it_is_silent_without_a_terminal(folder: Path) -> None:
    done = subprocess.run(command(), cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout == "No problems found; 400 documents checked.\n"


def test_a_short_run_is_silent(folder: Path, terminal: Any) -> None:
    program = "import sys, opsglint.cli.progress as p; p._PATIENCE = 3600.0\nfrom opsglint.cli import main; sys.exit(main(sys.argv[1:]))"
    run = terminal(sys.executable, "-c", program, "check", "--no-cache", folder=folder)
    run.finish()
    assert "checked 1" not in run.seen
