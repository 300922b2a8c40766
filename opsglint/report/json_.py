"""A stable array for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsglint.diagnostics import Diagnostic, Fix, Location
from opsglint.report import Results, Style
from opsglint.report.well_formed import json_array
from opsglint.text import Position


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield a JSON array; rows and columns from 1, columns in characters, paths from the root."""
    yield from json_array(map(as_data, results.diagnostics), indent=2)
    yield "\n"


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return all that is said of a finding; new keys may be added, none is renamed or removed."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.location),
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "related": [{"message": r.message, **_place(r.location)} for r in diagnostic.related],
        "clauses": list(diagnostic.clauses),
        "url": diagnostic.url,
    }


def _place(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "location": _position(location.start),
        "end_location": _position(location.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "content": edit.replacement}
        for edit in fix.edits
    ]
    picture = {"picture": fix.picture} if fix.picture else {}
    return {"safety": fix.safety.value, "edits": edits, **picture}
