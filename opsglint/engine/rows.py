"""Results as plain values, for caches and for processes that work side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

from opsglint.diagnostics import (
    Diagnostic,
    Excerpt,
    Fix,
    Location,
    Related,
    Safety,
    Severity,
    Waived,
)  # fmt: skip
from opsglint.engine.results import Result, RuleFault
from opsglint.text import Edit, Position, Span


def rows_of(result: Result) -> list[Any]:
    """Return a result in plain values; an empty list for one without anything."""
    parts = [
        [[_diagnostic(d), sorted(c)] for d, c in zip(result.diagnostics, result.causes, strict=True)],
        [[_diagnostic(w.diagnostic), w.reason, w.until.isoformat() if w.until else None, w.by]
         for w in result.waived],
        [[f.rule, f.path, f.error, f.trace] for f in result.faults],
        result.notices,
    ]  # fmt: skip
    return parts if any(parts) else []


def result_of(rows: list[Any]) -> Result:
    """Return the result that plain values stand for."""
    if not rows:
        return Result()
    found, waived, faults, notices = rows
    return Result(
        [_read(row) for row, _ in found],
        [frozenset(causes) for _, causes in found],
        [Waived(_read(row), reason, date.fromisoformat(until) if until else None, by)
         for row, reason, until, by in waived],
        [RuleFault(*fault) for fault in faults],
        list(notices),
    )  # fmt: skip


def _diagnostic(one: Diagnostic) -> list[Any]:
    related = [[r.message, _place(r.location)] for r in one.related]
    return [
        one.code, one.name, one.severity.value, one.message, one.help, _place(one.location),
        one.clauses, one.url, one.message_id, one.params, one.content, _fix(one.fix), related,
    ]  # fmt: skip


def _fix(fix: Fix | None) -> list[Any] | None:
    if fix is None:
        return None
    edits = [[*edit.span, edit.replacement] for edit in fix.edits]
    return [fix.safety.value, edits, fix.source, fix.picture, fix.voids]


def _read_fix(row: list[Any]) -> Fix:
    safety, edits, source, picture, voids = row
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Fix(Safety(safety), made, source, picture, tuple(voids))


def _place(location: Location) -> list[Any]:
    excerpt = location.excerpt
    return [
        location.path, *location.start, *location.end, excerpt.line, excerpt.before, excerpt.is_cut
    ]  # fmt: skip


def _read(row: list[Any]) -> Diagnostic:
    code, name, severity, message, help_, place, clauses, url, id_, params, content, fix, related = row
    return Diagnostic(
        code, name, Severity(severity), message, help_, _read_place(place), tuple(clauses), url, id_,
        tuple((key, value) for key, value in params), content,
        _read_fix(fix) if fix else None,
        tuple(Related(note, _read_place(where)) for note, where in related),
    )  # fmt: skip


def _read_place(row: list[Any]) -> Location:
    path, row_, column, end_row, end_column, line, before, is_cut = row
    return Location(
        path, Position(row_, column), Position(end_row, end_column), Excerpt(line, before, is_cut)
    )  # fmt: skip
