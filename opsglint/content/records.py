"""Records: the fields of a mapping, defined once, from which it is read, described and published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, NamedTuple, Self, TypeVar, dataclass_transform

from opsglint.content.problems import Problem, ProblemKind
from opsglint.content.reader import Reader, is_absent, unknown_field
from opsglint.content.shapes import Shape
from opsglint.content.values import ByLanguage
from opsglint.syntax.tree import MapNode
from opsglint.text import Span


class Spec(NamedTuple):
    """One field: its name in the file, its attribute in the model, its shape and its meaning."""

    key: str
    attribute: str
    shape: Shape
    meaning: str
    required: bool


def has(shape: Shape, meaning: str, *, key: str | None = None, required: bool = False) -> Any:
    """Declare a field of a record; absent values are None."""
    return field(
        default=None,
        metadata={"shape": shape, "meaning": meaning, "key": key, "required": required},
    )


R = TypeVar("R")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[R]) -> type[R]:
    """Make a record of a class: its fields are given by keyword and never set again.

    Types alone keep them from being set: what dataclasses add to keep it at run time, and to
    compare and print records, is more than half of the cost of their import.
    """
    return dataclass(slots=True, kw_only=True, eq=False, repr=False)(cls)


@record
class Record:
    """A mapping of the front matter; `keys` says where each field's name stands."""

    span: Span
    keys: Mapping[str, Span]

    @classmethod
    def specs(cls) -> Mapping[str, Spec]:
        """Return the record's fields by their name in the file, in the order of the reference."""
        return _specs(cls)  # type: ignore[arg-type]  # classes hash by identity

    def key_span(self, key: str) -> Span:
        """Return the place of a field's name, or the start of the record where it is absent."""
        return self.keys.get(key) or Span(self.span.start, self.span.start)


@cache
def _specs(record: type[Record]) -> Mapping[str, Spec]:
    found: dict[str, Spec] = {}
    for item in fields(record):
        if "shape" in item.metadata:
            data = item.metadata
            key = data["key"] or item.name
            found[key] = Spec(key, item.name, data["shape"], data["meaning"], data["required"])
    return found


def read_record(
    record: type[Record],
    node: MapNode,
    reader: Reader,
    where: str,
    *,
    renames: Mapping[str, str] | None = None,
    extra: frozenset[str] = frozenset(),
) -> Any:
    """Return the record that a mapping holds, recording unknown, missing and wrong fields.

    `renames` maps our names to the names that this repository uses, which may use ours for
    something else; `extra` are names to pass over.
    """
    specs = record.specs()
    ours = {theirs: name for name, theirs in (renames or {}).items() if name in specs}
    values: dict[str, Any] = {}
    keys: dict[str, Span] = {}
    for entry in node.entries:
        name = ours.get(entry.key.value, entry.key.value)
        if name == entry.key.value and (renames or {}).get(name, name) != name:
            continue
        spec = specs.get(name)
        if spec is None:
            if entry.key.value not in extra:
                unknown_field(reader, entry.key, where, tuple(specs))
            continue
        keys[name] = entry.key.span
        if not is_absent(entry.value):
            inner = f"{where}.{name}" if where else name
            values[spec.attribute] = spec.shape.read(entry.value, reader, inner)
    for spec in specs.values():
        if spec.required and not _was_given(spec, node, keys):
            place = keys.get(spec.key) or Span(node.span.start, node.span.start)
            params = {"field": spec.key, "where": where}
            reader.problems.append(
                Problem(ProblemKind.MISSING_FIELD, "missing", place, params)
            )
    return record(span=node.span, keys=keys, **values)


def _was_given(spec: Spec, node: MapNode, keys: Mapping[str, Span]) -> bool:
    if spec.key not in keys:
        return False
    place = keys[spec.key]
    return any(entry.key.span == place and not is_absent(entry.value) for entry in node.entries)


class FieldValue(NamedTuple):
    """A value found in a record: its field (dotted, from the top), its shape, and the value."""

    field: str
    shape: Shape
    value: Any
    record: Record


def walk(record: Record, prefix: str = "") -> Iterator[FieldValue]:
    """Yield every single value of a record and of the records in it, in the order of the file.

    Lists and values by language are opened; a value by platform is given as its parts.
    """
    for spec in record.specs().values():
        value = getattr(record, spec.attribute)
        if value is not None:
            yield from _open(value, spec.shape, prefix + spec.key, record)


def _open(value: Any, shape: Shape, name: str, owner: Record) -> Iterator[FieldValue]:
    if isinstance(value, Record):
        yield from walk(value, name + ".")
    elif isinstance(value, ByLanguage):
        for part in value.all():
            yield from _open(part, getattr(shape, "item", shape), name, owner)
    elif isinstance(value, tuple):
        for part in value:
            inner = getattr(shape, "item", shape)
            is_pair = isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], str)
            yield from _open(part[1] if is_pair else part, inner, name, owner)
    else:
        shape = _chosen(shape, value)
        yield FieldValue(name, shape, value, owner)


def _chosen(shape: Shape, value: Any) -> Shape:
    from opsglint.content.shapes import Boolean, Either

    while isinstance(shape, Either):
        is_boolean = isinstance(getattr(value, "value", None), bool)
        shape = shape.first if is_boolean == isinstance(shape.first, Boolean) else shape.second
    return shape


@record
class Document(Record):
    """A record that is a whole document: `type` in the front matter names it."""

    @classmethod
    def empty(cls, span: Span) -> Self:
        """Return a document of which nothing is known."""
        return cls(span=span, keys={})
