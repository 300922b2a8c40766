"""`opsglint baseline`: write down what is found today, so that only what is new is reported."""

from __future__ import annotations

import argparse
import os
import sys

from opsglint.api import Comparison, Request
from opsglint.api.baseline import Baselined, prune_baseline, write_baseline
from opsglint.cli.paths import seen_from_here
from opsglint.cli.styles import add_color_argument, style_of
from opsglint.engine.baselining import Entry
from opsglint.report import Results, render
from opsglint.report.visible import clean
from opsglint.report.words import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--prune", action="store_true", help="take out entries that no longer apply, and add none")
    choice.add_argument("--check", action="store_true", help="write nothing; fail when entries no longer apply")
    parser.add_argument("--baseline", metavar="FILE", help="the file (default: as in the configuration, or opsglint-baseline.json)")
    parser.add_argument("--config", metavar="FILE", help="use this configuration file")
    parser.add_argument("--as-of", metavar="WHEN", help="judge as of a day (2026-11-25) or a time (2026-11-25T10:00-05:00)")
    add_color_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write, prune or check the baseline, and return the exit status."""
    request = Request(
        os.getcwd(), config=arguments.config, as_of=arguments.as_of,
        comparison=Comparison(arguments.baseline),
    )  # fmt: skip
    if arguments.prune or arguments.check:
        return _prune(prune_baseline(request, writes=arguments.prune), arguments)
    return _write(write_baseline(request), arguments)


def _write(done: Baselined, arguments: argparse.Namespace) -> int:
    checked = done.checked
    if checked.faults:
        return _fail(done)
    if checked.diagnostics:
        results = Results(checked.diagnostics, checked.summary, {}, seen_from_here(checked.root))
        sys.stdout.writelines(render("concise", results, style_of(arguments)))
    findings = sum(entry.count for entry in done.entries)
    files = len({entry.path for entry in done.entries})
    print(f"{_name(done)} holds {counted(findings, 'finding', 'findings')} in {counted(files, 'file', 'files')}.")
    if checked.diagnostics:
        number = len(checked.diagnostics)
        print(f"{counted(number, 'finding stays', 'findings stay')} to be put right: no baseline holds what cannot be waived.")
    return checked.status()


def _prune(done: Baselined, arguments: argparse.Namespace) -> int:
    if done.checked.faults:
        return _fail(done)
    for entry in done.stale:
        print(_said(entry))
    number = counted(len(done.stale), "entry", "entries")
    if not done.stale:
        print(f"Every entry of {_name(done)} applies.")
    elif done.is_written:
        print(f"{number} taken out of {_name(done)}.")
    else:
        print(f"{number} of {_name(done)} to be taken out; opsglint baseline --prune does it.")
    return 1 if done.stale and arguments.check else 0


def _said(entry: Entry) -> str:
    times = f" ({entry.count} times)" if entry.count > 1 else ""
    return clean(f"{entry.path}: {entry.rule} {entry.name}: {entry.message}{times}")


def _fail(done: Baselined) -> int:
    for fault in done.checked.faults:
        print(f"opsglint: the rule {fault.rule} failed on {fault.path}: {fault.error}\n{fault.trace}",
              file=sys.stderr)
    print(f"opsglint: {_name(done)} was left as it is", file=sys.stderr)
    return done.checked.status()


def _name(done: Baselined) -> str:
    return clean(seen_from_here(done.checked.root)(done.path))

