"""`opsglint check`: check documents and report what was found."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile

from opsglint.api import Checked, Choices, Request, UsageError, check
from opsglint.cli import fixing
from opsglint.cli.styles import add_color_argument, style_of
from opsglint.report import FORMATS, Results, render

SEVERITIES = ("error", "warning", "advice")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH",
                        help="files and folders; the whole repository when left out; - reads one document from standard input")
    parser.add_argument("--changed", action="store_true",
                        help="report on what git has staged (or what changed between the refs that pre-commit names) and on what that breaks elsewhere; on everything when nothing is staged")
    parser.add_argument("--stdin-filename", metavar="PATH", help="the path that a document from standard input has")
    parser.add_argument("--output-format", choices=FORMATS, help="full, concise, json or github; github by itself inside GitHub Actions, else full")
    parser.add_argument("--output-file", metavar="FILE", help="write the report to a file")
    parser.add_argument("--select", metavar="RULES", action="append", help="run these rules alone: codes, names or prefixes, separated by commas")
    parser.add_argument("--extend-select", metavar="RULES", action="append", help="run these rules too")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="leave these rules out")
    parser.add_argument("--fail-on", choices=SEVERITIES, help="the mildest severity that makes the command fail")
    parser.add_argument("--exit-zero", action="store_true", help="return 0 whatever is found")
    parser.add_argument("--config", metavar="FILE", help="use this configuration file")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")
    parser.add_argument("--as-of", metavar="WHEN", help="judge as of a day (2026-11-25) or a time (2026-11-25T10:00-05:00)")
    fixing.add_arguments(parser)
    add_color_argument(parser)
    parser.add_argument("--quiet", "-q", action="store_true", help="print nothing when nothing is found")
    parser.add_argument("--statistics", action="store_true", help="count the findings of each rule instead of listing them")


def run(arguments: argparse.Namespace) -> int:
    """Check, print the report, and return the exit status."""
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
    )  # fmt: skip
    checked = check(request)
    mended = fixing.mend(arguments, request, checked, fixing.show_from_here(checked.root))
    if mended.checked is None:
        return mended.status
    checked = mended.checked
    _report(arguments, checked, to_stderr=bool(given and arguments.fix))
    for fault in checked.faults:
        print(f"opsglint: the rule {fault.rule} failed on {fault.path}: {fault.error}\n{fault.trace}",
              file=sys.stderr)
    return max(mended.status, checked.status(exit_zero=arguments.exit_zero))


def _listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word for value in values or () for word in value.replace(" ", ",").split(",") if word)


def _standard_input(arguments: argparse.Namespace) -> tuple[str, bytes] | None:
    if "-" not in arguments.paths:
        return None
    if len(arguments.paths) > 1 or arguments.changed:
        raise UsageError("standard input stands alone", "write - as the only path, without --changed")
    return arguments.stdin_filename or "stdin.md", sys.stdin.buffer.read()


def _report(arguments: argparse.Namespace, checked: Checked, *, to_stderr: bool) -> None:
    form = arguments.output_format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    show = fixing.show_from_here(checked.root)
    results = Results(checked.diagnostics, checked.summary, _clauses(checked, form), show)
    if arguments.quiet and not checked.diagnostics and not checked.summary.fixed and form != "json":
        return
    style = style_of(arguments, not arguments.output_file)
    text = _statistics(results) if arguments.statistics else render(form, results, style)
    if form == "github":
        _write_step_summary(results)
    if arguments.output_file:
        _write(arguments.output_file, text)
    else:
        stream = sys.stderr if to_stderr else sys.stdout
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))


def _clauses(checked: Checked, form: str) -> dict[str, str]:
    if form != "full" or not checked.diagnostics:
        return {}
    from opsglint.packs import load_clauses

    return {id_: clause.says for id_, clause in load_clauses().items()}


def _statistics(results: Results) -> str:
    from collections import Counter

    from opsglint.report.words import summary_line

    counts = Counter((d.code, d.name, d.severity.value) for d in results.diagnostics)
    lines = [
        f"{number:>6}  {severity:<8} {code} {name}"
        for (code, name, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n".join((*lines, summary_line(results))) + "\n"


def _write_step_summary(results: Results) -> None:
    from opsglint.report.github import step_summary

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path and results.diagnostics:
        with open(path, "a", encoding="utf-8") as handle:
            handle.write(step_summary(results))


def _write(path: str, text: str) -> None:
    """Write a report whole or not at all."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".opsglint-")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
        os.replace(temporary, path)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"the report cannot be written to {path}: {reason}", "choose another file") from error
