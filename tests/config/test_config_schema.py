"""One table of settings makes reading, description and reference agree."""

from __future__ import annotations

import dataclasses
import re
import tomllib

import pytest

from opsglint.config import Config, Place, describe, load, reference
from opsglint.config.schema import DEFINITIONS, Definition
from opsglint.config.toml import value as toml_value


def document(definition: Definition) -> str:
    return f"{definition.header}\n{definition.example}\n"


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.name)
def test_every_example_can_be_read(definition: Definition) -> None:
    config = load("/root", "opsglint.toml", document(definition))
    assert definition.name in config.origins
    assert definition.meaning.endswith(".")


def test_every_attribute_is_defined_once() -> None:
    defined = [definition.attribute for definition in DEFINITIONS]
    others = {"root", "file", "accounts_explicit", "origins"}
    assert sorted(defined) == sorted({one.name for one in dataclasses.fields(Config)} - others)


def test_description_of_the_defaults() -> None:
    rows = describe(Config(root="/root"))
    assert [row.setting for row in rows] == [one.name for one in DEFINITIONS]
    assert all(row.origin is None for row in rows)
    assert {row.setting: row.value for row in rows}["accounts"] == '["accounts.yml"]'


def test_description_is_toml_that_gives_the_same_settings() -> None:
    text = "\n".join(sorted(map(document, DEFINITIONS), key=lambda one: one.startswith("[")))
    text = re.sub(r"^\[(approvals|political|privacy)\]\n(.*)", r"", text, flags=re.MULTILINE)
    config = load("/root", "opsglint.toml", text)
    written = "\n".join(f"{row.setting} = {row.value}" for row in describe(config))
    again = load("/root", "opsglint.toml", written)
    assert [row[:2] for row in describe(again)] == [row[:2] for row in describe(config)]
    assert again.blackouts == config.blackouts


def test_description_tells_tables_entry_by_entry() -> None:
    text = "[rules.A]\nx = 1\ny = [2]\n[types]\n'posts/**' = 'post'\n[platforms.x]\nlength = 5\n"
    rows = {row.setting: row for row in describe(load("/root", "opsglint.toml", text))}
    assert rows["rules.A.y"] == ("rules.A.y", "[2]", Place("opsglint.toml", 3, 1))
    assert rows['types."posts/**"'].value == '"post"'
    assert rows["platforms.x.length"].value == "5"
    assert rows["fail-on"].origin is None


def test_reference_holds_every_setting_with_default_and_example() -> None:
    text = reference()
    for definition in DEFINITIONS:
        assert f"\n## {definition.name}\n" in text
    assert '- Default: `"America/Toronto"`' in text
    assert "- `to`: a date; the last day, inclusive" in text
    for block in re.findall(r"```toml\n(.*?)```", text, flags=re.DOTALL):
        tomllib.loads(block)


@pytest.mark.parametrize(
    "plain",
    [True, 3, 1.5, 'a"b\\c\n\t\x7f\x85é😀', ["x", [1]], {"a b": {"c": []}}, {}, float("inf")],
)
def test_toml_values_are_read_as_written(plain: object) -> None:
    assert tomllib.loads(f"k = {toml_value(plain)}")["k"] == plain


def test_there_is_no_toml_for_other_things() -> None:
    with pytest.raises(TypeError):
        toml_value(None)
