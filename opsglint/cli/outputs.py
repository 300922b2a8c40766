"""Where reports go: one to standard output or to a file, others to files of their own."""

from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from opsglint.api import UsageError
from opsglint.cli.styles import style_of
from opsglint.report import FOR_PEOPLE, FORMATS, Results, render
from opsglint.text import nearest


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file that it goes to as the user wrote it, None for standard output."""

    form: str
    file: str | None


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments about reports."""
    parser.add_argument(
        "--output-format", metavar="FORMAT[=FILE]", action="append",
        help=f"one of {', '.join(FORMATS)}; with =FILE the report is written to that file, and the option may be given several times; "
             "standard output gets github inside GitHub Actions and full elsewhere, unless a format without a file is given",
    )  # fmt: skip
    parser.add_argument("--output-file", metavar="FILE", help="write to this file what standard output would get")
    parser.add_argument("--hide-waived", action="store_true",
                        help="leave waived findings out of sarif and junit: code scanning shows them as open")  # fmt: skip
    parser.add_argument("--quiet", "-q", action="store_true", help="print nothing when nothing is found")
    parser.add_argument("--statistics", action="store_true", help="count the findings of each rule instead of listing them")


def outputs_of(arguments: argparse.Namespace) -> list[Output]:
    """Return what is asked for, the output without a file of its own last.

    Raises UsageError for an unknown format, a file that is asked for twice, or one that lies in no
    folder.
    """
    asked = [_output(value) for value in arguments.output_format or ()]
    plain = [one for one in asked if one.file is None]
    if len(plain) > 1:
        raise UsageError(
            f"two formats, {plain[0].form} and {plain[1].form}, are meant for the same output",
            f"write one of them to a file: --output-format {plain[1].form}=FILE",
        )
    main = plain[0].form if plain else "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
    outputs = [*(one for one in asked if one.file is not None), Output(main, arguments.output_file)]
    _check_files([one.file for one in outputs if one.file is not None])
    return outputs


def write_reports(
    arguments: argparse.Namespace, outputs: list[Output], results: Results, stream: IO[bytes]
) -> bool:  # fmt: skip
    """Write every report, that for no file to `stream`; say on standard error which could not be written, and whether all were."""
    *files, main = outputs
    written = [
        _write_file(one.file, render(one.form, results, style_of(arguments, False)))
        for one in files if one.file is not None
    ]  # fmt: skip
    if main.form == "github":
        _write_step_summary(results)
    has_news = results.diagnostics or results.summary.fixed
    silent = arguments.quiet and not has_news and main.form in FOR_PEOPLE
    if not silent:
        style = style_of(arguments, main.file is None)
        text = _statistics(results) if arguments.statistics else render(main.form, results, style)
        if main.file is not None:
            written.append(_write_file(main.file, text))
        else:
            stream.writelines(_encoded(text))
    return all(written)


def _output(value: str) -> Output:
    form, separator, file = value.partition("=")
    if form not in FORMATS:
        near = nearest(form, FORMATS)
        raise UsageError(
            f"there is no report format called {form}" if form else "--output-format names no format",
            f"did you mean {near}?" if near else f"write one of {', '.join(FORMATS)}",
        )
    if separator and not file:
        raise UsageError(f"{value} names no file", f"write --output-format {form}=FILE, or {form} alone for standard output")
    return Output(form, file or None)


def _check_files(files: list[str]) -> None:
    """Refuse, before anything is checked, files that could not be written anyway."""
    seen: dict[str, str] = {}
    for file in files:
        folder = os.path.dirname(file) or "."
        if not os.path.isdir(folder):
            raise UsageError(f"the report cannot be written to {file}: there is no folder {folder}", "make the folder first, or choose another file")
        if os.path.isdir(file):
            raise UsageError(f"the report cannot be written to {file}: it is a folder", "choose another file")
        real = os.path.realpath(file)
        if real in seen:
            raise UsageError(f"two reports are meant for the file {file}", "give each report a file of its own")
        seen[real] = file


def _write_file(path: str, pieces: Iterable[str]) -> bool:
    """Write a report whole or not at all; say so and return False where that cannot be done."""
    from opsglint.engine.writing import put_file

    try:
        if _is_special(path):
            with open(path, "wb") as device:
                device.writelines(_encoded(pieces))
        else:
            put_file(path, _encoded(pieces))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        print(f"opsglint: the report cannot be written to {path}: {reason}\n  help: choose another file", file=sys.stderr)
        return False
    return True


def _is_special(path: str) -> bool:
    """Say whether a path is a device or a pipe, which is written to and never replaced."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _statistics(results: Results) -> Iterator[str]:
    from collections import Counter

    from opsglint.report.words import summary_line

    counts = Counter((d.code, d.name, d.severity.value) for d in results.diagnostics)
    for (code, name, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>6}  {severity:<8} {code} {name}\n"
    yield summary_line(results) + "\n"


def _write_step_summary(results: Results) -> None:
    """Add the findings to the summary of the step; without it, the run is judged the same."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or not results.diagnostics:
        return
    from opsglint.report.markdown import SUMMARY_LIMIT, page

    try:
        with open(path, "ab") as handle:
            handle.write(page(results, SUMMARY_LIMIT - handle.tell()).encode())
    except OSError as error:
        print(f"opsglint: the step summary cannot be written: {(error.strerror or '').lower()}", file=sys.stderr)
