"""JSON Schemas of the document types, made from the definitions of their fields."""

from __future__ import annotations

from typing import Any

from opsglint.content.accounts import Account
from opsglint.content.records import Record, Spec
from opsglint.content.shapes import Many, Nested, Shape
from opsglint.content.types import DOCUMENT_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = "https://github.com/opsglint/opsglint/schemas/"
SCHEMAS = (*DOCUMENT_TYPES, "accounts")


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a document type, or of the registry (`accounts`).

    Raises KeyError for a name that is none of SCHEMAS.
    """
    if name == "accounts":
        items = {"type": "array", "items": {"$ref": "#/$defs/Account"}}
        listed = {"type": "object", "properties": {"accounts": items}, "additionalProperties": False}
        return _whole(name, {"anyOf": [items, listed]}, {"Account": _record(Account), **_nested(Account)})
    record = DOCUMENT_TYPES[name]
    body = _record(record)
    body["properties"] = {"type": {"const": name}, **body["properties"]}
    body["required"] = ["type", *body.get("required", ())]
    return _whole(name, body, _nested(record))


def _whole(name: str, body: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": DIALECT, "$id": f"{ADDRESS}{name}.json", "title": name}
    return {**head, **body, "$defs": dict(sorted(definitions.items()))}


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
