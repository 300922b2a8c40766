"""One line for each diagnostic."""

from __future__ import annotations

from opsglint.report import Results, Style
from opsglint.report.visible import clean
from opsglint.report.words import summary_line


def render(results: Results, style: Style) -> str:
    """Return `path:row:column: severity CODE message` lines, and a summary."""
    lines = [
        f"{clean(results.show_path(d.path))}:{d.location.start.row}:{d.location.start.column}: "
        f"{d.severity} {d.code} {clean(d.message)}"
        for d in results.diagnostics
    ]
    notices = [f"note: {clean(notice)}" for notice in results.summary.notices]
    return "\n".join((*lines, *notices, summary_line(results))) + "\n"
