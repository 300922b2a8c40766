"""Compiles our own packs and clauses from their YAML into files that load in milliseconds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import Any

from opsglint.language.phrases import Phrase, telling_words
from opsglint.packs.compiled import CLAUSES, CONDITIONS
from opsglint.packs.folder import PackFolder, check_folder
from opsglint.packs.lists import LISTS
from opsglint.packs.load import OURS
from opsglint.packs.values import PackList
from opsglint.syntax.plain import plain_values
from opsglint.syntax.source import read_yaml


def compiled_files() -> Iterator[tuple[str, str]]:
    """Yield the name of each compiled file and its text; raise PackError where a pack is unsound."""
    packs = resources.files("opsglint.packs")
    for name in OURS:
        check_folder(packs.joinpath(name))
        yield f"{name}.json", _pack(PackFolder(packs.joinpath(name)))
    clauses = plain_values(read_yaml(packs.joinpath("clauses.yml").read_bytes()))
    yield f"{CLAUSES}.json", _mapping(clauses) + "\n"


def _pack(source: PackFolder) -> str:
    lists = {name: source.read(name) for name in LISTS}
    written = {name: _list(one) for name, one in lists.items() if one is not None}
    joined = ",\n".join(f"{json.dumps(name)}: {text}" for name, text in written.items())
    return f'{{"manifest": {_line(source.manifest()._asdict())},\n"lists": {{\n{joined}\n}}}}\n'


def _list(found: PackList) -> str:
    """Return a list with an entry a line, so that a change of one is a change of one line."""
    kind = type(found.entries[0]).__name__ if found.entries else "str"
    conditions: dict[tuple[str, ...], int] = {}
    entries = ",\n".join(_line(_plain(entry, conditions)) for entry in found.entries)
    shared = ",\n".join(map(_line, conditions))
    return (
        f'{{"kind": "{kind}", "replaces": {_line(found.replaces)}, "entries": [\n{entries}\n],\n'
        f'"conditions": [\n{shared}\n]}}'
    )


def _mapping(values: Mapping[str, Mapping[str, Any]]) -> str:
    parts = [
        f"{json.dumps(key)}: {{\n" + ",\n".join(f"{json.dumps(name)}: {_line(one)}" for name, one in group.items()) + "\n}"
        for key, group in values.items()
    ]
    return "{" + ",\n".join(parts) + "}"


def _plain(value: Any, conditions: dict[tuple[str, ...], int]) -> Any:
    """Return a value as JSON has it, recording the conditions that its phrases name by number."""
    if isinstance(value, Phrase):
        return _phrase(value, conditions)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        return {key: _plain(one, conditions) for key, one in value._asdict().items()}
    return [_plain(one, conditions) for one in value] if isinstance(value, tuple) else value


def _phrase(phrase: Phrase, conditions: dict[tuple[str, ...], int]) -> dict[str, Any]:
    """Return the fields of a phrase that say something."""
    said = {key: one for key, one in phrase._asdict().items() if one}
    numbered = {
        key: conditions.setdefault(said[key], len(conditions)) for key in CONDITIONS if key in said
    }
    return {**said, **numbered, "telling": sorted(telling_words(phrase.say))}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
