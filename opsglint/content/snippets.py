"""Snippets for VS Code that complete the fields of front matter, made from their definitions.

VS Code takes no JSON Schema for the front matter of Markdown, but offers snippets there.
"""

from __future__ import annotations

from opsglint.content.json_schema import NOTHING, Own, records_in
from opsglint.content.records import Record, Spec
from opsglint.content.shapes import Boolean, ByLanguage, Day, Either, Many, Nested, OneOf, Shape
from opsglint.content.types import DOCUMENT_TYPES

FILE = "opsglint.code-snippets"
"""The name under which VS Code reads them in a folder `.vscode`."""

_SCOPE = "yaml,markdown"
"""VS Code counts front matter as YAML, and as Markdown until its second line of hyphens is there."""
_TODAY = "${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"


def snippets(own: Own = NOTHING) -> dict[str, object]:
    """Return snippets by their names: the type of a document, and every field with what it takes."""
    key = own.names.get("type", "type")
    found: dict[str, object] = {key: _snippet(key, _choice(tuple(DOCUMENT_TYPES)), "what the document is")}
    for (key, value), (owners, meaning) in _fields(own).items():
        found[f"{key} ({', '.join(owners)})"] = _snippet(key, value, meaning)
    return found


def _snippet(key: str, value: str, meaning: str) -> dict[str, object]:
    separator = "" if value.startswith("\n") else " "
    lines = f"{key}:{separator}{value}".split("\n")
    return {"scope": _SCOPE, "prefix": key, "body": lines, "description": meaning}


def _fields(own: Own) -> dict[tuple[str, str], tuple[list[str], str]]:
    """Return every field and its value as a snippet, with the records that have it and a meaning."""
    records: dict[str, type[Record]] = {}
    for name, document in DOCUMENT_TYPES.items():
        records |= {name: document, **records_in(document)}
    found: dict[tuple[str, str], tuple[list[str], str]] = {}
    for name, record in records.items():
        for spec in record.specs().values():
            key = own.names.get(spec.key, spec.key) if name in DOCUMENT_TYPES else spec.key
            owners, _ = found.setdefault((key, _value(spec)), ([], spec.meaning))
            owners.append(name)
    return found


def _value(spec: Spec) -> str:
    shape = spec.shape
    if isinstance(shape, Many):
        return f"[{_single(shape.item)}]" if isinstance(shape.item, OneOf) else "\n  - $1"
    return "\n  $1" if isinstance(shape, Nested) and not shape.shorthand else _single(shape)


def _single(shape: Shape) -> str:
    """Return one value: words to choose from where they are few, today for a day, else a gap."""
    if isinstance(shape, ByLanguage):
        return _single(shape.item)
    if isinstance(shape, Either):
        return _single(shape.first)
    if isinstance(shape, OneOf):
        return _choice(shape.words)
    if isinstance(shape, Boolean):
        return _choice(("true", "false"))
    return _TODAY if isinstance(shape, Day) else "$1"


def _choice(words: tuple[str, ...]) -> str:
    return f"${{1|{','.join(words)}|}}"
