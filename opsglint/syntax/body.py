"""What the body of a document holds: its blocks, images, links and comments, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from opsglint.text import MappedText, Span


class Block(NamedTuple):
    """A top-level block: `kind` is paragraph, heading, break, code, quote, list, html or comment.

    `heading_text` and `level` belong to headings; `inner` is what a code block or quote holds.
    """

    kind: str
    span: Span
    level: int = 0
    heading_text: str = ""
    inner: MappedText | None = None


class Image(NamedTuple):
    """An image: its alternative and its address, with their places, and the place of the whole."""

    alt: MappedText
    src: MappedText
    span: Span


class Link(NamedTuple):
    """A Markdown link or autolink."""

    address: str
    span: Span


class HtmlComment(NamedTuple):
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
