"""JSON Schemas of the document types, made from the definitions of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from opsglint.content.accounts import Account
from opsglint.content.records import Record, Spec
from opsglint.content.shapes import Many, Nested, Shape
from opsglint.content.types import DOCUMENT_TYPES

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the checkers of front matter in editors all read."""
ADDRESS = "https://github.com/opsglint/opsglint/schemas/"
ANY, REGISTRY = "document", "accounts"
SCHEMAS = (*DOCUMENT_TYPES, ANY, REGISTRY)
"""What has a schema: each document type, a document of any type, and the account registry."""


class Own(NamedTuple):
    """What a repository has of its own: names in place of our fields', and fields besides them."""

    names: Mapping[str, str] = {}
    extra: tuple[str, ...] = ()


NOTHING = Own()


def schema(name: str, own: Own = NOTHING) -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of what `name`, one of SCHEMAS, stands for.

    Raises KeyError for any other name.
    """
    if name == ANY:
        return _any(own)
    if name == REGISTRY:
        items = {"type": "array", "items": {"$ref": "#/definitions/Account"}}
        listed = {"type": "object", "properties": {"accounts": items}, "additionalProperties": False}
        return _whole(name, {"anyOf": [items, listed]}, {"Account": _record(Account), **_nested(Account)})
    return _whole(name, _document(name, own), _nested(DOCUMENT_TYPES[name]))


def _any(own: Own) -> dict[str, Any]:
    """Return the schema of a document whose type says which fields it has."""
    key = own.names.get("type", "type")
    types = {"description": _TYPE, "enum": list(DOCUMENT_TYPES)}
    cases = [
        {
            "if": {"properties": {key: {"const": name}}, "required": [key]},
            "then": {"$ref": f"#/definitions/{name}"},
        }
        for name in DOCUMENT_TYPES
    ]
    body = {"type": "object", "properties": {key: types}, "required": [key], "allOf": cases}
    definitions = {name: _document(name, own) for name in DOCUMENT_TYPES}
    for record in DOCUMENT_TYPES.values():
        definitions |= _nested(record)
    return _whole(ANY, body, definitions)


def _document(name: str, own: Own) -> dict[str, Any]:
    body = _record(DOCUMENT_TYPES[name])
    properties = {"type": {"description": _TYPE, "const": name}, **body["properties"]}
    required = ["type", *body.get("required", ())]
    body["properties"] = {
        **{name: {"description": _EXTRA} for name in own.extra},
        **{own.names.get(key, key): value for key, value in properties.items()},
    }
    body["required"] = [own.names.get(key, key) for key in required]
    return body


_TYPE = "what the document is"
_EXTRA = "a field of your own, from `extra_fields` of the configuration"


def _whole(name: str, body: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": DIALECT, "$id": f"{ADDRESS}{name}.json", "title": name}
    return {**head, **body, "definitions": dict(sorted(definitions.items()))}


def _record(record: type[Record]) -> dict[str, Any]:
    specs = record.specs().values()
    found: dict[str, Any] = {
        "type": "object",
        "properties": {spec.key: _field(spec) for spec in specs},
        "additionalProperties": False,
    }
    required = [spec.key for spec in specs if spec.required]
    return {**found, "required": required} if required else found


def _field(spec: Spec) -> dict[str, Any]:
    inner = _value(spec.shape)
    return {"description": spec.meaning, **({"allOf": [inner]} if "$ref" in inner else inner)}


def _value(shape: Shape) -> dict[str, Any]:
    """Return the schema of a shape; a record with a shorthand may be that one value instead."""
    if isinstance(shape, Nested) and shape.shorthand:
        short = shape.record().specs()[shape.shorthand].shape
        return {"anyOf": [short.schema(), shape.schema()]}
    if isinstance(shape, Many):
        return {"type": "array", "items": _value(shape.item)}
    return shape.schema()


def _nested(record: type[Record]) -> dict[str, Any]:
    return {name: _record(nested) for name, nested in records_in(record).items()}


def records_in(record: type[Record]) -> dict[str, type[Record]]:
    """Return the records that fields of a record hold, at any depth, by their names."""
    found: dict[str, type[Record]] = {}
    waiting = [record]
    while waiting:
        for spec in waiting.pop().specs().values():
            for nested in _held_by(spec.shape):
                if nested.__name__ not in found:
                    found[nested.__name__] = nested
                    waiting.append(nested)
    return found


def _held_by(shape: Shape) -> list[type[Record]]:
    if isinstance(shape, Nested):
        return [shape.record()]
    parts = (getattr(shape, name, None) for name in ("item", "first", "second"))
    return [record for part in parts if part is not None for record in _held_by(part)]
