"""The options of `opsglint check` that mend what is found, or show how it would be mended."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from opsglint.api import Checked, Request
from opsglint.cli.styles import style_of

if TYPE_CHECKING:
    from opsglint.api.fixing import Fixed

Show = Callable[[str], str]
"""Takes a path from the checked root, gives the one that the reader can open."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What is left to be reported, if anything is, and the status that the mending itself has."""

    checked: Checked | None
    status: int = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    toggle = argparse.BooleanOptionalAction
    parser.add_argument("--fix", action=toggle, help="make the fixes that are safe, and report what is left")
    parser.add_argument("--unsafe-fixes", action=toggle, help="show fixes that a person should look at too; with --fix, make them")
    parser.add_argument("--diff", action="store_true", help="print what --fix would change and write nothing; fail when there is something")


def mend(arguments: argparse.Namespace, request: Request, checked: Checked, show: Show) -> Mended:
    """Make or show the fixes that are asked for."""
    unsafe = checked.unsafe_fixes if arguments.unsafe_fixes is None else arguments.unsafe_fixes
    # Whoever reads a document from standard input on purpose expects a report of it.
    by_configuration = checked.fix and request.given is None
    wanted = by_configuration if arguments.fix is None else arguments.fix
    if not wanted and not arguments.diff:
        return Mended(replace(checked, summary=replace(checked.summary, unsafe=unsafe)))
    from opsglint.api.fixing import fix

    fixed = fix(request, checked, unsafe=unsafe)
    for one in fixed.unsettled:
        print(f"opsglint: the fixes of {' and '.join(one.rules)} never come to an end in {show(one.path)}, which was left as it was\n"
              "opsglint: this is a fault of opsglint", file=sys.stderr)  # fmt: skip
    status = 3 if fixed.unsettled else 0
    if arguments.diff:
        return Mended(None, max(status, _show_changes(arguments, fixed, show)))
    if request.given is not None:
        content = fixed.changes[0].after if fixed.changes else request.given[1]
        sys.stdout.buffer.write(content)
        return Mended(fixed.checked, status)
    return _write(fixed, status, show)


def _write(fixed: Fixed, status: int, show: Show) -> Mended:
    from opsglint.api.fixing import write

    written = write(fixed)
    if not written.failures:
        return Mended(fixed.checked, status)
    for path, reason, remedy in written.failures:
        print(f"opsglint: {show(path)} cannot be written: {reason}\n  help: {remedy}", file=sys.stderr)
    for path in written.paths:
        print(f"opsglint: {show(path)} was fixed", file=sys.stderr)
    return Mended(None, 2)


def _show_changes(arguments: argparse.Namespace, fixed: Fixed, show: Show) -> int:
    from opsglint.report.diff import diff

    style = style_of(arguments)
    for change in fixed.changes:
        text = diff(show(change.path), change.before, change.after, style)
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    summary = fixed.checked.summary
    number = summary.fixed or 0
    for notice in summary.notices:
        print(f"note: {notice}", file=sys.stderr)
    files = len(fixed.changes)
    print(f"Would fix {number} finding{'s' * (number != 1)} in {files} file{'s' * (files != 1)}."
          if files else "Nothing would be fixed.", file=sys.stderr)  # fmt: skip
    if fixed.checked.faults:
        return 3
    return 1 if files and not arguments.exit_zero else 0
