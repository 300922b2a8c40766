"""The example repositories: one passes, the other has one fault of every rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsglint.cli import main
from opsglint.rules import all_rules

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)


def test_the_example_passes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(DOCS / "example")
    assert main(["--as-of", "2026-11-20", "--fail-on", "warning"]) == 0
    assert "No problems found" in capsys.readouterr().out


def test_the_faults_are_reported_as_expected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(DOCS / "example-with-faults")
    assert main(["--as-of", "2026-11-20", "--output-format", "concise"]) == 1
    expected = (DOCS / "example-with-faults/expected.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out == expected


def test_every_rule_has_exactly_one_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(DOCS / "example-with-faults")
    main(["--as-of", "2026-11-20", "--output-format", "json"])
    found = sorted(one["code"] for one in json.loads(capsys.readouterr().out))
    assert found == sorted(rule.code for rule in all_rules())


def test_one_file_is_judged_as_in_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is said of a document does not depend on which others are named."""
    monkeypatch.chdir(DOCS / "example-with-faults")
    arguments = ["--as-of", "2026-11-20", "--output-format", "json"]
    main(arguments)
    whole = json.loads(capsys.readouterr().out)
    for path in sorted({one["path"] for one in whole})[::4]:
        main([path, *arguments])
        alone = [one for one in json.loads(capsys.readouterr().out) if one["path"] == path]
        assert alone == [one for one in whole if one["path"] == path]
