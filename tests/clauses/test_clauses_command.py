"""`opsglint clauses`: every clause, and what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opsglint.cli import main
from opsglint.packs import load_clauses

ACCOUNTS = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: HealthExample}, website: ontario.ca/social, registered: L-1,
   approved_by: [{role: director, name: Lou Heath}]}
- {id: minister, kind: minister, name: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
HEAD = "---\ntype: post\naccount: health\nplatforms: [x]\nschedule: 2026-11-25T{}:00-05:00\nlang: bilingual\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "accounts.yml").write_text(ACCOUNTS)
    (tmp_path / "opsglint.toml").write_text("")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text(HEAD.format(10) + "---\nDonate to the foundation today.\n")
    waived = '---\n<!-- opsglint: ignore POL003 reason="quoted" -->\nDonate to the foundation now.\n'
    (tmp_path / "posts/b.md").write_text(HEAD.format(11) + "approvals: [{role: director, name: Lou}]\n" + waived)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> dict[str, Any]:
    assert main(["clauses", "--output-format", "json", *arguments]) == 0
    loaded: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return loaded


def test_counts_of_a_repository(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = data(capsysbinary, "--as-of", "2026-11-20")
    assert found["root"] == str(folder)
    assert found["as_of"] == "2026-11-20"
    assert found["documents"] == 3
    rows = {one["id"]: one for one in found["clauses"]}
    assert list(rows) == list(load_clauses())
    assert (rows["MA-31"]["errors"], rows["MA-31"]["waived"], rows["MA-31"]["attested"]) == (1, 1, None)
    assert rows["OA-01"]["attested"] == 2
    assert rows["MA-31"]["switched_off"] == []


def test_switched_off_clauses_are_seen(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "opsglint.toml").write_text('ignore = ["SEP004", "POL002", "POL003"]\n')
    rows = {one["id"]: one for one in data(capsysbinary)["clauses"]}
    assert rows["MA-31"]["switched_off"] == ["POL002", "POL003", "SEP004"]
    assert main(["clauses"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert "POL003 fund-raising (off)" in text
    assert "Switched off by the configuration: " in text
    assert "MA-31" in text.rpartition("Switched off")[2]


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_text_and_markdown_show_every_clause(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], output_format: str
) -> None:
    assert main(["clauses", "--output-format", output_format]) == 0
    shown = capsysbinary.readouterr().out.decode()
    assert all(id_ in shown for id_ in load_clauses())
    assert f"3 documents of {folder}" in shown
    if output_format == "text":
        assert all(len(line) <= 100 for line in shown.splitlines() if str(folder) not in line)
    else:
        rows = [line for line in shown.splitlines() if line.startswith("| ")]
        assert len({row.count(" | ") for row in rows}) == 1


def test_the_table_alone(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = data(capsysbinary, "--no-repository", "--pack", "canada")
    assert found["root"] is None
    assert {one["pack"] for one in found["clauses"]} == {"canada"}
    assert all("errors" not in one for one in found["clauses"])


@pytest.mark.parametrize("arguments", [("nowhere",), ("--no-repository", "posts"), ("--as-of", "soon")])
def test_usage_errors(folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert main(["clauses", *arguments]) == 2
    assert "help:" in capsys.readouterr().err
