"""Finds the Markdown in a text of any kind, with a CommonMark parser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from opsglint.syntax.markdown_parser import Lines, build_parser, mapped_content, normalized
from opsglint.syntax.markup import Markup
from opsglint.text import Edit, MappedText, Span

# A line of equals signs under a text makes it a heading; one of hyphens splits a thread.
_UNDERLINE = re.compile(r"(?:\r\n|\n|\r) {0,3}=+[ \t]*(?=[\r\n]|\Z)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS = {"em_open": "emphasis", "strong_open": "emphasis"}
_CLOSING = ("em_close", "strong_close")


def parse_markup(text: str) -> list[Markup]:
    """Return the Markdown in a text, in order, read by a CommonMark parser."""
    md = build_parser()
    lines = Lines(text, 0)
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    md.block.parse(normalized(text), md, env, tokens)
    found: list[Markup] = []
    for at, token in enumerate(tokens):
        if token.map is None:
            continue
        place = lines.span(*token.map)
        if token.type == "heading_open":
            found.append(_heading(text, place, tokens[at + 1].content))
        elif token.type == "bullet_list_open":
            found.append(Markup("list", _first_line(text, place), ()))
        elif token.type == "inline":
            underline = _UNDERLINE.search(text, place.start, place.end)
            if underline and tokens[at - 1].type == "paragraph_open":
                whole = Span(place.start, underline.end())
                found.append(Markup("heading", whole, (Edit(Span(*underline.span()), ""),)))
            found += _inline(token, env, lines, place)
    return sorted(found, key=lambda one: one.span)


def _first_line(text: str, place: Span) -> Span:
    line = text[place.start : place.end].splitlines()[0]
    return Span(place.start + len(line) - len(line.lstrip()), place.start + len(line))


def _heading(text: str, place: Span, content: str) -> Markup:
    line = text[place.start : place.end]
    first = line.find(content) if content else len(line)
    edits = [Edit(Span(place.start, place.start + first), "")]
    if first + len(content) < len(line):
        edits.append(Edit(Span(place.start + first + len(content), place.end), ""))
    return Markup("heading", place, tuple(edits))


def _inline(token: Token, env: dict[str, Any], lines: Lines, place: Span) -> Iterator[Markup]:
    """Yield the Markdown inside one paragraph, which the parser gives without its places."""
    env["notes"] = []
    children: list[Token] = []
    build_parser().inline.parse(token.content, build_parser(), env, children)
    assert token.map is not None
    mapped = mapped_content(token.content, token.map[0], token.map[1], lines, place)
    ends = {note[1]: note[2] for note in env["notes"] if note[4] == token.content}
    yield from _Walk(token.content, mapped, ends).over(children)


class _Walk:
    """Goes through the tokens of a paragraph and keeps account of where each stands in it."""

    def __init__(self, content: str, mapped: MappedText, ends: dict[int, int]) -> None:
        self.content = content
        self.mapped = mapped
        self.ends = ends
        self.at = 0
        self.open: list[int] = []

    def over(self, tokens: list[Token]) -> Iterator[Markup]:
        """Yield the Markdown among tokens; stop where their places cannot be told."""
        inside: Token | None = None
        for token in tokens:
            if token.type == "link_close":
                yield from self._link(inside)
                inside = None
            elif token.type == "link_open":
                inside = token
                self.open.append(self.at)
                self.at += 1
            else:
                yield from self._other(token)

    def _other(self, token: Token) -> Iterator[Markup]:
        start = self.at
        if token.type in ("text", "html_inline"):
            self.at += len(token.content)
            if token.type == "html_inline" and _TAG.fullmatch(token.content):
                yield self._markup("tag", start, ((start, self.at, ""),))
        elif token.type in ("softbreak", "hardbreak"):
            self.at = self.content.find("\n", self.at) + 1 or self.at
            self.at += len(self.content[self.at :]) - len(self.content[self.at :].lstrip(" "))
        elif token.type == "text_special":
            self.at += len(token.markup)
            if token.info == "entity":
                yield self._markup("entity", start, ((start, self.at, html.unescape(token.markup)),))
        elif token.type == "code_inline":
            size = len(token.markup)
            self.at = self.content.find(token.markup, start + size) + size
            yield self._markup("code", start, ((start, start + size, ""), (self.at - size, self.at, "")))
        elif token.type == "image":
            self.at = self.ends.get(start, start)
        elif token.type in _MARKS:
            self.open.append(start)
            self.at += len(token.markup)
        elif token.type in _CLOSING:
            size = len(token.markup)
            first = self.open.pop()
            self.at += size
            yield self._markup("emphasis", first, ((first, first + size, ""), (self.at - size, self.at, "")))

    def _link(self, opening: Token | None) -> Iterator[Markup]:
        first, label = self.open.pop(), self.at
        self.at = self.ends.get(first, self.at)
        if opening is None or opening.info == "auto":
            return
        address = str(opening.attrs.get("href", ""))
        after = "" if self.content[first + 1 : label].strip() == address else f" ({address})"
        before = address if label == first + 1 else ""
        yield self._markup("link", first, ((first, first + 1, before), (label, self.at, after)))

    def _markup(self, kind: str, start: int, edits: tuple[tuple[int, int, str], ...]) -> Markup:
        made = tuple(Edit(self.mapped.locate(a, b), to) for a, b, to in edits)
        return Markup(kind, self.mapped.locate(start, self.at), made)
