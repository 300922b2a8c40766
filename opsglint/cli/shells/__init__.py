"""What can be typed at each place of the command line, and a script for each shell made from it."""

from __future__ import annotations

import argparse
import enum
from collections.abc import Mapping
from dataclasses import dataclass

from opsglint.api.catalogue import selectors
from opsglint.cli.arguments import COMMANDS, build_parser
from opsglint.packs import load_clauses
from opsglint.report import FORMATS

DEFAULT = "check"
"""The command that is meant where none is written."""


class Takes(enum.Enum):
    """What a value is, where it is not a word of its own list."""

    NOTHING = enum.auto()
    TEXT = enum.auto()
    FILE = enum.auto()
    FOLDER = enum.auto()
    WORDS = enum.auto()
    RULE = enum.auto()
    RULES = enum.auto()
    CLAUSE = enum.auto()


_METAVARS = {
    "FILE": Takes.FILE, "PATH": Takes.FILE, "FOLDER": Takes.FOLDER, "folder": Takes.FOLDER,
    "RULE": Takes.RULE, "RULES": Takes.RULES, "CLAUSE": Takes.CLAUSE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Argument:
    """An option with its names, or a positional argument without; `words` are those of WORDS."""

    names: tuple[str, ...]
    help: str
    takes: Takes
    words: tuple[str, ...] = ()
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its options, and its positional arguments in their order."""

    name: str
    help: str
    options: tuple[Argument, ...]
    positionals: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """All that can be typed; rules by family, code and name, and clauses, each with its meaning."""

    commands: tuple[Command, ...]
    rules: Mapping[str, str]
    selectors: Mapping[str, str]
    clauses: Mapping[str, str]


def command_line() -> CommandLine:
    """Return what the parsers of all commands take."""
    parser = build_parser()
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    found = tuple(_command(name, one) for name, one in commands.choices.items())
    chosen = selectors()
    rules = {word: says for word, says in chosen.items() if not word.isalpha() or word.islower()}
    return CommandLine(found, rules, chosen, {id_: one.says for id_, one in load_clauses().items()})


def _command(name: str, parser: argparse.ArgumentParser) -> Command:
    arguments = [_argument(action) for action in parser._actions]
    return Command(
        name, COMMANDS[name],
        tuple(one for one in arguments if one.names), tuple(one for one in arguments if not one.names),
    )  # fmt: skip


def _argument(action: argparse.Action) -> Argument:
    names, help_ = tuple(action.option_strings), (action.help or "").replace("%%", "%")
    is_repeated = action.nargs in ("*", "+")
    if names and action.nargs == 0:
        return Argument(names, help_, Takes.NOTHING)
    metavar = str(action.metavar or action.dest)
    words = FORMATS if metavar.startswith("FORMAT") else tuple(action.choices or ())
    if words:
        return Argument(names, help_, Takes.WORDS, words, is_repeated)
    return Argument(names, help_, _METAVARS.get(metavar, Takes.TEXT), is_repeated=is_repeated)
