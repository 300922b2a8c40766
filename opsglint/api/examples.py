"""Runs the examples of rules: each is a small repository of its own, in memory."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from opsglint.api.memory import check_files
from opsglint.engine.results import Result
from opsglint.sdk import Bad, Good, Rule, WaiverRule
from opsglint.text import Span, apply_edits

OPENING, CLOSING = "«", "»"


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of an example without its marks, and the places that they enclosed."""

    text: str
    spans: tuple[Span, ...]


def unmark(example: Bad | Good) -> Marked:
    """Take the marks «…» out of an example that must be reported; others keep their guillemets."""
    if isinstance(example, Good):
        return Marked(example.text, ())
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = 0
    for character in example.text:
        if character == OPENING:
            starts.append(length)
        elif character == CLOSING and starts:
            spans.append(Span(starts.pop(), length))
        else:
            pieces.append(character)
            length += 1
    return Marked("".join(pieces), tuple(sorted(spans)))


def files_of(example: Bad | Good, text: str) -> dict[str, bytes]:
    """Return the repository of an example whose document has the given text."""
    accounts = resources.files(__package__).joinpath("example_accounts.yml").read_bytes()
    files = {"accounts.yml": accounts}
    for path, content in example.files.items():
        files[path] = content.encode() if isinstance(content, str) else content
    return files | {example.path: text.encode()}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a rule said of an example: the places in its document, the fixed text, the run."""

    spans: tuple[Span, ...]
    fixed: str | None
    result: Result


def run_example(rule: Rule, example: Bad | Good, text: str | None = None) -> Ran:
    """Run one rule over an example, or over the example with another text in its document."""
    text = unmark(example).text if text is None else text
    chosen = None if isinstance(rule, WaiverRule) else (rule.code,)
    result, documents = check_files(files_of(example, text), example.as_of, rules=chosen)
    mine = [d for d in result.diagnostics if d.code == rule.code and d.path == example.path]
    lines = documents[example.path].lines if example.path in documents else None
    spans = []
    for one in mine:
        assert lines is not None
        start, end = one.location.start, one.location.end
        spans.append(Span(lines.start(start.row) + start.column - 1, lines.start(end.row) + end.column - 1))
    edits = [edit for one in mine if one.fix for edit in one.fix.edits]
    return Ran(tuple(sorted(spans)), apply_edits(text, edits) if edits else None, result)
