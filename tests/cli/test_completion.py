"""Completion scripts, asked by the shells themselves where those are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsglint.cli import main
from opsglint.cli.arguments import COMMANDS
from opsglint.cli.completion import SHELLS

_BASH = """\
source "$0"
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
_opsglint
printf '%s\\n' "${COMPREPLY[@]}"
"""
_FISH = "source $argv[1]; complete -C (string join ' ' -- $argv[2..-1])"


@pytest.fixture
def script(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[[str], Path]:
    def written(shell: str) -> Path:
        assert main(["completion", shell]) == 0
        path = tmp_path / f"opsglint.{shell}"
        path.write_bytes(capsysbinary.readouterr().out)
        return path

    return written


def _needs(shell: str) -> str:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    return program


PLACES = [
    (["ch"], {"check"}, {"rule"}),
    ([""], {"check", "rule", "clause", "schema"}, {"text"}),
    (["rule", "hashtag-c"], {"hashtag-case"}, {"AXS010"}),
    (["rule", "AXS01"], {"AXS010", "AXS011"}, {"AXS001", "AXS"}),
    (["rule", "--output-format", ""], {"text", "json", "markdown"}, {"full"}),
    (["--select", "AXS01"], {"AXS010"}, {"SEP001"}),
    (["check", "--ignore", "AX"], {"AXS", "AXS010"}, {"SEP"}),
    (["check", "--fail-on", ""], {"error", "warning", "advice"}, {"check"}),
    (["posts/flu.md", "--fail-"], {"--fail-on"}, {"--select"}),
    (["clause", "MA-1"], {"MA-16"}, {"MA-24"}),
    (["schema", "co"], {"config"}, {"post"}),
    (["new", ""], {"post", "kit", "account"}, {"check"}),
    (["config", "--"], {"--isolated", "--config"}, {"--select"}),
]


@pytest.mark.parametrize(("words", "offered", "others"), PLACES, ids=lambda one: " ".join(one) if isinstance(one, list) else "")
def test_bash(words: list[str], offered: set[str], others: set[str], script: Callable[[str], Path]) -> None:
    done = subprocess.run(
        [_needs("bash"), "--norc", "-c", _BASH, str(script("bash")), "opsglint", *words],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = set(done.stdout.split())
    assert offered <= found
    assert not others & found
    assert not done.stderr


@pytest.mark.parametrize(("words", "offered", "others"), PLACES, ids=lambda one: " ".join(one) if isinstance(one, list) else "")
def test_fish(words: list[str], offered: set[str], others: set[str], script: Callable[[str], Path], tmp_path: Path) -> None:
    done = subprocess.run(
        [_needs("fish"), "--no-config", "-c", _FISH, str(script("fish")), "opsglint", *words],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    found = {line.split("\t")[0] for line in done.stdout.splitlines()}
    assert offered <= found
    assert not others & found


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("opsglint clau", "clause"),
        ("opsglint rule hashtag-c", "hashtag-case"),
        ("opsglint schema conf", "config"),
        ("opsglint --fail-on err", "error"),
        ("opsglint check --ignore hashtag-c", "hashtag-case"),
    ],
)
def test_zsh(typed: str, completed: str, script: Callable[[str], Path], terminal: Any, tmp_path: Path) -> None:
    shell = terminal(_needs("zsh"), "-f", "-i", PS1="ready> ", HOME=str(tmp_path))
    shell.wait_for("ready> ")
    shell.type(f"autoload -Uz compinit; compinit -u -D; source {script('zsh')}; print sour''ced\n")
    place = shell.wait_for("sourced")
    shell.type(f"{typed}\t")
    last = typed.split()[-1]
    shell.wait_for(completed, shell.wait_for(typed.removesuffix(last), place))


@pytest.mark.parametrize("parts", [(["rule", "--output-format", "=", "j"], "json"), (["--select", "LNG,AXS01"], "LNG,AXS010")])
def test_bash_takes_words_apart(parts: tuple[list[str], str], script: Callable[[str], Path]) -> None:
    words, offered = parts
    done = subprocess.run(
        [_needs("bash"), "--norc", "-c", _BASH, str(script("bash")), "opsglint", *words],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert offered in done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_every_script(shell: str, script: Callable[[str], Path]) -> None:
    text = script(shell).read_text(encoding="utf-8")
    assert all(command in text for command in COMMANDS)
    for option in ("stdin-filename", "extend-select", "no-repository", "cache-dir"):
        assert option in text


def test_texts_in_powershell_are_closed(script: Callable[[str], Path]) -> None:
    """PowerShell takes typographic marks for quotation marks as well; each must be doubled."""
    for line in script("powershell").read_text(encoding="utf-8").splitlines():
        assert sum(line.count(mark) for mark in "'‘’‚‛") % 2 == 0, line
