"""Reads the body of a document: its blocks, images, links and comments, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from opsglint.text import MappedText, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block: `kind` is paragraph, heading, break, code, quote, list, html or comment.

    `heading_text` and `level` belong to headings; `inner` is what a code block or quote holds.
    """

    kind: str
    span: Span
    level: int = 0
    heading_text: str = ""
    inner: MappedText | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """An image: its alternative and its address, with their places, and the place of the whole."""

    alt: MappedText
    src: MappedText
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or autolink."""

    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class HtmlComment:
    """An HTML comment: what stands between its marks, and the place of the whole."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    """What the body of a document holds; `escapes` are the places of backslashes that escape."""

    span: Span
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[HtmlComment, ...] = ()
    escapes: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()

    @classmethod
    def empty(cls, span: Span) -> Body:
        """Return a body without anything in it."""
        return cls(span, ())


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
    if len(body) > _LONGEST or not needs_markdown(body):
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
