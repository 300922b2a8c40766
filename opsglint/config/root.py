"""Finds the repository that a path belongs to."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

CONFIG_NAMES = ("opsglint.toml", "pyproject.toml")
"""The files that may hold the settings; the first one wins."""

_HEADER = re.compile(r"^\s*\[+\s*tool\s*\.\s*[\"']?opsglint\b", re.MULTILINE)


class Root(NamedTuple):
    """The folder of a repository (absolute) and its configuration file (root-relative), if any."""

    path: str
    config_file: str | None


def find_root(start: str) -> Root:
    """Return the repository of `start`, a file or a folder that need not exist.

    It is the nearest folder, `start` itself included, with a configuration file or `.git`; where
    there is none, `start` itself (its folder for a file) without configuration.
    """
    first = _folder(os.path.abspath(start))
    folder = first
    while True:
        config = _config_file(folder)
        if config or os.path.lexists(os.path.join(folder, ".git")):
            return Root(folder, config)
        above = os.path.dirname(folder)
        if above == folder:
            return Root(first, None)
        folder = above


def configures(path: str) -> bool:
    """Say whether the file at `path` configures opsglint.

    True for any `opsglint.toml`, and for a `pyproject.toml` with a table `[tool.opsglint]`, also
    when it is not valid TOML, so that its fault is reported and not passed over.
    """
    name = os.path.basename(path)
    if name not in CONFIG_NAMES or not os.path.isfile(path):
        return False
    return name == CONFIG_NAMES[0] or _holds_table(path)


def _folder(path: str) -> str:
    """Return the nearest existing folder at or above `path`."""
    while not os.path.isdir(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def _config_file(folder: str) -> str | None:
    return next((name for name in CONFIG_NAMES if configures(os.path.join(folder, name))), None)


def _holds_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    if "opsglint" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):
        return bool(_HEADER.search(text))
    return isinstance(tool, dict) and "opsglint" in tool
