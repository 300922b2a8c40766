"""Turns the text of a configuration file into settings, or into all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from opsglint.config.errors import ConfigError, ConfigErrors
from opsglint.config.kinds import Known, Reading, Vocabulary, named
from opsglint.config.model import Config, Place
from opsglint.config.places import KeyPath, Places
from opsglint.config.schema import DEFINITIONS
from opsglint.config.toml import key
from opsglint.text import nearest

UNCHECKED = Vocabulary()
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def load(
    root: str, file: str | None = None, text: str | None = None, known: Known = UNCHECKED
) -> Config:
    """Return the settings of a repository.

    Takes its absolute root, the root-relative name of its configuration file and that file's text
    (both None: all defaults), and the words that values are checked against. In a
    `pyproject.toml` the table `[tool.opsglint]` is read. Raises ConfigErrors with every fault.
    """
    if file is None or text is None:
        return Config(root=root)
    text = text.removeprefix("\ufeff")
    data = _parse(file, text)
    inside = ("tool", "opsglint") if file.rsplit("/", 1)[-1] == "pyproject.toml" else ()
    reading = Reading(file, Places(text), inside, known, [])
    settings = _table(data, inside, reading)
    _report_unknown(settings, reading)
    values: dict[str, Any] = {}
    origins: dict[str, Place] = {}
    for definition in DEFINITIONS:
        raw = _raw(settings, definition.path)
        if raw is not None:
            value = definition.kind.read(raw, definition.path, reading, definition.shown)
            values[definition.attribute] = value
            origins.update(_origins(definition.path, raw, reading))
    if reading.faults:
        raise ConfigErrors(tuple(sorted(reading.faults, key=lambda fault: fault.place or ())))
    return Config(
        root=root, file=file, accounts_explicit="accounts" in settings, origins=origins, **values
    )


def _parse(file: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        error = ConfigError(
            "the file is nested too deeply", "take out the inner lists", Place(file, 1, 1)
        )
    except ValueError as failure:
        error = _syntax_error(file, text, str(failure))
    raise ConfigErrors((error,)) from None


def _syntax_error(file: str, text: str, message: str) -> ConfigError:
    """Return the parser's complaint in the form of ours, at its place."""
    found = _TOML_PLACE.search(message)
    if found and found[1]:
        place = Place(file, int(found[1]), int(found[2]))
    else:
        lines = text.rstrip().split("\n")
        place = Place(file, len(lines), len(lines[-1].rstrip("\r")) + 1)
    words = message[: found.start()] if found else message
    help = "correct the line: `name = value`, with quotation marks around texts"
    if words.startswith(("Cannot overwrite", "Cannot declare")):
        words, help = "a name is given twice", "leave one of the two, with both contents"
    return ConfigError(f"not valid TOML: {words[:1].lower()}{words[1:]}", help, place)


def _table(data: Mapping[str, Any], path: KeyPath, reading: Reading) -> dict[str, Any]:
    """Return the table at `path` of the file; an empty one where there is none."""
    found: Any = data
    for name in path:
        found = found.get(name, {}) if isinstance(found, dict) else found
    if isinstance(found, dict):
        return found
    message = f"`{key(*path)}` is {named(found)}, not a table"
    reading.fault(message, f"write the settings below [{key(*path)}]", reading.key_place(()))
    return {}


def _raw(settings: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """Return the value at `path`, None where it is not written."""
    found: Any = settings
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _report_unknown(settings: Mapping[str, Any], reading: Reading) -> None:
    """Note the keys that no setting has, and the values that stand where a table should."""
    names = {definition.path[0] for definition in DEFINITIONS}
    sections = {definition.path[0] for definition in DEFINITIONS if len(definition.path) > 1}
    _report_keys(settings, (), names, reading)
    for section in sorted(sections & settings.keys()):
        inner = settings[section]
        if isinstance(inner, dict):
            known = {one.path[1] for one in DEFINITIONS if one.path[0] == section}
            _report_keys(inner, (section,), known, reading)
        else:
            message = f"`{section}` is {named(inner)}, not a table"
            help = f"write its settings below a line [{section}]"
            reading.fault(message, help, reading.value_place((section,)))


def _report_keys(
    table: Mapping[str, Any], at: tuple[str, ...], known: Iterable[str], reading: Reading
) -> None:
    for name in table.keys() - set(known):
        message = f"unknown setting `{key(*at, name)}`"
        reading.fault(message, _help_unknown(name, at, known), reading.key_place((*at, name)))


def _help_unknown(name: str, at: tuple[str, ...], known: Iterable[str]) -> str:
    """Return what the writer of an unknown key probably meant."""
    elsewhere = next((one for one in DEFINITIONS if one.path[-1] == name), None)
    if elsewhere and len(elsewhere.path) > 1:
        return f"write it below a line [{elsewhere.path[0]}]"
    if elsewhere and at:
        return "move it up, above the first line in [brackets]"
    close = nearest(name, sorted(known))
    if close:
        return f"did you mean `{close}`?"
    return f"take it out, or write one of these: {', '.join(sorted(known))}"


def _origins(path: tuple[str, ...], raw: Any, reading: Reading) -> dict[str, Place]:
    """Return the places of a setting and of everything in it that has a name."""
    places = {key(*path): reading.key_place(path)}
    if isinstance(raw, dict):
        for name, inner in raw.items():
            places.update(_origins((*path, name), inner, reading))
    return places
