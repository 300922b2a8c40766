"""The report for people: the line, a caret under the smallest right place, and what to change."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.diagnostics import Diagnostic, Fix, Location, Safety, Severity
from opsglint.report import Results, Style
from opsglint.report.visible import clean, window
from opsglint.report.words import MARK, counted, fixable_line, is_offered, summary_line

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_SPACES = {" ": "a space", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space"}
_CHECK = {Safety.SAFE: "", Safety.UNSAFE: "; check it before you take it over"}
_MOST_CLAUSES = 3  # shown in words; a reader of twelve reads none


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield every diagnostic with its line, related places, clauses and help, and a summary."""
    for one in results.diagnostics:
        yield "\n".join(_block(one, results, style)) + "\n\n"
    yield from (f"note: {clean(notice)}\n" for notice in results.summary.notices)
    yield summary_line(results) + "\n"
    if line := fixable_line(results):
        yield line + "\n"


def _block(one: Diagnostic, results: Results, style: Style) -> Iterator[str]:
    label = f"{one.code} {one.name}"
    if style.links:
        label = f"\x1b]8;;{one.url}\x1b\\{label}\x1b]8;;\x1b\\"
    head = style.painted(f"{one.severity}", _COLORS[one.severity])
    yield f"{head}[{label}]: {style.painted(clean(one.message), '1')}"
    gutter = max(
        len(str(location.start.row))
        for location in (one.location, *(r.location for r in one.related))
    )
    yield from _place(one.location, "-->", "^", "", gutter, results, style, _COLORS[one.severity])
    for related in one.related:
        yield from _place(
            related.location, ":::", "-", clean(related.message), gutter, results, style, "1;34"
        )
    pad = " " * gutter
    yield f"{pad} |"
    clauses = [clause for clause in one.clauses if clause in results.clauses]
    for clause in clauses[:_MOST_CLAUSES]:
        yield f"{pad} = guideline {clause}: {clean(results.clauses[clause])}"
    if further := clauses[_MOST_CLAUSES:]:
        yield f"{pad} = guidelines, further: {', '.join(further)}"
    yield f"{pad} = {style.painted('help', '1;32')}: {clean(one.help)}"
    if one.fix:
        mark = f" {MARK}" if is_offered(one.fix, results.summary) else ""
        yield f"{pad} = correction{mark}: {_correction(one.fix, one.location)}"
    if not style.links:
        yield f"{pad} = more: {one.url}"


def _correction(fix: Fix, location: Location) -> str:
    """Return what a fix would write, in words."""
    check = _CHECK[fix.safety]
    if fix.voids:
        check += f"; it voids the approval of {clean(' and '.join(fix.voids))}"
    if fix.picture:
        return f"take the position out of {clean(fix.picture)}{check}"
    texts = [_SPACES.get(edit.replacement) or clean(edit.replacement) for edit in fix.edits]
    if not any(texts):
        number = sum(edit.span.end - edit.span.start for edit in fix.edits)
        within = location.start.row == location.end.row and number < location.end.column - location.start.column
        return f"delete {counted(number, 'character', 'characters') + ' of it' if within else 'it'}{check}"
    texts = list(dict.fromkeys(texts))
    return f"write {' and '.join(filter(None, texts))}{check}"


def _place(
    location: Location, arrow: str, mark: str, note: str, gutter: int, results: Results,
    style: Style, color: str,
) -> Iterator[str]:  # fmt: skip
    pad = " " * gutter
    row, column = location.start
    path = clean(results.show_path(location.path))
    yield f"{pad}{style.painted(arrow, '1;34')} {path}:{row}:{column}"
    yield f"{pad} |"
    excerpt = location.excerpt
    line = excerpt.line
    begin = column - 1 - excerpt.before
    end = location.end.column - 1 - excerpt.before if location.end.row == row else len(line)
    is_cut = (excerpt.before > 0, excerpt.is_cut)
    text, start, length = window(line, begin, end, max(20, style.width - gutter - 3), is_cut)
    yield f"{row:>{gutter}} | {text}".rstrip()
    marks = style.painted(mark * length, color)
    yield f"{pad} | {' ' * start}{marks}{' ' + note if note else ''}"
