"""Reads the body of a document, by the cheapest of three readers that gives the exact result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.syntax.body import Block, Body
from opsglint.syntax.simple_markdown import read_simple_body
from opsglint.text import Span

# Whatever of this a body has makes a Markdown parser necessary; most posts have nothing of it.
_MARKUP = re.compile(
    r"\]\(|\]\[|!\[|<[!A-Za-z/?]|\\[!-/:-@\[-`{-~]|^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|```|~~~|[-+*][ \t]|\d{1,9}[.)][ \t])"
    r"|^(?: {4}|\t)|^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$|^ {0,3}\[[^\]\n]+\]:",
    re.M,
)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+")
# Beyond this a body is no post, and is read as plain text: Markdown parsers can take long.
_LONGEST = 1_000_000


def needs_markdown(text: str) -> bool:
    """Say, by a cheap look, whether a text holds anything that only a parser can read."""
    return bool(_MARKUP.search(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text))


def read_body(text: str, span: Span) -> Body:
    """Return what the body at `span` of `text` holds; never raise."""
    body = text[span.start : span.end]
    if len(body) > _LONGEST:
        return Body(span, tuple(_paragraphs(text, span)))
    simple = read_simple_body(body, span.start)
    if simple is not None:
        return simple
    if not needs_markdown(body):
        return Body(span, tuple(_paragraphs(text, span)))
    from opsglint.syntax.markdown_parser import parse_body

    return parse_body(text, span)


def _paragraphs(text: str, span: Span) -> Iterator[Block]:
    at = span.start
    for gap in (*_BLANK_LINE.finditer(text, span.start, span.end), None):
        end = gap.start() if gap else span.end
        piece = text[at:end]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Block("paragraph", Span(start, at + len(piece.rstrip())))
        at = gap.end() if gap else end
