"""`opsglint docs`: write the documentation that is made from the code, or check that it is fresh."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator

from opsglint.api import UsageError
from opsglint.api.catalogue import summary
from opsglint.api.schemas import CONFIGURATION, schema_text
from opsglint.cli.clause import enforcing
from opsglint.cli.rule import as_markdown
from opsglint.config import reference as configuration_reference
from opsglint.content.reference import reference as content_reference
from opsglint.packs import Clause, load_clauses
from opsglint.packs.reference import reference as pack_reference
from opsglint.report.clauses import HOW
from opsglint.rules import all_rules
from opsglint.sdk import Rule
from opsglint.social.reference import reference as platform_reference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", nargs="?", default="docs", help="the folder of the documentation")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true", help="write the pages")
    choice.add_argument("--check", action="store_true", help="fail when a page is stale")


def run(arguments: argparse.Namespace) -> int:
    """Write or check every generated page."""
    if not os.path.isdir(arguments.folder):
        raise UsageError(f"{arguments.folder} is no folder", "run it at the root of the project")
    wanted = {os.path.join(arguments.folder, path): text for path, text in pages()}
    if arguments.write:
        for path, text in wanted.items():
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="\n") as handle:
                handle.write(text)
        return 0
    stale = [path for path, text in wanted.items() if _read(path) != text]
    folder = os.path.join(arguments.folder, "rules")
    there = os.listdir(folder) if os.path.isdir(folder) else []
    stale += [path for name in there if (path := os.path.join(folder, name)) not in wanted]
    for path in sorted(stale):
        print(f"{path} is stale; run opsglint docs --write")
    return 1 if stale else 0


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as handle:
            return handle.read()
    except FileNotFoundError:
        return None


def pages() -> Iterator[tuple[str, str]]:
    """Yield every generated page: its path below the documentation's folder, and its text."""
    rules = [type(rule) for rule in all_rules()]
    rows = [f"| [{r.code}]({r.name}.md) | [{r.name}]({r.name}.md) | {r.severity} | {summary(r)} |" for r in rules]
    head = "# Rules\n\n| code | name | severity | what it asks for |\n| --- | --- | --- | --- |\n"
    yield "rules/README.md", head + "\n".join(rows) + "\n"
    for rule in rules:
        yield f"rules/{rule.name}.md", as_markdown(rule)
    yield "reference/content-format.md", content_reference()
    yield "reference/configuration.md", configuration_reference()
    yield "reference/opsglint.schema.json", schema_text(CONFIGURATION)
    yield "reference/clauses.md", _clauses()
    yield "reference/fixes.md", _fixes(rules)
    yield "reference/packs.md", pack_reference()
    yield "reference/platforms.md", platform_reference()


def _fixes(rules: Iterable[type[Rule]]) -> str:
    head = [
        "# Fixes\n",
        "What `opsglint check --fix` (safe) and `--fix --unsafe-fixes` change, rule by rule; see "
        "[fixing](../fixes.md).\n",
        "| rule | fix | what it does, and why it is safe or not |",
        "| --- | --- | --- |",
    ]
    rows = [f"| [{r.code} {r.name}](../rules/{r.name}.md) | {r.fix} | {r.remedy} |" for r in rules if r.fix]
    return "\n".join((*head, *rows)) + "\n"


def _clauses() -> str:
    lines = [
        "# Clauses of the guidelines\n",
        "Every statement that opsglint stands on, in our own words, and the rules that enforce it.",
    ]
    source = ""
    for clause in load_clauses().values():
        if clause.source != source:
            source = clause.source
            lines += _source(clause)
        linked = ", ".join(f"[{one.split()[0]}](../rules/{one.split()[1]}.md)" for one in enforcing(clause))
        passes = "such posts pass: no rule objects" if clause.how == "rule" and not clause.rules else ""
        shown = "; ".join(part for part in (linked, passes) if part) or "none"
        lines.append(f"| {clause.id} | {clause.says} | {HOW[clause.how]} | {shown} |")
    return "\n".join(lines) + "\n"


def _source(clause: Clause) -> list[str]:
    """Return the heading of the clauses of one source, and the head of their table."""
    address = [f"Source: <{clause.address}>", ""] if clause.address else []
    head = ["| clause | it says | how | rules |", "| --- | --- | --- | --- |"]
    return ["", f"## {clause.source}", "", *address, *head]
