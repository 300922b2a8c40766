"""Walks markdown-it-py's tokens and finds the exact place of every piece in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from opsglint.syntax.body import Block, Body, HtmlComment, Image, Link
from opsglint.text import LineIndex, MappedText, Span

_NOTED = ("image", "link", "autolink", "html_inline", "escape")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.S)
_KINDS = {
    "paragraph_open": "paragraph", "heading_open": "heading", "hr": "break", "fence": "code",
    "code_block": "code", "blockquote_open": "quote", "bullet_list_open": "list",
    "ordered_list_open": "list", "html_block": "html",
}  # fmt: skip
_SRC = re.compile(r"\]\(\s*<?")


@cache
def build_parser() -> MarkdownIt:
    """Return a CommonMark parser that keeps `---` under a text a break, and notes inline places."""
    md = MarkdownIt("commonmark").disable("lheading")
    rules: dict[str, Callable[[StateInline, bool], bool]] = {
        rule.name: rule.fn for rule in md.inline.ruler.__rules__
    }
    for name in _NOTED:
        md.inline.ruler.at(name, _noting(name, rules[name]))
    return md


def _noting(
    name: str, rule: Callable[[StateInline, bool], bool]
) -> Callable[[StateInline, bool], bool]:
    """Wrap an inline rule so that what it finds is noted with its place in the inline text."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            notes = state.env.setdefault("notes", [])
            new = state.tokens[count:]
            made = next((t for t in new if t.type in ("image", "link_open")), None)
            notes.append((name, start, state.pos, made, state.src))
        return True

    return noting


@dataclass(slots=True)
class _Found:
    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[HtmlComment] = field(default_factory=list)
    escapes: list[Span] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)


class Lines:
    """The lines of the body as the parser counts them, and where they stand in the file."""

    def __init__(self, body: str, start: int) -> None:
        self.index = LineIndex(body)
        self.body = body
        self.start = start

    def span(self, first: int, last: int) -> Span:
        """Return the place of the lines from `first` up to `last`, counted from 0."""
        begin, end = self.index.start(first + 1), self.index.start(last + 1)
        stripped = self.body[begin:end].rstrip()
        return Span(self.start + begin, self.start + begin + len(stripped))

    def line(self, number: int) -> tuple[str, int]:
        """Return a line, counted from 0, and its place in the file."""
        return self.index.line(number + 1), self.start + self.index.start(number + 1)


def parse_body(text: str, span: Span) -> Body:
    """Return what the body holds, read by a CommonMark parser."""
    body = text[span.start : span.end]
    lines = Lines(body, span.start)
    found = _Found()
    md = build_parser()
    env: dict[str, Any] = {}
    block_tokens: list[Token] = []
    md.block.parse(normalized(body), md, env, block_tokens)
    for i, token in enumerate(block_tokens):
        _read_block(token, block_tokens, i, lines, found)
        if token.type == "inline":
            _read_inline(token, md, env, lines, found)
    return Body(
        span, tuple(found.blocks), _ordered(found.images), _ordered(found.links),
        _ordered(found.comments), tuple(sorted(set(found.escapes))), tuple(found.breaks),
    )  # fmt: skip


def _ordered(items: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: item.span))


def normalized(body: str) -> str:
    """Return the body with line ends that the parser knows, line by line the same."""
    return re.sub(r"\r\n|\r", "\n", body).replace("\0", "\ufffd")


def _read_block(token: Token, tokens: list[Token], i: int, lines: Lines, found: _Found) -> None:
    kind = _KINDS.get(token.type)
    if kind is None or token.map is None:
        return
    span = lines.span(*token.map)
    if kind == "break":
        found.breaks.append(span)
    if kind == "html":
        kind = _read_html(lines.body[span.start - lines.start : span.end - lines.start], span, found)
    if token.level:
        return
    if kind == "heading":
        heading = tokens[i + 1].content
        found.blocks.append(Block(kind, span, int(token.tag[1]), heading))
    elif kind == "code":
        first, last = token.map
        inner_first = first + (token.type == "fence")
        inner = mapped_content(token.content, inner_first, last, lines, span)
        found.blocks.append(Block(kind, span, inner=inner))
    elif kind == "quote":
        found.blocks.append(Block(kind, span, inner=_quoted(token, tokens, i, lines, span)))
    else:
        found.blocks.append(Block(kind, span))


def _read_html(html: str, span: Span, found: _Found) -> str:
    comments = list(_COMMENT.finditer(html))
    for match in comments:
        place = Span(span.start + match.start(), span.start + match.end())
        found.comments.append(HtmlComment(match.group(1), place))
    return "html" if _COMMENT.sub("", html).strip() else "comment"


def mapped_content(content: str, first: int, last: int, lines: Lines, whole: Span) -> MappedText:
    """Return a block's content with its places: each of its lines ends a line of the file."""
    pieces: list[tuple[str, int]] = []
    for offset, piece in enumerate(content.splitlines(keepends=True)):
        if first + offset >= last:
            break
        bare = piece.rstrip("\n")
        line, at = lines.line(first + offset)
        pieces.append((piece, at + _column(bare, line)))
    return MappedText.join(pieces, whole)


def _column(content: str, line: str) -> int:
    """Return where in a line the content of a block begins, from which white space may be cut off."""
    if line.endswith(content):
        return len(line) - len(content)
    indent = len(content) - len(content.lstrip())
    return max(line.find(content.strip()) - indent, 0)


def _quoted(
    token: Token, tokens: list[Token], i: int, lines: Lines, span: Span
) -> MappedText | None:
    """Return the text of a block quote without its marks: paragraphs joined by blank lines."""
    parts: list[MappedText] = []
    for inner in tokens[i + 1 :]:
        if inner.type == "blockquote_close" and inner.level == token.level:
            break
        if inner.map is not None and inner.content and inner.type in ("inline", "fence", "code_block"):
            part = mapped_content(inner.content, inner.map[0], inner.map[1], lines, span)
            parts += [MappedText("\n\n", part.span, ((0, part.runs[0][1]),))] if parts else []
            parts.append(part)
    return MappedText.concatenated(parts, span) if parts else None


def _read_inline(
    token: Token, md: MarkdownIt, env: dict[str, Any], lines: Lines, found: _Found
) -> None:
    if token.map is None:
        return
    env["notes"] = []
    token.children = []
    md.inline.parse(token.content, md, env, token.children)
    mapped = mapped_content(token.content, token.map[0], token.map[1], lines, lines.span(*token.map))
    for name, start, end, made, src in _outermost(env["notes"], token.content):
        if end > len(mapped.value):
            continue
        _record(name, src[start:end], start, end, made, mapped, found)


def _outermost(notes: list[Any], content: str) -> Iterator[Any]:
    """Yield the notes about this text itself; those about a label read apart are located in it."""
    for note in notes:
        if note[4] == content:
            yield note


def _record(
    name: str, raw: str, start: int, end: int, made: Token | None, mapped: MappedText, found: _Found
) -> None:
    span = mapped.locate(start, end)
    if name == "escape":
        found.escapes.append(Span(span.start, span.start + 1))
    elif name == "html_inline":
        match = _COMMENT.match(raw)
        if match:
            found.comments.append(HtmlComment(match.group(1), span))
    elif made is not None and name == "image":
        found.images.append(_image(raw, start, made, mapped, span))
    elif made is not None:
        found.links.append(Link(str(made.attrs.get("href", "")), span))


def _image(raw: str, start: int, made: Token, mapped: MappedText, span: Span) -> Image:
    label = _label_end(raw)
    alt = mapped.slice(start + 2, start + label) if label > 2 else _empty(span.start + 2)
    address = _SRC.match(raw, label)
    src = str(made.attrs.get("src", ""))
    if address is None:
        return Image(alt, MappedText(src, span, ((0, span.start),)), span)
    at = mapped.locate(start + address.end(), start + address.end() + 1).start
    from urllib.parse import unquote

    plain = unquote(src)
    return Image(alt, MappedText(plain, Span(at, at + len(plain)), ((0, at),)), span)


def _empty(at: int) -> MappedText:
    return MappedText("", Span(at, at), ((0, at),))


def _label_end(raw: str) -> int:
    """Return where the bracket that closes an image's label stands in its source."""
    depth = 0
    at = 1
    while at < len(raw):
        if raw[at] == "\\":
            at += 1
        elif raw[at] == "[":
            depth += 1
        elif raw[at] == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return 2
