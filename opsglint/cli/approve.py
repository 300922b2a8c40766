"""`opsglint approve`: record who approved a document, or list what still has to be approved."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Iterator

from opsglint.api import Request, UsageError
from opsglint.api.approving import Pending, approve, pending
from opsglint.facts.approvals import texts_of
from opsglint.facts.outdated import Outdated
from opsglint.report.visible import shown

_MOST_LINES = 40  # of a text's changes that are shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="FILE", help="documents that are approved; with --check also folders")
    parser.add_argument("--role", help="the role in which they are approved, such as communications-branch")
    parser.add_argument("--name", help="who approves")
    parser.add_argument("--date", metavar="DAY", help="the day of the approval (default: today)")
    parser.add_argument("--check", action="store_true", help="write nothing; list who still has to approve what, and what was changed after approval")


def run(arguments: argparse.Namespace) -> int:
    """Record approvals, or list what is missing."""
    request = Request(os.getcwd(), tuple(arguments.paths))
    if arguments.check:
        if arguments.role or arguments.name or arguments.date:
            raise UsageError("--check writes nothing", "leave out --role, --name and --date, or --check")
        return _list(request)
    if not arguments.paths or not arguments.role or not arguments.name:
        raise UsageError(
            "an approval needs files, a role and a name",
            'write opsglint approve posts/flu.en.md --role communications-branch --name "Lou Heath"',
        )
    for one in approve(request, arguments.role, arguments.name, arguments.date):
        said = "approved" if one.is_new else "already approved as it stands"
        print(f"{_safe(one.path)}: {said} ({one.digest[:19]}…)")
    return 0


def _list(request: Request) -> int:
    required, found = pending(request)
    for one in found:
        for line in _lines(one):
            print(_safe(line))
    if not required:
        print("The configuration asks for nobody's approval; name roles in [approvals] required.")
    if not found:
        print("Nothing waits for an approval.")
        return 0
    print(f"{len(found)} document{'s wait' if len(found) > 1 else ' waits'} for an approval.")
    return 1


def _lines(one: Pending) -> Iterator[str]:
    for role in one.roles:
        yield f"{one.path}: {role} has still to approve"
    for old in one.outdated:
        approval = old.approval
        name = approval.name.value if approval.name else "somebody"
        role = approval.role.value if approval.role else "no role"
        day = f" on {approval.date.value}" if approval.date else ""
        if not old.parts:
            yield f"{one.path}: changed after {name} ({role}) approved it{day}"
            continue
        yield f"{one.path}: {', '.join(old.parts)} changed after {name} ({role}) approved it{day} (commit {(old.commit or '')[:8]})"
        yield from _changes(old)


def _changes(old: Outdated) -> Iterator[str]:
    """Yield the sentences of the texts that were taken out (-) and put in (+)."""
    before = texts_of(old.before) if old.before is not None else ()
    shown = 0
    for line in difflib.unified_diff(_sentences(before), _sentences(texts_of(old.now)), lineterm="", n=0):
        if line.startswith(("---", "+++", "@@")):
            continue
        shown += 1
        if shown > _MOST_LINES:
            yield "    …"
            return
        yield f"    {line[0]} {line[1:]}"


def _sentences(texts: tuple[str, ...]) -> list[str]:
    return [part for text in texts for part in text.replace(". ", ".\n").splitlines()]


def _safe(text: str) -> str:
    """Return a line without characters that a terminal would obey or hide."""
    return "".join(map(shown, text))
