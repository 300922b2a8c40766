"""The arguments of every command."""

from __future__ import annotations

import argparse
import importlib

from opsglint import __version__

COMMANDS = {
    "check": "check documents (what opsglint does without a command)",
    "baseline": "write down what is found today, so that only what is new is reported",
    "rule": "explain a rule, or list all",
    "clause": "show a clause of the guidelines and its rules",
    "clauses": "show every clause, and how often it was reported, waived or attested here",
    "preview": "show each text of a post as its platforms count, cut and link it",
    "approve": "record who approved a document, or list what still has to be approved",
    "config": "show the settings in force and where each comes from",
    "doctor": "say what opsglint sees: root, configuration, accounts, documents, git, hooks, and what looks odd",
    "schema": "print the JSON Schema of a document type or the configuration, or write all for editors",
    "completion": "print a script that completes commands, options and rules in a shell",
    "clean": "delete what is kept of this repository between runs",
    "init": "set a repository up",
    "new": "write a new document",
    "docs": "write or check the generated documentation of opsglint itself",
}


def build_parser(chosen: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of one command and the names of the others."""
    parser = argparse.ArgumentParser(
        prog="opsglint",
        description="Checks social media drafts against the guidelines that govern them.",
        epilog="Without a command, opsglint checks the given files and folders.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"opsglint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_ in COMMANDS.items():
        description = f"{help_[0].upper()}{help_[1:]}."
        sub = commands.add_parser(name, help=help_, description=description, allow_abbrev=False)
        if chosen in (None, name):
            importlib.import_module(f"opsglint.cli.{name}").add_arguments(sub)
    return parser
