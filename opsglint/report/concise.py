"""One line for each diagnostic."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.report import Results, Style
from opsglint.report.visible import clean
from opsglint.report.words import summary_line


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield `path:row:column: severity CODE message` lines, and a summary."""
    for one in results.diagnostics:
        row, column = one.location.start
        yield f"{clean(results.show_path(one.path))}:{row}:{column}: {one.severity} {one.code} {clean(one.message)}\n"
    yield from (f"note: {clean(notice)}\n" for notice in results.summary.notices)
    yield summary_line(results) + "\n"
