"""`opsglint check --watch`, in a terminal of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from opsglint.cli import main

REGISTRY = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth},
   website: ontario.ca/social, registered: SM-1}
- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
GOOD = "---\ntype: post\naccount: health\nplatforms: [x]\nschedule: 2030-11-25T10:00-05:00\nlang: bilingual\n---\nFree. Gratuit.\n"
WAITING = "press Ctrl-C to stop."
COMMAND = (sys.executable, "-m", "opsglint", "--watch", "--as-of", "2026-11-20")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "opsglint.toml").write_text("")
    (tmp_path / "accounts.yml").write_text(REGISTRY)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text(GOOD)
    return tmp_path


def test_a_saved_file_is_checked_again_until_ctrl_c(folder: Path, terminal: Any) -> None:
    run = terminal(*COMMAND, folder=folder)
    run.wait_for("No problems found; 2 documents checked.")
    place = run.wait_for(WAITING)
    (folder / "posts/a.md").write_text(GOOD.replace("Free", "@JordanAveryMPP"))
    place = run.wait_for("\x1b[2J", place)
    run.wait_for("SEP001 official-tags-minister", place)
    place = run.wait_for(WAITING, place)
    (folder / "posts/a.md").write_text(GOOD)
    run.wait_for("No problems found", place)
    run.wait_for(WAITING, place)
    assert run.interrupt() == 0
    assert "Traceback" not in run.seen


def test_new_and_deleted_files_folders_and_accounts_are_seen(folder: Path, terminal: Any) -> None:
    run = terminal(*COMMAND, folder=folder)
    place = run.wait_for(WAITING)
    (folder / "posts/2026/december").mkdir(parents=True)
    (folder / "posts/2026/december/b.md").write_text(GOOD.replace("10:00", "11:00"))
    place = run.wait_for(WAITING, run.wait_for("3 documents checked", place))
    (folder / "accounts.yml").write_text(REGISTRY.replace("id: health", "id: wellness"))
    place = run.wait_for(WAITING, run.wait_for("unknown-account", place))
    (folder / "accounts.yml").write_text(REGISTRY)
    (folder / "posts/2026/december/b.md").unlink()
    run.wait_for("2 documents checked", place)
    assert run.interrupt() == 0


def test_a_broken_configuration_is_said_and_survived(folder: Path, terminal: Any) -> None:
    run = terminal(*COMMAND, folder=folder)
    place = run.wait_for(WAITING)
    (folder / "opsglint.toml").write_text("ignore = [")
    place = run.wait_for("not valid TOML", place)
    place = run.wait_for(WAITING, place)
    (folder / "opsglint.toml").write_text("")
    run.wait_for("No problems found", place)
    assert run.interrupt() == 0


def test_a_configuration_that_asks_for_fixes_changes_nothing(folder: Path, terminal: Any) -> None:
    (folder / "opsglint.toml").write_text("fix = true\n")
    text = GOOD.replace("Free", "@JordanAveryMPP")
    (folder / "posts/a.md").write_text(text)
    run = terminal(*COMMAND, folder=folder)
    run.wait_for(WAITING)
    assert (folder / "posts/a.md").read_text() == text
    assert run.interrupt() == 0


def test_nothing_is_cleared_where_there_is_no_terminal(folder: Path) -> None:
    if os.name != "posix":
        pytest.skip("Ctrl-C cannot be sent to one process alone")
    import signal

    with subprocess.Popen([*COMMAND], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None and run.stdout is not None
        while WAITING not in run.stderr.readline():
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        assert run.stdout.read() == "No problems found; 2 documents checked.\n"
        assert run.wait() == 0


@pytest.mark.parametrize(
    "others",
    [
        ["-"], ["--output-file", "x.txt"], ["--output-format", "sarif=x.sarif"], ["--fix"], ["--diff"],
        ["--changed"],
    ],
)  # fmt: skip
def test_what_makes_no_sense_beside_it_is_refused(
    others: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main(["--watch", *others]) == 2
    assert "help: leave --watch out" in capsys.readouterr().err
    assert not list(folder.glob("x.*"))
