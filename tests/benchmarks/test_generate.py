"""The generator of benchmark repositories: the same for a seed, right without faults, and wrong where it says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from opsglint.cli import main

GENERATOR = Path(__file__).parents[2] / "benchmarks/generate.py"
AS_OF = "2026-10-05"


def generate(destination: Path, *options: str, hash_seed: str = "0") -> None:
    command = [sys.executable, str(GENERATOR), str(destination), *options]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def findings(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str]]:
    monkeypatch.chdir(folder)
    main(["check", "--as-of", AS_OF, "--output-format", "json"])
    return {(one["path"], one["code"]) for one in json.loads(capsys.readouterr().out)}


def test_a_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    options = ("-n", "120", "--faults", "0.2", "--seed", "a seed")
    generate(tmp_path / "one", *options)
    generate(tmp_path / "two", *options, hash_seed="7")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_another_seed_gives_other_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "one", "-n", "120")
    generate(tmp_path / "two", "-n", "120", "--seed", "2")
    assert tree(tmp_path / "one") != tree(tmp_path / "two")


@pytest.mark.parametrize("number", [1, 2, 11, 12, 13, 57, 100])
def test_there_are_as_many_documents_as_asked_for(tmp_path: Path, number: int) -> None:
    generate(tmp_path, "-n", str(number))
    assert len(list(tmp_path.rglob("*.md"))) == number


@pytest.mark.parametrize("options", [(), ("--no-media",), ("--seed", "2")])
def test_opsglint_finds_nothing_in_a_repository_without_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    generate(tmp_path, "-n", "200", *options)
    assert findings(tmp_path, monkeypatch, capsys) == set()
    assert (tmp_path / "media").exists() == ("--no-media" not in options)


def test_every_planted_fault_is_found_where_it_was_planted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(tmp_path, "-n", "500", "--faults", "0.6")
    planted = [json.loads(line) for line in (tmp_path / "faults.jsonl").read_text(encoding="utf-8").splitlines()]
    expected = {(one["path"], one["rule"]) for one in planted}
    assert len({rule for _, rule in expected}) == 49
    assert expected - findings(tmp_path, monkeypatch, capsys) == set()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("Mine.\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(GENERATOR), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
