"""Records: the fields of a mapping, defined once, from which it is read, described and published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, NamedTuple, Self, TypeVar, dataclass_transform

from opsglint.content.keys import Keys
from opsglint.content.problems import Problem, ProblemKind
from opsglint.content.reader import Reader, is_absent, unknown_field
from opsglint.content.shapes import Shape
from opsglint.content.values import ByLanguage
from opsglint.syntax.tree import MapNode
from opsglint.text import Located, MappedText, Span


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


_NONE: frozenset[str] = frozenset()


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
    names, renamed = _names(specs, renames) if renames else (specs, _NONE)
    values: dict[str, Any] = {}
    keys: dict[str, Span] = {}
    prefix = f"{where}." if where else ""
    for key, value in node.entries:
        spec = names.get(key.value)
        if spec is None:
            if key.value not in extra and key.value not in renamed:
                unknown_field(reader, key, where, tuple(specs))
            continue
        name, attribute, shape, _, _ = spec
        keys[name] = key.span
        if not is_absent(value):
            values[attribute] = shape.read(value, reader, prefix + name)
    for name, attribute in _required(record):  # type: ignore[arg-type]  # classes hash by identity
        if attribute not in values:
            place = keys.get(name) or Span(node.span.start, node.span.start)
            params = {"field": name, "where": where}
            reader.problems.append(
                Problem(ProblemKind.MISSING_FIELD, "missing", place, params)
            )
    return record(span=node.span, keys=Keys(keys), **values)


def _names(
    specs: Mapping[str, Spec], renames: Mapping[str, str]
) -> tuple[Mapping[str, Spec], frozenset[str]]:
    """Return the fields by the names that a repository uses, and our names that it does not use."""
    renamed = frozenset(name for name, theirs in renames.items() if name != theirs)
    kept = {name: spec for name, spec in specs.items() if name not in renamed}
    return kept | {theirs: specs[name] for name, theirs in renames.items() if name in specs}, renamed


@cache
def _required(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the name and the attribute of each field that cannot be left out."""
    return tuple((spec.key, spec.attribute) for spec in record.specs().values() if spec.required)


class FieldValue(NamedTuple):
    """A value found in a record: its field (dotted, from the top), its shape, and the value."""

    field: str
    shape: Shape
    value: Any
    record: Record


def walk(record: Record) -> list[FieldValue]:
    """Return every single value of a record and of the records in it, in the order of the reference.

    Lists and values by language are opened; a value by platform is given as its parts.
    """
    found: list[FieldValue] = []
    _collect(record, "", found)
    return found


def _collect(record: Record, prefix: str, found: list[FieldValue]) -> None:
    for key, spec in record.specs().items():
        value = getattr(record, spec.attribute)
        if value is not None:
            _open(value, spec.shape, prefix + key, record, found)


def _open(value: Any, shape: Shape, name: str, owner: Record, found: list[FieldValue]) -> None:
    if isinstance(value, (Located, MappedText)):
        found.append(FieldValue(name, _chosen(shape, value), value, owner))
    elif isinstance(value, Record):
        _collect(value, name + ".", found)
    elif isinstance(value, ByLanguage):
        for part in value.all():
            _open(part, getattr(shape, "item", shape), name, owner, found)
    elif isinstance(value, tuple):
        inner = getattr(shape, "item", shape)
        for part in value:
            is_pair = isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], str)
            _open(part[1] if is_pair else part, inner, name, owner, found)
    else:
        found.append(FieldValue(name, _chosen(shape, value), value, owner))


def _chosen(shape: Shape, value: Any) -> Shape:
    from opsglint.content.shapes import Boolean, Either

    while type(shape) is Either:
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
