"""The shapes that values of front matter can have: how each is read, described and published."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any, Protocol

from opsglint.content.reader import Reader, is_absent, unknown_field
from opsglint.content.values import ByLanguage as LanguageValues
from opsglint.content.values import ToBeConfirmed, read_day, read_moment
from opsglint.syntax.tree import ListNode, MapNode, Node, Scalar
from opsglint.text import Located, nearest

if TYPE_CHECKING:
    from opsglint.content.records import Record

JSON = dict[str, Any]
LANGUAGES = ("en", "fr")


class Shape(ABC):
    """What a field takes."""

    @abstractmethod
    def read(self, node: Node, reader: Reader, field: str) -> Any:
        """Return the value, or None after recording what is wrong with it."""

    @abstractmethod
    def describe(self) -> str:
        """Return in plain words what the field takes."""

    @abstractmethod
    def schema(self) -> JSON:
        """Return the JSON Schema (draft-07) of the field."""


class ScalarShape(Shape):
    """A single value, neither a list nor a mapping."""

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        if not isinstance(node, Scalar):
            reader.invalid(node, field, self.describe())
            return None
        return self.read_scalar(node, reader, field)

    @abstractmethod
    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        """Return the value of a single YAML value, or None after recording what is wrong."""


class Text(ScalarShape):
    """Words, with the place of every character."""

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        return node.text(reader.text).strip()

    def describe(self) -> str:
        return "text"

    def schema(self) -> JSON:
        return {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, eq=False, repr=False)
class OneOf(ScalarShape):
    """One of a closed set of words."""

    words: tuple[str, ...]
    aliases: Mapping[str, str] | None = None

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        if node.value in self.words:
            return Located(intern(node.value), node.span)
        if self.aliases and node.value in self.aliases:
            return Located(self.aliases[node.value], node.span)
        reader.invalid(node, field, self.describe(), suggestion=nearest(node.value, self.words))
        return None

    def describe(self) -> str:
        return "one of " + ", ".join((*self.words, *(self.aliases or ())))

    def schema(self) -> JSON:
        return {"enum": [*self.words, *(self.aliases or ())]}


class Boolean(ScalarShape):
    """true or false."""

    _MEANT: Mapping[str, str] = {
        "yes": "true", "on": "true", "oui": "true", "vrai": "true",
        "no": "false", "off": "false", "non": "false", "faux": "false",
    }  # fmt: skip

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        if isinstance(node.resolved, bool):
            return Located(node.resolved, node.span)
        folded = node.value.casefold()
        meant = folded if folded in ("true", "false") else self._MEANT.get(folded)
        reader.invalid(node, field, self.describe(), suggestion=meant)
        return None

    def describe(self) -> str:
        return "true or false"

    def schema(self) -> JSON:
        return {"type": "boolean"}


class Day(ScalarShape):
    """A day such as 2026-11-25."""

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        day = read_day(node.value)
        if day is None:
            reader.invalid_date(node, field, self.describe())
            return None
        return Located(day, node.span)

    def describe(self) -> str:
        return "a day such as 2026-11-25"

    def schema(self) -> JSON:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, eq=False, repr=False)
class Time(ScalarShape):
    """A time such as 2026-11-25T10:00-05:00; a schedule may be `tbc` while it is a draft."""

    may_be_open: bool = False

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        if self.may_be_open and node.value.casefold() == "tbc":
            return ToBeConfirmed(node.span)
        moment = read_moment(node.value, node.span)
        if moment is None:
            reader.invalid_date(node, field, self.describe())
        return moment

    def describe(self) -> str:
        return "a time such as 2026-11-25T10:00-05:00"

    def schema(self) -> JSON:
        pattern = r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$"
        form: JSON = {"type": "string", "pattern": pattern}
        return {"anyOf": [form, {"const": "tbc"}]} if self.may_be_open else form


@dataclass(frozen=True, eq=False, repr=False)
class AccountId(ScalarShape):
    """The id of an account in the registry, or its handle."""

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        return Located(intern(node.value), node.span)

    def describe(self) -> str:
        return "the id of an account"

    def schema(self) -> JSON:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, eq=False, repr=False)
class Word(ScalarShape):
    """A word that is compared, not read: a code, a key, a digest."""

    meaning: str = "a word"

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        return Located(node.value.strip(), node.span)

    def describe(self) -> str:
        return self.meaning

    def schema(self) -> JSON:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, eq=False, repr=False)
class Handle(ScalarShape):
    """A handle, with or without the @."""

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        return Located(node.value, node.span)

    def describe(self) -> str:
        return "a handle"

    def schema(self) -> JSON:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, eq=False, repr=False)
class Reference(ScalarShape):
    """A path to another file of the repository.

    `types` are the document types it may lead to (any Markdown or other file where empty),
    `endings` the file endings; `or_link`, `or_account` and `or_text` say what else it may be.
    """

    types: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    or_link: bool = False
    or_account: bool = False
    or_text: bool = False

    def read_scalar(self, node: Scalar, reader: Reader, field: str) -> Any:
        return Located(node.value.strip(), node.span)

    def is_path(self, value: str) -> bool:
        """Say whether `value` is a path, not one of the other things it may be."""
        if self.or_link and is_link(value):
            return False
        if self.or_text:
            return not any(c.isspace() for c in value) and value.casefold().endswith(_FILE_ENDINGS)
        if self.or_account:
            return "/" in value or value.casefold().endswith(_MARKDOWN_ENDINGS)
        return True

    def describe(self) -> str:
        kinds = "a " + " or ".join(self.types) if self.types else "a file"
        parts = [f"the path of {kinds}", *(["a link"] if self.or_link else [])]
        parts += ["the id of an account"] if self.or_account else []
        parts += ["text"] if self.or_text else []
        return " or ".join(parts)

    def schema(self) -> JSON:
        return {"type": "string", "minLength": 1}


_MARKDOWN_ENDINGS = (".md", ".markdown")
_FILE_ENDINGS = (*_MARKDOWN_ENDINGS, ".txt", ".pdf", ".docx", ".doc", ".odt", ".html", ".vtt", ".srt")


def is_link(value: str) -> bool:
    """Say whether a value is a web address rather than a path."""
    head, colon, rest = value.partition("://")
    if colon and head.isalpha() and rest and head.casefold() != "file":
        return True
    return value.casefold().startswith(("www.", "mailto:", "data:", "at://"))


@dataclass(frozen=True, eq=False, repr=False)
class Many(Shape):
    """A list."""

    item: Shape

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        if not isinstance(node, ListNode):
            reader.invalid(node, field, self.describe())
            items: tuple[Node, ...] = (node,)
        else:
            items = node.items
        read = (self.item.read(item, reader, field) for item in items if not is_absent(item))
        return tuple(value for value in read if value is not None) or None

    def describe(self) -> str:
        return f"a list, each entry {self.item.describe()}"

    def schema(self) -> JSON:
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True, eq=False, repr=False)
class ByLanguage(Shape):
    """One value, or a mapping from `en` and `fr` to a value each."""

    item: Shape

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        if not isinstance(node, MapNode):
            value = self.item.read(node, reader, field)
            return None if value is None else LanguageValues(value, None, None, node.span)
        found: dict[str, Any] = {}
        for entry in node.entries:
            if entry.key.value in LANGUAGES:
                if not is_absent(entry.value):
                    found[entry.key.value] = self.item.read(
                        entry.value, reader, f"{field}.{entry.key.value}"
                    )
            else:
                unknown_field(reader, entry.key, field, LANGUAGES)
        return LanguageValues(None, found.get("en"), found.get("fr"), node.span)

    def describe(self) -> str:
        return f"{self.item.describe()}, or a mapping from en and fr to it"

    def schema(self) -> JSON:
        item = self.item.schema()
        properties = dict.fromkeys(LANGUAGES, item)
        mapping = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"anyOf": [item, mapping]}


@dataclass(frozen=True, eq=False, repr=False)
class ByKey(Shape):
    """A mapping from a closed set of words to values."""

    words: tuple[str, ...]
    item: Shape
    aliases: Mapping[str, str] | None = None

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        if not isinstance(node, MapNode):
            reader.invalid(node, field, self.describe())
            return None
        known = (*self.words, *(self.aliases or ()))
        found: list[tuple[str, Any]] = []
        for entry in node.entries:
            name = (self.aliases or {}).get(entry.key.value, entry.key.value)
            if name not in self.words:
                reader.invalid(
                    entry.key, field, "one of " + ", ".join(known),
                    suggestion=nearest(entry.key.value, known),
                )  # fmt: skip
            elif not is_absent(entry.value):
                value = self.item.read(entry.value, reader, f"{field}.{entry.key.value}")
                found += [(name, value)] if value is not None else []
        return tuple(found)

    def describe(self) -> str:
        return f"a mapping from {', '.join(self.words)} to {self.item.describe()}"

    def schema(self) -> JSON:
        names = (*self.words, *(self.aliases or ()))
        properties = {name: self.item.schema() for name in names}
        return {"type": "object", "properties": properties, "additionalProperties": False}


@dataclass(frozen=True, eq=False, repr=False)
class Either(Shape):
    """Whichever of two shapes the value has; `first` says by a look whether it is the first."""

    first: Shape
    second: Shape
    is_first: Callable[[Node], bool]

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        return (self.first if self.is_first(node) else self.second).read(node, reader, field)

    def describe(self) -> str:
        return f"{self.first.describe()}, or {self.second.describe()}"

    def schema(self) -> JSON:
        return {"anyOf": [self.first.schema(), self.second.schema()]}


class RecordType(Protocol):
    """A record class, as `Nested` needs it."""

    def __call__(self, **values: Any) -> Record: ...


@dataclass(frozen=True, eq=False, repr=False)
class Nested(Shape):
    """A mapping with fields of its own; `shorthand` is the field that a bare value stands for."""

    record: Callable[[], type[Record]]
    shorthand: str | None = None

    def read(self, node: Node, reader: Reader, field: str) -> Any:
        from opsglint.content.records import read_record

        record = self.record()
        if isinstance(node, MapNode):
            return read_record(record, node, reader, field)
        if self.shorthand and isinstance(node, Scalar):
            spec = record.specs()[self.shorthand]
            value = spec.shape.read(node, reader, field)
            return record(span=node.span, keys={}, **{spec.attribute: value})
        reader.invalid(node, field, self.describe())
        return None

    def describe(self) -> str:
        return f"a mapping with {', '.join(self.record().specs())}"

    def schema(self) -> JSON:
        return {"$ref": f"#/definitions/{self.record().__name__}"}
