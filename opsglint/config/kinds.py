"""The kinds of values that a setting may have: how each is read, checked and written back.

Reading never stops at a fault: it is noted, and the faulty value becomes None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple, Protocol

from opsglint.config.errors import ConfigError
from opsglint.config.model import Option, OptionValue, Place, Setting
from opsglint.config.places import KeyPath, Places
from opsglint.config.toml import key
from opsglint.text import nearest

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that other packages define and that values are checked against; empty: unchecked."""

    document_types: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


class Known(Protocol):
    """Words as `Vocabulary` has them, at hand or looked up when asked for."""

    @property
    def document_types(self) -> tuple[str, ...]:
        """Return the types of documents."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of fields."""

    @property
    def platforms(self) -> tuple[str, ...]:
        """Return the names of platforms."""

    @property
    def limits(self) -> tuple[str, ...]:
        """Return the names of limits."""


@dataclass(slots=True)
class Reading:
    """What the reading of one file shares: where things stand, known words, faults so far."""

    file: str
    places: Places
    prefix: KeyPath
    known: Known
    faults: list[ConfigError]

    def key_place(self, at: KeyPath) -> Place:
        """Return where the key at the end of `at` is written."""
        return Place(self.file, *self.places.key((*self.prefix, *at)))

    def value_place(self, at: KeyPath) -> Place:
        """Return where the value of `at` begins."""
        return Place(self.file, *self.places.value((*self.prefix, *at)))

    def fault(self, message: str, help: str, place: Place) -> None:
        """Note a fault; the values around it are read all the same."""
        self.faults.append(ConfigError(message, help, place))


class Terms(NamedTuple):
    """What JSON Schemas of settings are made of: known words, and the rules by what selects them.

    `rules` and `ignorable` say in words what each code, name and family of rules stands for, the
    second without the rules that stay on whatever is ignored. `options` holds the schemas of the
    options of each rule that has any, by its code and by its name.
    """

    known: Known
    rules: Mapping[str, str]
    ignorable: Mapping[str, str]
    options: Mapping[str, JSON]


RULE: JSON = {"$ref": "#/definitions/rule"}
IGNORABLE: JSON = {"$ref": "#/definitions/ignorable-rule"}
"""Rules by code, name or prefix, described once in a schema: all, and those that can be ignored."""

Words = tuple[str, ...]
Schema = Callable[[Terms], JSON]
"""Takes the terms; returns the JSON Schema (draft-07) of a value as it stands in the file."""
Reader = Callable[[object, KeyPath, Reading, str], Any]
"""Takes the raw value, its key, the reading and an example; returns the value, None if faulty."""


class Kind(NamedTuple):
    """A kind of value: in words, how it is read, its schema, and how it is made plain for TOML."""

    words: str
    read: Reader
    schema: Schema
    plain: Callable[[Any], object] = lambda value: value


def named(raw: object) -> str:
    """Return in plain words what sort of TOML value `raw` is."""
    for types, words in _SORTS:
        if isinstance(raw, types):
            return words
    return "a value"


_SORTS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (datetime, "a time"),
    (date, "a date"),
    (time, "a time of day"),
    (list, "a list"),
    (dict, "a table"),
)


def label(at: KeyPath) -> str:
    """Return what a message calls the value at `at`."""
    name = f"`{key(*(part for part in at if isinstance(part, str)))}`"
    return f"item {at[-1] + 1} of {name}" if isinstance(at[-1], int) else name


def wrong(raw: object, words: str, at: KeyPath, reading: Reading, example: str) -> None:
    """Note that a value is of another sort than `words`."""
    reading.fault(
        f"{label(at)} is {named(raw)}, not {words}",
        f"write it like this: {example}",
        reading.value_place(at),
    )


Check = Callable[[str, Reading], tuple[str, str] | None]
"""Takes a text and the reading; returns what is wrong with it and the help, None if nothing is."""


def text(
    words: str = "a text", check: Check | None = None, form: str = r"\S",
    schema: Schema | None = None,
) -> Kind:  # fmt: skip
    """Return the kind of non-empty texts that pass `check`.

    `form` is a regular expression that editors hold such texts against, `schema` a whole schema in
    its place; both may let pass what `check` refuses, never the reverse.
    """

    def read(raw: object, at: KeyPath, reading: Reading, example: str) -> str | None:
        if not isinstance(raw, str):
            wrong(raw, words, at, reading, example)
        elif not raw.strip():
            message = f"{label(at)} is empty"
            reading.fault(message, f"write it like this: {example}", reading.value_place(at))
        elif check and (fault := check(raw, reading)):
            reading.fault(*fault, reading.value_place(at))
        else:
            return raw
        return None

    return Kind(words, read, schema or (lambda terms: {"type": "string", "pattern": form}))


def _read_yes_or_no(raw: object, at: KeyPath, reading: Reading, example: str) -> bool | None:
    if isinstance(raw, bool):
        return raw
    wrong(raw, "true or false", at, reading, example)
    return None


YES_OR_NO = Kind("true or false", _read_yes_or_no, lambda terms: {"type": "boolean"})


def one_of(what: str, words: Callable[[Known], Words], shown: str) -> Kind:
    """Return the kind of texts that are among `words`, which may depend on what is known."""

    def check(value: str, reading: Reading) -> tuple[str, str] | None:
        return unknown(what, value, words(reading.known))

    return text(shown, check, schema=lambda terms: {"enum": list(words(terms.known))})


def unknown(what: str, value: str, words: Words) -> tuple[str, str] | None:
    """Return message and help when `value` is not among `words`; no words allow any value."""
    if not words or value in words:
        return None
    close = nearest(value, words)
    choice = ", ".join(words)
    help = f"did you mean `{close}`?" if close else f"write one of these: {choice}"
    return f"`{value}` is not {what}", help


def read_date(raw: object, at: KeyPath, reading: Reading, example: str) -> date | None:
    """Return a date without a time of day."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    wrong(raw, "a date", at, reading, example)
    return None


def read_count(raw: object, at: KeyPath, reading: Reading, example: str) -> int | None:
    """Return a whole number above 0."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        if raw > 0:
            return raw
        message = f"{label(at)} is not above 0"
        reading.fault(message, "write a whole number above 0", reading.value_place(at))
    else:
        wrong(raw, "a whole number", at, reading, example)
    return None


def read_option(raw: object, at: KeyPath, reading: Reading, example: str) -> Option | None:
    """Return any simple value with its place; the rule itself checks it later."""
    value = _option_value(raw)
    if value is None:
        wrong(raw, OPTION.words, at, reading, example)
        return None
    return Option(value, reading.value_place(at))


def _option_value(raw: object) -> OptionValue | None:
    if isinstance(raw, list):
        items = tuple(_option_value(item) for item in raw)
        return None if None in items else tuple(item for item in items if item is not None)
    return raw if isinstance(raw, (bool, int, float, str, date)) else None


def _plain_option(option: Option) -> object:
    return option.value


OPTION = Kind(
    "a simple value or a list of them", read_option,
    lambda terms: {"type": ["boolean", "number", "string", "array"]}, _plain_option,
)  # fmt: skip


def listed(item: Kind, words: str) -> Kind:
    """Return the kind of lists whose items are of the kind `item`."""

    def read(raw: object, at: KeyPath, reading: Reading, example: str) -> tuple[object, ...] | None:
        if not isinstance(raw, list):
            wrong(raw, words, at, reading, example)
            return None
        items = (item.read(one, (*at, i), reading, example) for i, one in enumerate(raw))
        return tuple(one for one in items if one is not None)

    return Kind(
        words, read, lambda terms: {"type": "array", "items": item.schema(terms)},
        lambda value: [item.plain(one) for one in value],
    )  # fmt: skip


def placed(inner: Kind) -> Kind:
    """Return the kind of texts that keep where they were written."""

    def read(raw: object, at: KeyPath, reading: Reading, example: str) -> Setting | None:
        value = inner.read(raw, at, reading, example)
        return None if value is None else Setting(value, reading.value_place(at))

    return Kind(inner.words, read, inner.schema, lambda setting: setting.value)


def table(keys: Kind, values: Kind, words: str) -> Kind:
    """Return the kind of tables with free keys of one kind and values of another, read as a dict.

    The kind of the keys is asked with the key as its value, and may put a Setting in its place.
    """

    def read(
        raw: object, at: KeyPath, reading: Reading, example: str
    ) -> dict[object, object] | None:
        if not isinstance(raw, dict):
            wrong(raw, words, at, reading, example)
            return None
        result: dict[object, object] = {}
        for name, one in raw.items():
            found = keys.read(name, (*at, name), _at_keys(reading), example)
            value = values.read(one, (*at, name), reading, example)
            if found is not None and value is not None:
                result[found] = value
        return result

    def plain(value: Mapping[Any, Any] | Iterable[tuple[Any, Any]]) -> dict[object, object]:
        pairs = value.items() if isinstance(value, Mapping) else value
        return {keys.plain(name): values.plain(one) for name, one in pairs}

    def schema(terms: Terms) -> JSON:
        of_keys, of_values = keys.schema(terms), values.schema(terms)
        if "enum" not in of_keys:
            return {"type": "object", "propertyNames": of_keys, "additionalProperties": of_values}
        properties = dict.fromkeys(of_keys["enum"], of_values)
        return {"type": "object", "properties": properties, "additionalProperties": False}

    return Kind(words, read, schema, plain)


def pairs(inner: Kind) -> Kind:
    """Return the kind of tables that are kept as pairs in the order of the file."""

    def read(raw: object, at: KeyPath, reading: Reading, example: str) -> object:
        found = inner.read(raw, at, reading, example)
        return None if found is None else tuple(found.items())

    return Kind(inner.words, read, inner.schema, inner.plain)


class _KeyPlaces(Reading):
    """A reading whose values are the keys themselves."""

    def value_place(self, at: KeyPath) -> Place:
        return self.key_place(at)


def _at_keys(reading: Reading) -> Reading:
    return _KeyPlaces(reading.file, reading.places, reading.prefix, reading.known, reading.faults)
