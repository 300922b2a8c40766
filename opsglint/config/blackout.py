"""The kind of setting that `[[blackout]]` is: days on which accounts publish nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from opsglint.config import checks
from opsglint.config.kinds import JSON, Kind, Reading, Terms, listed, read_date, text, wrong
from opsglint.config.model import Blackout
from opsglint.config.places import KeyPath
from opsglint.config.toml import key
from opsglint.text import nearest


class Part(NamedTuple):
    """One key of a [[blackout]]: its kind, whether it must be there, its meaning."""

    kind: Kind
    required: bool
    meaning: str


_DAY = Kind("a date", read_date, lambda terms: {"type": "string", "format": "date"})

PARTS = {
    "name": Part(text(), True, "what the days are called in messages"),
    "from": Part(_DAY, True, "the first day"),
    "to": Part(_DAY, True, "the last day, inclusive"),
    "accounts": Part(
        listed(text("an account", checks.account, checks.ACCOUNT), "a list of accounts"),
        False,
        'kinds or ids of accounts, or patterns of ids; left out: `["official"]`',
    ),
}


def _read(raw: object, at: KeyPath, reading: Reading, example: str) -> Blackout | None:
    if not isinstance(raw, dict):
        wrong(raw, "a table", at, reading, example)
        return None
    for name in raw.keys() - PARTS.keys():
        close = nearest(name, PARTS)
        help = f"did you mean `{close}`?" if close else f"write one of these: {', '.join(PARTS)}"
        reading.fault(
            f"unknown setting `blackout.{key(name)}`", help, reading.key_place((*at, name))
        )
    values: dict[str, Any] = {}
    for name, part in PARTS.items():
        if name in raw:
            values[name] = part.kind.read(raw[name], (*at, name), reading, example)
        elif part.required:
            message = f"a blackout without `{name}`"
            reading.fault(message, f"write it like this: {example}", reading.key_place(at))
    return _blackout(values, at, reading)


def _blackout(values: Mapping[str, Any], at: KeyPath, reading: Reading) -> Blackout | None:
    name, first, last = values.get("name"), values.get("from"), values.get("to")
    if name is None or first is None or last is None:
        return None
    if first > last:
        message = f"the blackout `{name}` ends before it begins"
        place = reading.value_place((*at, "to"))
        reading.fault(message, f"write a day from {first} on in `to`", place)
    if values.get("accounts") is None:
        return Blackout(name, first, last)
    return Blackout(name, first, last, values["accounts"])


def _plain(blackout: Blackout) -> dict[str, str | date | list[str]]:
    return {
        "name": blackout.name,
        "from": blackout.first,
        "to": blackout.last,
        "accounts": list(blackout.accounts),
    }


def _schema(terms: Terms) -> JSON:
    return {
        "type": "object",
        "properties": {
            name: {"description": part.meaning, **part.kind.schema(terms)}
            for name, part in PARTS.items()
        },
        "required": [name for name, part in PARTS.items() if part.required],
        "additionalProperties": False,
    }


BLACKOUTS = listed(
    Kind("a table", _read, _schema, _plain), "a list of tables, each below a line `[[blackout]]`"
)
