"""Reads the word lists of this package, each once."""

from __future__ import annotations

import json
from functools import cache

from opsglint.text.package_data import package_data


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of `data/<name>.json` by their keys; `about` says where they come from."""
    text = package_data("opsglint.social", f"data/{name}.json")
    return {key: tuple(value) for key, value in json.loads(text).items() if key != "about"}


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list of `data/<name>.json` as a set, empty where the file has no such list."""
    return frozenset(words(name).get(key, ()))
