"""Finds the waivers of a file: in comments of its body and front matter, and in its list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from opsglint.content.models import WaiverEntry
from opsglint.content.values import read_day
from opsglint.facts.document import WaiverFact, WaiverFault
from opsglint.syntax.body import Block, Body
from opsglint.syntax.source import Comment, Source
from opsglint.syntax.tree import ListNode, MapNode, Node, Scalar
from opsglint.text import LineIndex, Span
from opsglint.text.patterns import lazy_pattern

_DIRECTIVE = lazy_pattern(r"\s*opsglint\s*:\s*(?P<verb>[\w-]*)(?P<rest>.*)", re.S)
_SETTING = lazy_pattern(
    r"\b(?P<key>reason|until|by)\s*=\s*"
    r"(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|“(?P<c>[^”]*)”|«(?P<d>[^»]*)»|(?P<e>[^\s,]+))"
)
_WORD = lazy_pattern(r"[\w-]+")
_REASON_DASH = lazy_pattern(r"\s--\s+(?P<reason>.+)", re.S)


class _Directive(NamedTuple):
    verb: str
    rules: tuple[tuple[str, int], ...]
    settings: dict[str, str]


def _parse(comment: str) -> _Directive | None:
    match = _DIRECTIVE.fullmatch(comment)
    if not match:
        return None
    rest, start = match["rest"], match.start("rest")
    settings: dict[str, str] = {}
    for setting in _SETTING.finditer(rest):
        value = next(part for part in setting.groups()[1:] if part is not None)
        settings.setdefault(setting["key"], value.strip())
    first = _SETTING.search(rest)
    names = rest[: first.start()] if first else rest
    dash = _REASON_DASH.search(names)
    if dash:
        settings.setdefault("reason", dash["reason"].strip())
        names = names[: dash.start()]
    rules = tuple((word.group(), start + word.start()) for word in _WORD.finditer(names))
    return _Directive(match["verb"], rules, settings)


def _facts(
    directive: _Directive, at: int, span: Span, removal: Span, scope: Span | None,
    fault: WaiverFault | None,
) -> Iterator[WaiverFact]:  # fmt: skip
    until_text = directive.settings.get("until")
    until = read_day(until_text) if until_text else None
    reason = directive.settings.get("reason") or None
    if until_text and until is None:
        fault = fault or WaiverFault.BAD_DAY
    if directive.verb not in ("ignore", "ignore-file"):
        fault = WaiverFault.UNKNOWN_DIRECTIVE
    by = directive.settings.get("by")
    if not directive.rules:
        fault = fault or WaiverFault.NO_RULE
        yield WaiverFact("", reason, until, by, span, span, removal, scope, fault)
    for rule, offset in directive.rules:
        place = Span(at + offset, at + offset + len(rule))
        void = fault or (None if reason else WaiverFault.NO_REASON)
        yield WaiverFact(rule, reason, until, by, span, place, removal, scope, void)


def body_waivers(text: str, body: Body) -> Iterator[WaiverFact]:
    """Yield the waivers in HTML comments of the body."""
    for comment in body.comments:
        directive = _parse(comment.text)
        if directive is None:
            continue
        fault = None
        scope: Span | None = None
        if directive.verb == "ignore-file":
            if text[body.span.start : comment.span.start].strip():
                fault = WaiverFault.MISPLACED
        else:
            scope = _next_block(comment.span, body.blocks)
        at = text.index(comment.text, comment.span.start) if comment.text else comment.span.start
        removal = _whole_lines(text, comment.span)
        yield from _facts(directive, at, comment.span, removal, scope, fault)


def _next_block(comment: Span, blocks: tuple[Block, ...]) -> Span:
    for block in blocks:
        inside = block.span.start <= comment.start < block.span.end
        if inside and block.kind not in ("comment", "html"):
            return block.span
        if block.span.start >= comment.end and block.kind != "comment":
            return block.span
    return Span(comment.end, comment.end)


def _whole_lines(text: str, span: Span) -> Span:
    """Return the span, with its line's indentation and line end where nothing else stands there."""
    start, end = span
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if (start == 0 or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n"):
        end += len(re.compile(r"\r\n|\n|\r|").match(text, end).group())  # type: ignore[union-attr]  # the empty alternative always matches
        return Span(start, end)
    return Span(start, span.end)


def comment_waivers(source: Source) -> Iterator[WaiverFact]:
    """Yield the waivers in YAML comments of the front matter, or of a registry."""
    front = source.front_matter
    if front is None:
        return
    starts: dict[int, Span] | None = None
    for comment in front.comments:
        directive = _parse(comment.text)
        if directive is None:
            continue
        if starts is None:
            starts = _entries_by_line(front.root, source.lines)
        fault = None
        scope: Span | None = None
        if directive.verb != "ignore-file":
            scope = _scope_of(comment, source, starts)
        elif source.text[front.span.start : comment.span.start].strip():
            fault = WaiverFault.MISPLACED
        at = comment.span.end - len(comment.text)
        removal = _whole_lines(source.text, comment.span)
        yield from _facts(directive, at, comment.span, removal, scope, fault)


def _scope_of(comment: Comment, source: Source, starts: dict[int, Span]) -> Span:
    lines = source.lines
    row = lines.position(comment.span.start).row
    if source.text[lines.start(row) : comment.span.start].strip():
        return starts.get(row) or Span(lines.start(row), comment.span.start)
    for later in range(row + 1, len(lines) + 1):
        line = lines.line(later).strip()
        if line and not line.startswith("#"):
            return starts.get(later) or Span(lines.start(later), lines.start(later + 1))
    return Span(comment.span.end, comment.span.end)


def _entries_by_line(root: Node | None, lines: LineIndex) -> dict[int, Span]:
    """Return, for each line, the longest field or list entry that begins on it."""
    found: dict[int, Span] = {}
    waiting: list[Node] = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        for span, value in _children(node):
            row = lines.position(span.start).row
            if row not in found or found[row].end < span.end:
                found[row] = Span(lines.start(row), span.end)
            waiting.append(value)
    return found


def _children(node: Node) -> Iterator[tuple[Span, Node]]:
    if isinstance(node, MapNode):
        for entry in node.entries:
            end = max(entry.key.span.end, entry.value.span.end)
            yield Span(entry.key.span.start, end), entry.value
    elif isinstance(node, ListNode):
        for item in node.items:
            yield item.span, item
    else:
        assert isinstance(node, Scalar)


def listed_waivers(entries: Iterable[WaiverEntry]) -> Iterator[WaiverFact]:
    """Yield the waivers of the `waivers` list, which hold for the whole file."""
    for entry in entries:
        reason = entry.reason.value if entry.reason else None
        until: date | None = entry.until.value if entry.until else None
        by = entry.by.value if entry.by else None
        rule = entry.rule.value if entry.rule else ""
        place = entry.rule.span if entry.rule else entry.span
        bad_day = "until" in entry.keys and entry.until is None
        fault = WaiverFault.BAD_DAY if bad_day else None
        fault = fault or (None if rule else WaiverFault.NO_RULE)
        fault = fault or (None if reason else WaiverFault.NO_REASON)
        yield WaiverFact(rule, reason, until, by, place, place, entry.span, None, fault)
