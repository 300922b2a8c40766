"""What of a body is published: its text without comments, images and escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.syntax.body import Body
from opsglint.text import MappedText, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def published(text: str, span: Span, body: Body) -> MappedText:
    """Return the text at `span` without HTML comments, images and escaping backslashes.

    A line that held nothing else disappears with its line end; blank lines that come to stand
    together thereby become one; blank lines around the text are left out.
    """
    removed = [*(c.span for c in body.comments), *(i.span for i in body.images), *body.escapes]
    if removed:
        removed = sorted(r for r in removed if span.start <= r.start and r.end <= span.end)
    if removed:
        return MappedText.join(_kept(text, span, _merged(removed)), span).strip()
    whole = text[span.start : span.end]
    return MappedText.plain(whole.strip(), span.end - len(whole.lstrip()))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _kept(text: str, span: Span, removed: list[Span]) -> Iterator[tuple[str, int]]:
    at = 0
    emptied = False
    for match in _LINE.finditer(text, span.start, span.end):
        start, end = match.span()
        while at < len(removed) and removed[at].end <= start:
            at += 1
        pieces = list(_outside(text, start, end, removed, at))
        touched = at < len(removed) and removed[at].start < end
        content = "".join(piece for piece, _ in pieces)
        if touched and not content.strip():
            emptied = True
            continue
        if emptied and not content.strip():
            continue
        emptied = False
        yield from pieces
        if start == end:
            break


def _outside(
    text: str, start: int, end: int, removed: list[Span], at: int
) -> Iterator[tuple[str, int]]:
    while at < len(removed) and removed[at].start < end:
        if start < removed[at].start:
            yield text[start : removed[at].start], start
        start = max(start, removed[at].end)
        at += 1
    if start < end:
        yield text[start:end], start
