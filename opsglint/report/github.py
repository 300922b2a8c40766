"""Annotations for GitHub Actions; the step summary, which holds what these leave out, is `markdown`.

Of each level GitHub shows ten annotations a step (toolkit, problem matchers, read 2026-11), so the
gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.diagnostics import Diagnostic, Severity
from opsglint.report import Results, Style
from opsglint.report.order import gravest_first
from opsglint.report.visible import clean
from opsglint.report.words import summary_line

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield one workflow command for each diagnostic; no other line can be read as one."""
    for one in gravest_first(results.diagnostics):
        yield _command(one, results) + "\n"
    yield summary_line(results) + "\n"


def _command(one: Diagnostic, results: Results) -> str:
    start, end = one.location.start, one.location.end
    properties = {"file": results.repository_path(one.path), "line": str(start.row)}
    if end.row == start.row:
        properties |= {"col": str(start.column), "endColumn": str(max(start.column, end.column - 1))}
    properties |= {"endLine": str(end.row), "title": f"{one.code} {one.name}"}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[one.severity]} {listed}::{_data(f'{clean(one.message)}{chr(10)}{clean(one.help)}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
