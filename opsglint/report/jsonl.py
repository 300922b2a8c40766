"""One finding a line, for programs that read line by line."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.report import Results, Style
from opsglint.report.json_ import as_data
from opsglint.report.well_formed import json_text


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield a line for each finding: the object that `json` has for it."""
    for diagnostic in results.diagnostics:
        yield json_text(as_data(diagnostic)) + "\n"
