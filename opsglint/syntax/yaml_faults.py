"""Says in our words what a YAML parser complains about, at the smallest right place."""

from __future__ import annotations

from typing import Any

from opsglint.syntax.source import Fault
from opsglint.text import Span
from opsglint.text.patterns import lazy_pattern

_CONFLICT = lazy_pattern(r"(?m)^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$")
_LINE = lazy_pattern(r"[^\r\n]*")
_KEY = lazy_pattern(r"\s*(?:-\s+)*([^\s:#][^:#\r\n]*?)\s*:(?:\s|$)")

# What the parsers say, in the order in which it is looked for, and the id of our message.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("found character '\\t'", "tab"),
    ("found a tab", "tab"),
    ("found character '@'", "unquoted-at"),
    ("found character '`'", "unquoted-at"),
    ("cannot start any token", "special-character"),
    ("undefined alias", "leading-asterisk"),
    ("scanning an alias", "leading-asterisk"),
    ("scanning an anchor", "leading-ampersand"),
    ("unknown escape", "unknown-escape"),
    ("expected escape sequence", "unknown-escape"),
    ("mapping values are not allowed", "colon-in-value"),
    ("scanning a quoted scalar", "unclosed-quote"),
    ("could not find expected ':'", "missing-colon"),
    ("expected a single document", "several-documents"),
    ("expected '<document start>'", "several-documents"),
    ("parsing a flow", "unclosed-bracket"),
    ("special characters are not allowed", "control-character"),
    ("scanning a directive", "special-character"),
    ("parsing a block", "structure"),
    ("found duplicate anchor", "leading-ampersand"),
    ("scanning a tag", "tag"),
    ("tag handle", "tag"),
)


def explain(error: Exception, text: str, inside: Span) -> Fault:
    """Return the fault that a parser's error about the YAML at `inside` means."""
    conflict = _CONFLICT.search(text, inside.start, inside.end)
    if conflict:
        return Fault("syntax", "merge-conflict", {}, Span(*conflict.span()))
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    id_ = next((id_ for phrase, id_ in _PHRASES if phrase in said), "syntax")
    at = _offset(error, text, inside, id_)
    if id_ == "unknown-escape" and text[at - 1 : at] == "\\":
        at -= 1
    span, params = _narrowed(id_, at, text, inside)
    return Fault("syntax", id_, params, span)


def _offset(error: Any, text: str, inside: Span, id_: str) -> int:
    """Return where the fault is: where a thing began for what is never closed, else where it broke."""
    begun = id_ in ("unclosed-quote", "unclosed-bracket", "missing-colon", "leading-asterisk")
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    for mark in reversed(marks) if begun else marks:
        if mark is not None:
            return min(inside.start + int(mark.index), max(inside.end - 1, inside.start))
    position = getattr(error, "position", None)
    return min(inside.start + position, inside.end) if isinstance(position, int) else inside.start


def _narrowed(id_: str, at: int, text: str, inside: Span) -> tuple[Span, dict[str, str]]:
    """Return the place to underline, and what the message says about it."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    match = _LINE.match(text, at)
    end = min(match.end() if match else at, inside.end)
    line = text[start:end]
    key = _KEY.match(line)
    params = {"key": key.group(1) if key else "this line", "value": text[at:end].strip()}
    if id_ in ("tab", "unquoted-at", "special-character", "unclosed-quote", "unknown-escape", "control-character"):
        return Span(at, min(at + 1, len(text))), params
    if id_ == "colon-in-value":
        value = line[key.end() :].strip() if key else line.strip()
        return Span(at, min(at + 1, len(text))), {**params, "value": value}
    return Span(at, max(end, at)), params
