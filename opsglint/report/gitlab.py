"""GitLab's code quality report (docs.gitlab.com, Code Quality, read 2026-11).

Paths begin at the top of the git repository; a fingerprint that appears twice is shown once, so
each finding has its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsglint.diagnostics import Severity
from opsglint.report import Results, Style
from opsglint.report.order import Identified, identified
from opsglint.report.visible import clean
from opsglint.report.well_formed import json_array

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield a JSON array with a line for each finding; waived ones are left out."""
    yield from json_array(_entry(one, results) for one in identified(results) if one.waived is None)
    yield "\n"


def _entry(one: Identified, results: Results) -> dict[str, Any]:
    found = one.diagnostic
    return {
        "description": f"{found.code} {clean(found.message)}: {clean(found.help)}",
        "check_name": found.name,
        "fingerprint": one.fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": results.repository_path(found.path),
            "lines": {"begin": found.location.start.row, "end": found.location.end.row},
        },
    }
