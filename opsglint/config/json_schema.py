"""The JSON Schema of `opsglint.toml`, made from the definitions of the settings, for editors."""

from __future__ import annotations

from collections.abc import Mapping

from opsglint.config.kinds import JSON, Terms
from opsglint.config.model import Config
from opsglint.config.schema import DEFINITIONS, PREFIX, Definition

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the editors' servers for TOML and YAML all read."""
ADDRESS = "https://github.com/opsglint/opsglint/schemas/opsglint.json"


def json_schema(terms: Terms) -> JSON:
    """Return the JSON Schema (draft-07) of a configuration file, as it stands in `opsglint.toml`.

    Days are texts there, as servers for TOML hand them on; JSON has no others.
    """
    defaults = Config(root="/")
    whole: JSON = {"type": "object", "properties": {}, "additionalProperties": False}
    for definition in DEFINITIONS:
        inner = whole
        for name in definition.path[:-1]:
            section: JSON = {"type": "object", "properties": {}, "additionalProperties": False}
            inner = inner["properties"].setdefault(name, section)
        inner["properties"][definition.path[-1]] = _setting(definition, terms, defaults)
    head = {"$schema": DIALECT, "$id": ADDRESS, "title": "opsglint.toml"}
    definitions = {"rule": _rules(terms.rules), "ignorable-rule": _rules(terms.ignorable)}
    return {**head, **whole, "definitions": definitions}


def _setting(definition: Definition, terms: Terms, defaults: Config) -> JSON:
    default = definition.kind.plain(getattr(defaults, definition.attribute))
    return {
        "description": definition.meaning, **definition.kind.schema(terms), "default": default,
    }  # fmt: skip


def _rules(words: Mapping[str, str]) -> JSON:
    """Return the schema of rules, each with its meaning, as VS Code and Taplo read such meanings."""
    meanings = list(words.values())
    taplo = {"docs": {"enumValues": meanings}}
    known: JSON = {"enum": list(words), "enumDescriptions": meanings, "x-taplo": taplo}
    return {"anyOf": [known, {"type": "string", "pattern": PREFIX}]}
