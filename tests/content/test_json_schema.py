"""The published schemas are valid, and say of real documents what the reader says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from opsglint.content.json_schema import SCHEMAS, schema
from opsglint.syntax.plain import plain_values
from opsglint.syntax.source import read_document, read_yaml

EXAMPLE = Path(__file__).parents[2] / "docs/example"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid(name: str) -> None:
    Draft7Validator.check_schema(schema(name))


def test_the_example_documents_are_valid() -> None:
    checked = 0
    for path in sorted(EXAMPLE.rglob("*.md")):
        source = read_document(path.read_bytes())
        if source.front_matter is None:
            continue
        values: dict[str, Any] = plain_values(source)
        values.pop("campaign", None)  # a field of its own, in extra_fields of its configuration
        errors = list(Draft7Validator(schema(values["type"])).iter_errors(values))
        assert not errors, (path, errors[0].message)
        checked += 1
    assert checked > 20


def test_the_example_registry_is_valid() -> None:
    values = plain_values(read_yaml((EXAMPLE / "accounts.yml").read_bytes()))
    assert not list(Draft7Validator(schema("accounts")).iter_errors(values))


@pytest.mark.parametrize(
    "value",
    [{"author": "Bram"}, {"author": {"name": "Bram"}}, {"thumbnail": "a.jpg"}, {"media": [{"src": "a.jpg"}]}],
)
def test_a_shorthand_is_accepted(value: dict[str, Any]) -> None:
    values = {"type": "post", "account": "a", **value}
    assert not list(Draft7Validator(schema("post")).iter_errors(values))


@pytest.mark.parametrize(
    "fault",
    [{"platforms": ["facebok"]}, {"shedule": "x"}, {"lang": "de"}, {"schedule": "tomorrow"}],
)
def test_a_fault_is_refused(fault: dict[str, Any]) -> None:
    values = {"type": "post", "account": "a", **fault}
    assert list(Draft7Validator(schema("post")).iter_errors(values))


@pytest.mark.parametrize(
    ("values", "is_right"),
    [
        ({"type": "post", "account": "a"}, True),
        ({"type": "key-messages", "title": "T"}, True),
        ({"type": "post", "shareables": []}, False),
        ({"type": "kit", "title": "T"}, False),
        ({"type": "pots"}, False),
        ({}, False),
    ],
)
def test_the_schema_of_any_document_goes_by_its_type(values: dict[str, Any], is_right: bool) -> None:
    assert is_right is not any(Draft7Validator(schema("document")).iter_errors(values))
