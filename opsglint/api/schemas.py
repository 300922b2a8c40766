"""The JSON Schemas for editors: of documents, of the account registry and of the configuration."""

from __future__ import annotations

import json
from typing import Any

from opsglint.api.catalogue import rule_names, selectors, summary
from opsglint.api.checking import configuration
from opsglint.api.requests import Request
from opsglint.api.settings import Words
from opsglint.config.json_schema import json_schema
from opsglint.config.kinds import Terms
from opsglint.content.json_schema import NOTHING, Own, schema
from opsglint.content.json_schema import SCHEMAS as CONTENT
from opsglint.content.snippets import FILE, snippets
from opsglint.sdk import Option, Rule

CONFIGURATION = "config"
SCHEMAS = (*CONTENT, CONFIGURATION)
"""What has a schema: what the repository holds, and the configuration file."""


def schema_of(name: str, own: Own = NOTHING) -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of one of SCHEMAS; raise KeyError for any other name."""
    return json_schema(_terms()) if name == CONFIGURATION else schema(name, own)


def schema_text(name: str, own: Own = NOTHING) -> str:
    """Return the JSON Schema of one of SCHEMAS as a file holds it; raise KeyError for others."""
    return _text(schema_of(name, own))


def editor_files(request: Request) -> dict[str, str]:
    """Return all schemas and snippets for the repository of a request, by the names of files.

    They know the fields that its configuration adds or renames. Raises ConfigErrors where that is
    wrong.
    """
    _, config = configuration(request)
    own = Own(config.fields, config.extra_fields)
    texts = {f"{name}.schema.json": schema_text(name, own) for name in SCHEMAS}
    return {**texts, FILE: _text(snippets(own))}


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _terms() -> Terms:
    names = rule_names()
    lasting = {word for rule in names.by_code.values() if not rule.waivable for word in (rule.code, rule.name)}
    chosen = selectors()
    ignorable = {word: says for word, says in chosen.items() if word not in lasting}
    options = {
        word: _options(rule)
        for by_word in (names.by_code, names.by_name) for word, rule in by_word.items() if rule.options
    }  # fmt: skip
    return Terms(Words(), chosen, ignorable, options)


def _options(rule: type[Rule]) -> dict[str, Any]:
    properties = {option.name: _option(option) for option in rule.options}
    return {
        "description": summary(rule), "type": "object", "properties": properties,
        "additionalProperties": False,
    }  # fmt: skip


def _option(option: Option) -> dict[str, Any]:
    found: dict[str, Any] = {"description": option.meaning, **_type(option.default)}
    if option.least is not None:
        found["minimum"] = option.least
    if option.most is not None:
        found["maximum"] = option.most
    default = option.default
    return {**found, "default": list(default) if isinstance(default, tuple) else default}


def _type(default: object) -> dict[str, Any]:
    """Return the type of values that may stand in place of a default."""
    if isinstance(default, tuple):
        return {"type": "array", "items": {"type": "string"}}
    if isinstance(default, bool):
        return {"type": "boolean"}
    return {"type": "string" if isinstance(default, str) else "number"}
