"""Editors hold opsglint.toml against a schema that says what reading it says."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from opsglint.api.schemas import CONFIGURATION, schema_of
from opsglint.cli import main
from opsglint.config.schema import DEFINITIONS, Definition

ROOT = Path(__file__).parents[2]
SCHEMA = schema_of(CONFIGURATION)
FORMATS = FormatChecker(formats=("date",))


def faults(text: str) -> list[str]:
    """Return what an editor says of a configuration; servers for TOML hand days on as texts."""
    values: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))
    return [error.message for error in Draft7Validator(SCHEMA, format_checker=FORMATS).iter_errors(values)]


def test_the_schema_is_valid() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.name)
def test_every_setting_is_described_and_its_example_and_default_pass(definition: Definition) -> None:
    assert faults(f"{definition.header}\n{definition.example}\n") == []
    setting = SCHEMA
    for name in definition.path:
        setting = setting["properties"][name]
    assert setting["description"] == definition.meaning
    assert {"type", "enum", "anyOf"} & setting.keys()
    whole = {**setting, "definitions": SCHEMA["definitions"]}
    assert not list(Draft7Validator(whole).iter_errors(setting["default"]))


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/example*/opsglint.toml")), ids=lambda path: path.parent.name)
def test_the_examples_of_the_documentation_pass(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_the_configuration_that_init_writes_passes() -> None:
    template = ROOT / "opsglint/cli/templates/init/opsglint.toml"
    assert faults(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "ignore = ['LNG', 'AXS0', 'alt-text-long', 'AXS010', 'a']",
        "[severity]\nAXS = 'advice'\nAXS01 = 'error'\nalt-text-long = 'warning'",
        "[rules.alt-text-long]\nmost = 300",
        "[platforms.twitter]\nlength = 4000",
        "[per-file-ignores]\n'posts/old/**' = ['SCH']",
        "[[blackout]]\nname = 'a'\nfrom = 2026-11-01\nto = 2026-11-02\naccounts = ['ministry-of-*']",
    ],
)
def test_what_is_right_passes_and_is_read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(text) == []
    (tmp_path / "opsglint.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "pakc = 'ontario'",
        "pack = ''",
        "pack = ['ontario']",
        "timezone = 'America Toronto'",
        "accounts = ['/etc/accounts.yml']",
        "fail-on = 'eror'",
        "ignore = ['AXS01O']",
        "ignore = ['SEP001']",
        "ignore = ['official-tags-minister']",
        "extend-select = 'AXS010'",
        "[severity]\nAXS010 = 'fatal'",
        "[severity]\nalt-text-lnog = 'error'",
        "[types]\n'posts/**' = 'pots'",
        "[fields]\nshedule = 'publish_at'",
        "[approvals]\nrequird = []",
        "[[blackout]]\nname = 'a'\nfrom = 2026-11-01",
        "[[blackout]]\nname = 'a'\nfrom = 'soon'\nto = 2026-11-01",
        "[privacy]\npublic-emails = ['info']",
        "[political]\ndomains = ['https://example.org/']",
        "[platforms.x]\nlength = 0",
        "[platforms.myspace]\nlength = 5",
        "[rules.LNG002]\ntolerence = 3",
        "[rules.LNG002]\ntolerance = -3",
        "[rules.LNG002]\ntolerance = 'three'",
    ],
)
def test_what_is_wrong_is_refused_by_both(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(text)
    (tmp_path / "opsglint.toml").write_text(text)
    (tmp_path / "post.en.md").write_text("---\ntype: post\n---\n")
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2


def test_rules_are_offered_with_what_they_ask_for() -> None:
    offered = SCHEMA["definitions"]["rule"]["anyOf"][0]
    words = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert words["AXS010"] == words["hashtag-case"]
    assert words["AXS010"].endswith(".")
    assert "SEP001" in words
    assert "SEP001" not in SCHEMA["definitions"]["ignorable-rule"]["anyOf"][0]["enum"]
