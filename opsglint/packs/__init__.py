"""Packs: clauses, lists and grades of one government's guidelines, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from opsglint.syntax.plain import plain_values
from opsglint.syntax.source import read_yaml

PACKS = ("ontario", "canada")


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of the guidelines: how it is enforced, by which rules, and where it stands."""

    id: str
    says: str
    how: str
    rules: tuple[str, ...]
    source: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Pack:
    """What rules and engine draw from a pack: codes one grade milder, and lists of terms."""

    name: str
    lowered: frozenset[str]
    terms: Mapping[str, tuple[str, ...]]


def _read(*path: str) -> dict[str, Any]:
    data = resources.files(__package__).joinpath(*path).read_bytes()
    values = plain_values(read_yaml(data))
    assert isinstance(values, dict)
    return values


@cache
def load_pack(name: str) -> Pack:
    """Return one of our packs; raise FileNotFoundError for a name that is none."""
    values = _read(name, "pack.yml")
    terms = {key: tuple(words) for key, words in (values.get("terms") or {}).items()}
    return Pack(name, frozenset(values.get("lowered") or ()), terms)


@cache
def load_clauses() -> Mapping[str, Clause]:
    """Return every clause by its id."""
    values = _read("clauses.yml")
    sources = values["sources"]
    found: dict[str, Clause] = {}
    for id_, entry in values["clauses"].items():
        source = sources[id_.partition("-")[0]]
        found[id_] = Clause(
            id_, entry["says"], entry["how"], tuple(entry.get("rules") or ()), source["title"],
            source.get("address"),
        )  # fmt: skip
    return found
