"""A table for each document, gravest first: for the comment on a pull request or a step summary.

Nothing that comes from a file acts in it: no markup, no link, no mention of a person or an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from opsglint.diagnostics import Diagnostic, Severity
from opsglint.report import Results, Style
from opsglint.report.order import by_gravity
from opsglint.report.visible import clean
from opsglint.report.well_formed import uri
from opsglint.report.words import counted, summary_line

# What GitHub takes of a comment and, a step, of a summary (docs.github.com, read 2026-11). Both are
# kept in bytes of UTF-8: a character is at least one.
COMMENT_LIMIT = 65_536
SUMMARY_LIMIT = 1_048_576
_ENDING = 200  # bytes kept for the line that says what was left out
_LONGEST_CELL = 600  # characters of a message; what is longer is a whole document in one line

_SEVERITIES = {Severity.ERROR: "**error**", Severity.WARNING: "warning", Severity.ADVICE: "advice"}
_HEAD = "| line | severity | what is wrong | what to change | rule |\n| ---: | --- | --- | --- | --- |\n"
# No text begins a line, so the marks of blocks need no escape, but for what closes a heading.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_ENTITIES = {"&": "&amp;", "$": "<span>$</span>"}  # GitHub reads `$…$` as a formula
# Where services begin a link or a mention in plain text: @name, #12, !12, GH-12, addresses, commits.
_LINKING = re.compile(r"@|[#!](?=\d)|GH-(?=\d)|:(?=//)|www(?=\.)|\b[0-9a-f](?=[0-9a-f]{6,39}\b)", re.IGNORECASE)
_NO_LINK = "\u200b"


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield a report that fits a comment."""
    yield page(results, COMMENT_LIMIT)


def page(results: Results, limit: int) -> str:
    """Return a report of at most `limit` bytes; its last line says what did not fit.

    Where there is not even room for that line, it is empty.
    """
    if limit < _ENDING:
        return ""
    parts = ["## opsglint\n\n", f"{_words(summary_line(results))}\n"]
    parts += (f"\nnote: {_words(notice)}\n" for notice in results.summary.notices)
    parts += (f"\nnote: the rule {_words(fault.rule)} failed on {_words(fault.path)}\n" for fault in results.faults)
    room = limit - _ENDING
    taken: list[str] = []
    shown = 0
    for part, is_finding in _all(parts, results):
        room -= len(part.encode())
        if room < 0:
            break
        taken.append(part)
        shown += is_finding
    rest = len(results.diagnostics) - shown
    if rest:
        taken.append(f"\n… and {counted(rest, 'more finding', 'more findings')}: the output of the check lists all.\n")
    return "".join(taken)


def _all(beginning: list[str], results: Results) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a report, and whether each is a row of a table."""
    yield from ((part, False) for part in beginning)
    documents = [
        sorted(found, key=by_gravity)
        for _, found in groupby(sorted(results.diagnostics, key=lambda d: d.path), key=lambda d: d.path)
    ]
    for document in sorted(documents, key=lambda found: by_gravity(found[0])):
        path = results.repository_path(document[0].path)
        address = _address(path, results)
        title = _words(path)
        head = f"\n### {f'[{title}]({address})' if address else title}\n\n{_HEAD}"
        for one in document:
            yield head + _row(one, address), True
            head = ""


def _address(path: str, results: Results) -> str:
    """Return where a document is shown with its lines, the empty text where that is not known."""
    origin = results.origin
    return f"{origin.repository}/blob/{origin.revision}/{uri(path)}?plain=1" if origin else ""


def _row(one: Diagnostic, address: str) -> str:
    row = one.location.start.row
    line = f"[{row}]({address}#L{row})" if address else f"{row}"
    rule = f"[{one.code} {one.name}]({one.url})"
    cells = (line, _SEVERITIES[one.severity], _cell(one.message), _cell(one.help), rule)
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    return _words(text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…")


def _words(text: str) -> str:
    """Return words as they stand, whatever marks are in them."""
    unlinked = _LINKING.sub(lambda found: found.group() + _NO_LINK, clean(text))
    return _MARKUP.sub(lambda found: _ENTITIES.get(found.group(), f"\\{found.group()}"), unlinked)
