"""Finds the subcommand that is meant, runs it, and turns what goes wrong into words."""

from __future__ import annotations

import importlib
import os
import sys

from opsglint.cli.arguments import COMMANDS, build_parser

_GENERAL = ("-h", "--help", "--version")
ISSUES = "https://github.com/opsglint/opsglint/issues"


def dispatch(arguments: list[str]) -> int:
    """Run a command line and return its exit status."""
    if not arguments or arguments[0] not in (*COMMANDS, *_GENERAL):
        arguments = ["check", *arguments]
    try:
        parsed = build_parser(arguments[0]).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        status: int = importlib.import_module(f"opsglint.cli.{parsed.command}").run(parsed)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # the last place where a fault can still be told in words
        return explain(error)


def explain(error: Exception) -> int:
    """Say on standard error what went wrong, and what to change, and return the exit status."""
    from opsglint.api import UsageError
    from opsglint.config import ConfigErrors

    if isinstance(error, UsageError):
        print(f"opsglint: {error.message}\n  help: {error.help}", file=sys.stderr)
        return 2
    if isinstance(error, ConfigErrors):
        for one in error.errors:
            where = f"{one.place.path}:{one.place.row}:{one.place.column}: " if one.place else ""
            print(f"opsglint: {where}{one.message}\n  help: {one.help}", file=sys.stderr)
        return 2
    import traceback

    traceback.print_exc()
    print(f"opsglint: this is a fault of opsglint; please report it at {ISSUES}", file=sys.stderr)
    return 3
