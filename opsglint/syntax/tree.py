"""The nodes of a YAML document, each with its place in the file."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from opsglint.syntax.scalar_text import scalar_text
from opsglint.text import MappedText, Span

Style = Literal["plain", "single", "double", "literal", "folded"]
Plain = bool | int | float | str | None

# YAML 1.2.2, section 10.3.2: the core schema's tag resolution.
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_SPECIAL = {
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
# Longer digit strings are identifiers, never quantities, and slow to turn into numbers.
_MOST_DIGITS = 300


def resolve_plain(value: str) -> Plain:
    """Return what an unquoted value is by the core schema of YAML 1.2."""
    if value in _NULL:
        return None
    if value in _BOOLEANS:
        return _BOOLEANS[value]
    if value in _SPECIAL:
        return _SPECIAL[value]
    if len(value) <= _MOST_DIGITS and value[0] in "+-.0123456789":
        if _INTEGER.fullmatch(value):
            return int(value, 0) if value[:2] in ("0o", "0x") else int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


class Scalar(NamedTuple):
    """A single value as YAML reads it; `span` includes quotation marks and block indicators."""

    value: str
    style: Style
    span: Span

    @property
    def kind(self) -> str:
        """Return what this is, for messages."""
        return "a single value"

    @property
    def is_null(self) -> bool:
        """Say whether this is null, by the core schema of YAML 1.2."""
        return self.style == "plain" and self.value in _NULL

    @property
    def resolved(self) -> Plain:
        """Return null, a boolean, a number or text, by the core schema of YAML 1.2."""
        return resolve_plain(self.value) if self.style == "plain" else self.value

    def text(self, source: str) -> MappedText:
        """Return the value with the place of each of its characters in the text of the file."""
        return scalar_text(self.value, self.style, self.span, source)


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class ListNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span

    @property
    def kind(self) -> str:
        """Return what this is, for messages."""
        return "a list"


class MapNode(NamedTuple):
    """A mapping; its keys are unique."""

    entries: tuple[Entry, ...]
    span: Span

    @property
    def kind(self) -> str:
        """Return what this is, for messages."""
        return "a mapping"

    def get(self, name: str) -> Node | None:
        """Return the value of a key, None where the mapping does not have it."""
        return next((entry.value for entry in self.entries if entry.key.value == name), None)


Node = Scalar | ListNode | MapNode
