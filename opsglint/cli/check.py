"""`opsglint check`: check documents and report what was found."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace

from opsglint.api import Choices, Request, UsageError, check
from opsglint.cli import comparing, fixing
from opsglint.cli.outputs import add_output_arguments, outputs_of, write_reports
from opsglint.cli.paths import seen_from_here
from opsglint.cli.progress import progress_line
from opsglint.cli.results import results_of
from opsglint.cli.running import add_running_arguments
from opsglint.cli.styles import add_color_argument

UNWRITTEN = 2
"""The exit status where a report cannot be written, unless that of the check is higher."""
SEVERITIES = ("error", "warning", "advice")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH",
                        help="files and folders; the whole repository when left out; - reads one document from standard input")
    parser.add_argument("--changed", action="store_true",
                        help="report on what git has staged (or what changed between the refs that pre-commit names) and on what that breaks elsewhere; on everything when nothing is staged")
    comparing.add_arguments(parser)
    parser.add_argument("--stdin-filename", metavar="PATH", help="the path that a document from standard input has")
    add_output_arguments(parser)
    parser.add_argument("--select", metavar="RULES", action="append", help="run these rules alone: codes, names or prefixes, separated by commas")
    parser.add_argument("--extend-select", metavar="RULES", action="append", help="run these rules too")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="leave these rules out")
    parser.add_argument("--fail-on", choices=SEVERITIES, help="the mildest severity that makes the command fail")
    parser.add_argument("--exit-zero", action="store_true", help="return 0 whatever is found")
    parser.add_argument("--config", metavar="FILE", help="use this configuration file")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")
    parser.add_argument("--as-of", metavar="WHEN", help="judge as of a day (2026-11-25) or a time (2026-11-25T10:00-05:00)")
    add_running_arguments(parser)
    parser.add_argument("--watch", action="store_true", help="check again whenever a file of the repository is saved, until Ctrl-C is pressed")
    fixing.add_arguments(parser)
    add_color_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, write the reports, and return the exit status."""
    if arguments.watch:
        from opsglint.cli.watching import watch

        return watch(arguments, run)
    outputs = outputs_of(arguments)
    given = _standard_input(arguments)
    request = Request(
        folder=os.getcwd(),
        paths=() if given else tuple(arguments.paths),
        choices=Choices(
            _listed(arguments.select) if arguments.select else None,
            _listed(arguments.extend_select), _listed(arguments.ignore),
        ),
        config=arguments.config, isolated=arguments.isolated, fail_on=arguments.fail_on,
        as_of=arguments.as_of, changed=arguments.changed,
        tracked_only=bool(os.environ.get("PRE_COMMIT")), given=given,
        no_cache=arguments.no_cache, cache_folder=arguments.cache_dir, jobs=arguments.jobs,
        comparison=comparing.comparison(arguments),
    )  # fmt: skip
    with progress_line(quiet=arguments.quiet) as progress:
        checked = check(replace(request, progress=progress))
    mended = fixing.mend(arguments, request, checked, seen_from_here(checked.root))
    if mended.checked is None:
        return mended.status
    checked = mended.checked
    status = max(mended.status, checked.status(exit_zero=arguments.exit_zero))
    forms = {one.form for one in outputs}
    results = results_of(checked, request, forms, status, hide_waived=arguments.hide_waived)
    stream = sys.stderr if given and arguments.fix else sys.stdout
    is_written = write_reports(arguments, outputs, results, stream.buffer)
    for fault in checked.faults:
        print(f"opsglint: the rule {fault.rule} failed on {fault.path}: {fault.error}\n{fault.trace}",
              file=sys.stderr)
    return status if is_written else max(status, UNWRITTEN)


def _listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word for value in values or () for word in value.replace(" ", ",").split(",") if word)


def _standard_input(arguments: argparse.Namespace) -> tuple[str, bytes] | None:
    if "-" not in arguments.paths:
        return None
    if len(arguments.paths) > 1 or arguments.changed:
        raise UsageError("standard input stands alone", "write - as the only path, without --changed")
    return arguments.stdin_filename or "stdin.md", sys.stdin.buffer.read()
