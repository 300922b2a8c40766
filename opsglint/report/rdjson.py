"""reviewdog's diagnostic format (proto/rdf/reviewdog.proto, read 2026-11).

Columns count bytes of UTF-8. A suggestion is made where a correction stays within the lines of
its finding, as services take no other; related places are told in the message, because older
releases of reviewdog refuse a report with fields that they do not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsglint.diagnostics import Diagnostic, Fix, Location, Severity
from opsglint.report import Results, Style
from opsglint.report.source_text import SourceText, SourceTexts
from opsglint.report.visible import clean
from opsglint.report.well_formed import json_array, json_text
from opsglint.text import Position, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}
_SOURCE = {"name": "opsglint", "url": "https://github.com/opsglint/opsglint"}


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield one JSON object with all findings."""
    texts = SourceTexts(results)
    yield f'{{"source": {json_text(_SOURCE)}, "diagnostics": '
    yield from json_array(_entry(one, results, texts[one.path]) for one in results.diagnostics)
    yield "}\n"


def _entry(one: Diagnostic, results: Results, text: SourceText | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "message": "\n".join(_message(one, results)),
        "location": {
            "path": results.repository_path(one.path),
            "range": _range(one.location.start, one.location.end, text),
        },
        "severity": _SEVERITIES[one.severity],
        "code": {"value": f"{one.code} {one.name}", "url": one.url},
    }
    if one.fix and one.fix.edits and text is not None and (suggestion := _suggestion(one.fix, one.location, text)):
        data["suggestions"] = [suggestion]
    return data


def _message(one: Diagnostic, results: Results) -> Iterator[str]:
    yield clean(one.message)
    yield f"help: {clean(one.help)}"
    for related in one.related:
        row, column = related.location.start
        place = clean(results.repository_path(related.location.path))
        yield f"see {place}:{row}:{column}: {clean(related.message)}"


def _suggestion(fix: Fix, location: Location, text: SourceText) -> dict[str, Any] | None:
    """Return the edits of a fix as one, for each suggestion stands for itself."""
    edits = sorted(fix.edits)
    span = Span(edits[0].span.start, edits[-1].span.end)
    start, end = text.position(span.start), text.position(span.end)
    if (start.row, end.row) != (location.start.row, location.end.row):
        return None
    pieces: list[str] = []
    at = span.start
    for edit in edits:
        pieces += (text.part(Span(at, edit.span.start)), edit.replacement)
        at = edit.span.end
    return {"range": _range(start, end, text), "text": "".join(pieces)}


def _range(start: Position, end: Position, text: SourceText | None) -> dict[str, Any]:
    """Return a range; without the text only its lines are known in the units of the format."""
    if text is None:
        return {"start": {"line": start.row}, "end": {"line": end.row}}
    return {"start": _position(text.in_bytes(start)), "end": _position(text.in_bytes(end))}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.row, "column": position.column}
