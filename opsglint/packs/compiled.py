"""Reads our own packs and clauses in the form into which `python -m opsglint.packs` compiles them.

YAML and the checks of its fields cost half a second; the same values as JSON a few milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from opsglint.language.phrases import Phrase
from opsglint.packs.values import Manifest, Ministry, PackList, Party

FOLDER = "compiled"
CLAUSES = "clauses"
CONDITIONS = ("beside", "near", "not_beside", "unless")
"""The fields of a phrase that hold, in these files, the number of a group of texts."""


class CompiledPack:
    """One of our own packs; its lists become phrases and names when they are first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def manifest(self) -> Manifest:
        """Return what the pack is."""
        fields = compiled(self._name)["manifest"]
        return Manifest(**{**fields, "lowered": tuple(fields["lowered"])})

    def read(self, name: str) -> PackList | None:
        """Return a list, None where the pack has none of this name."""
        found = compiled(self._name)["lists"].get(name)
        if found is None:
            return None
        groups = tuple(map(tuple, found["conditions"]))
        value = _VALUES[found["kind"]]
        return PackList(found["replaces"], tuple(value(one, groups) for one in found["entries"]))


@cache
def compiled(name: str) -> Mapping[str, Any]:
    """Return what the compiled file of a pack, or that of the clauses, holds."""
    file = resources.files("opsglint.packs").joinpath(FOLDER, f"{name}.json")
    values: Mapping[str, Any] = json.loads(file.read_bytes())
    return values


_Groups = tuple[tuple[str, ...], ...]


def _phrase(entry: Mapping[str, Any], groups: _Groups) -> Phrase:
    conditions = {key: groups[entry[key]] for key in CONDITIONS if key in entry}
    return Phrase(**{**entry, **conditions, "telling": tuple(entry["telling"])})


def _party(entry: Mapping[str, Any], groups: _Groups) -> Party:
    names = tuple(_phrase(one, groups) for one in entry["names"])
    return Party(entry["name"], names, tuple(entry["sites"]))


def _ministry(entry: Mapping[str, Any], _: _Groups) -> Ministry:
    days = (date.fromisoformat(day) if day else None for day in (entry["first"], entry["last"]))
    return Ministry(entry["en"], entry["fr"], entry["acronym_en"], entry["acronym_fr"], *days)


def _word(entry: str, _: _Groups) -> str:
    return entry


_VALUES: Mapping[str, Callable[[Any, _Groups], Any]] = {
    "str": _word, "Phrase": _phrase, "Party": _party, "Ministry": _ministry,
}  # fmt: skip
