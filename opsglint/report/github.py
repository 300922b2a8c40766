"""Annotations for GitHub Actions, and the step summary that holds what annotations leave out.

Of each level GitHub shows ten annotations a step (toolkit, problem matchers, read 2026-11), so the
gravest come first.
"""

from __future__ import annotations

import re

from opsglint.diagnostics import Diagnostic, Severity
from opsglint.report import Results, Style
from opsglint.report.visible import clean
from opsglint.report.words import summary_line

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|@~])")


def render(results: Results, style: Style) -> str:
    """Return one workflow command for each diagnostic; no other line can be read as one."""
    ordered = sorted(results.diagnostics, key=lambda d: (d.severity.rank, d.sort_key))
    lines = [_command(d, results) for d in ordered]
    lines.append(summary_line(results))
    return "\n".join(lines) + "\n"


def _command(one: Diagnostic, results: Results) -> str:
    start, end = one.location.start, one.location.end
    properties = {"file": results.show_path(one.path), "line": str(start.row)}
    if end.row == start.row:
        properties |= {"col": str(start.column), "endColumn": str(max(start.column, end.column - 1))}
    properties |= {"endLine": str(end.row), "title": f"{one.code} {one.name}"}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[one.severity]} {listed}::{_data(f'{one.message}{chr(10)}{one.help}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(results: Results) -> str:
    """Return everything that was found as Markdown, grouped by document."""
    parts = ["## opsglint\n", f"{_words(summary_line(results))}\n"]
    path = None
    for one in results.diagnostics:
        if one.path != path:
            path = one.path
            parts.append(f"\n### {_words(results.show_path(path))}\n")
        parts.append(
            f"- **line {one.location.start.row}, {one.severity}**: {_words(one.message)}. "
            f"{_words(one.help)} ([{one.code} {one.name}]({one.url}))"
        )
    return "\n".join(parts) + "\n"


def _words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", clean(text)).replace("@", "@\u200b")
