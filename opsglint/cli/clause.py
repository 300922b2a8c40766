"""`opsglint clause`: show a clause of the guidelines and the rules that enforce it."""

from __future__ import annotations

import argparse
import json

from opsglint.api import UsageError, rule_names
from opsglint.packs import Clause, load_clauses
from opsglint.report.clauses import HOW
from opsglint.text import nearest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("clause", metavar="CLAUSE", help="id of a clause, such as MA-16")
    parser.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print one clause."""
    clauses = load_clauses()
    clause = clauses.get(arguments.clause.upper())
    if clause is None:
        near = nearest(arguments.clause, clauses)
        help_ = f"did you mean {near}?" if near else "ids look like MA-16"
        raise UsageError(f"no clause is called {arguments.clause}", help_)
    here = enforcing(clause)
    if arguments.output_format == "json":
        print(json.dumps({
            "id": clause.id, "says": clause.says, "how": clause.how, "rules": here,
            "source": clause.source, "address": clause.address,
        }, indent=2, ensure_ascii=False))  # fmt: skip
        return 0
    title = f"# {clause.id}" if arguments.output_format == "markdown" else clause.id
    print(f"{title}\n\n{clause.says}\n")
    print(f"Source: {clause.source}{f' ({clause.address})' if clause.address else ''}")
    print(f"How: {HOW[clause.how]}")
    print(f"Rules: {', '.join(here) or 'none'}")
    return 0


def enforcing(clause: Clause) -> list[str]:
    """Return the rules that enforce a clause, by code and name."""
    return [
        f"{code} {rule.name}" for code, rule in sorted(rule_names().by_code.items())
        if clause.id in rule.clauses
    ]  # fmt: skip
