"""Reads the bodies that nearly all posts have, without a Markdown parser.

Paragraphs, headings, breaks, flat lists, quotes of paragraphs, comments on a line of their own,
code spans, images and links are read exactly as a CommonMark parser reads them; a body that holds
anything else, or anything doubtful, is left to the parser.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from opsglint.syntax.body import Block, Body, HtmlComment, Image, Link
from opsglint.text import MappedText, Span

# Backslashes, tags, references, fences, longer code marks, and white space that parsers disagree about.
_BEYOND = re.compile(
    r"<[A-Za-z/?]|<!(?!--)|<[^\s<>]*@|\][:\[]|``|~~~|\r(?!\n)|[\\\t\0\v\f\x1c-\x1e\x85\u2028\u2029]"
)
_BREAK = re.compile(r"([-*_])(?: *\1){2,} *")
_COMMENT = re.compile(r"<!--((?:(?!-->).)*)-->\s*")
_BLOCK_SIGNS = frozenset("#>-+*_<0123456789")
_BLOCK_START = re.compile(r"#{1,6}(?: |\Z)|>|(?:[-+*]|[0-9]{1,9}[.)])(?: |\Z)|<!--")
_HEADING = re.compile(r"(#{1,6})(?: |\Z)")
_ITEM = re.compile(r"(?:(?P<number>[0-9]{1,9})(?=[.)]))?(?P<mark>[-+*.)]) (?=[^ ])")

# Addresses that a parser keeps as they are, but for percent signs in those of images.
_PART = r"[A-Za-z0-9._~/=+,@-]*(?:%[0-9A-Fa-f]{2}[A-Za-z0-9._~/=+,@-]*)*"
_HOST = r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}"
_ADDRESS = rf"(?:{_HOST}(?:/{_PART})?|/?[A-Za-z0-9._~]{_PART})(?:\?{_PART}(?:&{_PART})*)?(?:#{_PART})?"
_INLINE = re.compile(rf"`[^`]*`|(?P<image>!?)\[(?P<label>[^\[\]`\n]*)\]\((?P<address>{_ADDRESS})\)")
_LINK_MIDDLE = "]("


def read_simple_body(body: str, start: int) -> Body | None:
    """Return what a body holds that stands at `start` of its file, None where it takes a parser.

    Takes time linear in the text.
    """
    if _BEYOND.search(body):
        return None
    try:
        return _Reader(body, start).read()
    except _Doubtful:
        return None


class _Doubtful(Exception):
    """The body holds something that only a parser reads exactly."""


class _Reader:
    """Reads line by line; `kind` is that of the block that may still go on, empty where there is none."""

    def __init__(self, body: str, start: int) -> None:
        self.body = body
        self.start = start
        self.has_links = _LINK_MIDDLE in body
        self.kind = ""
        self.first = self.end = 0  # of the open block
        self.inline = 0  # where the text of its last paragraph begins
        self.mark = ""  # the sign before the entries of an open list
        self.has_gap = False  # whether a blank line followed the last entry of an open list
        self.quoted: list[tuple[str, int]] = []
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.comments: list[HtmlComment] = []
        self.breaks: list[Span] = []

    def read(self) -> Body:
        """Return the body; raise _Doubtful where it takes a parser."""
        at = 0
        for line in self.body.split("\n"):
            self._line(line, at)
            at += len(line) + 1
        self._close()
        if self.body.count("<!--") != len(self.comments):
            raise _Doubtful
        return Body(
            Span(self.start, self.start + len(self.body)), tuple(self.blocks), tuple(self.images),
            tuple(self.links), tuple(self.comments), (), tuple(self.breaks),
        )  # fmt: skip

    def _line(self, line: str, at: int) -> None:
        shown = line.rstrip(" \r")
        if not shown:
            self._blank()
        elif shown[-1].isspace():
            raise _Doubtful
        elif shown[0] == " ":
            self._indented(shown, at)
        elif shown[0] not in _BLOCK_SIGNS or not self._marked(shown, line, at):
            self._text(at, at + len(shown))

    def _blank(self) -> None:
        if self.kind == "list":
            self.has_gap = True
        else:
            self._close()

    def _indented(self, shown: str, at: int) -> None:
        text = shown.lstrip(" ")
        is_code = self.kind == "" and len(shown) - len(text) > 3
        if is_code or self.has_gap or _begins_block(text):
            raise _Doubtful
        self._text(at, at + len(shown))

    def _text(self, at: int, end: int) -> None:
        """Take a line of words: the first of a paragraph, or one that goes on with what is open."""
        if self.kind == "quote":
            raise _Doubtful
        if self.kind == "" or self.has_gap:
            self._open("paragraph", at, at)
        self.end = end

    def _marked(self, shown: str, line: str, at: int) -> bool:
        """Take a line that begins with a sign of Markdown; say False where it is but words."""
        sign = shown[0]
        if sign == "#" and (heading := _HEADING.match(shown)):
            self._heading(heading, shown, at)
        elif sign == ">":
            self._quote(line.rstrip("\r"), at)
        elif sign == "<" and (comment := _COMMENT.fullmatch(shown)):
            self._single("comment", at, at + len(shown))
            self.comments.append(HtmlComment(comment[1], self.blocks[-1].span))
        elif sign in "-*_" and _BREAK.fullmatch(shown):
            self._single("break", at, at + len(shown))
            self.breaks.append(self.blocks[-1].span)
        elif item := _ITEM.match(shown):
            self._item(item, shown, at)
        elif _begins_block(shown):
            raise _Doubtful
        else:
            return False
        return True

    def _heading(self, heading: re.Match[str], shown: str, at: int) -> None:
        text = shown[heading.end() :].strip()
        if text.endswith("#"):
            raise _Doubtful
        self._single("heading", at, at + len(shown), len(heading[1]), text)
        self._read_inline(at + heading.end(), at + len(shown))

    def _quote(self, line: str, at: int) -> None:
        text = line[2:] if line.startswith("> ") else line[1:]
        if text and (text[0].isspace() or _begins_block(text.rstrip(" "))):
            raise _Doubtful
        if not text and self.kind != "quote":
            raise _Doubtful
        place = at + len(line) - len(text)
        if self.kind != "quote":
            self._open("quote", at, place)
        self.quoted.append((text, place))
        self.end = at + len(line.rstrip(" "))

    def _item(self, item: re.Match[str], shown: str, at: int) -> None:
        if _begins_block(shown[item.end() :]):
            raise _Doubtful
        if self.kind == "list":
            if item["mark"] != self.mark:
                raise _Doubtful
            self._read_inline(self.inline, self.end)
            self.inline = at + item.end()
            self.has_gap = False
        else:
            if self.kind and item["number"] not in (None, "1"):
                raise _Doubtful
            self._open("list", at, at + item.end())
            self.mark = item["mark"]
        self.end = at + len(shown)

    def _open(self, kind: str, at: int, inline: int) -> None:
        self._close()
        self.kind, self.first, self.inline = kind, at, inline

    def _single(self, kind: str, at: int, end: int, level: int = 0, heading: str = "") -> None:
        self._close()
        self.blocks.append(Block(kind, self._span(at, end), level, heading))

    def _close(self) -> None:
        if self.kind:
            span = self._span(self.first, self.end)
            inner = self._inner(span) if self.kind == "quote" else None
            self.blocks.append(Block(self.kind, span, inner=inner))
            self._read_inline(self.inline, self.end)
            self.kind, self.has_gap = "", False

    def _inner(self, span: Span) -> MappedText:
        """Return what the open quote says: its paragraphs, joined by blank lines."""
        pieces: list[tuple[str, int]] = []
        has_links = self._may_link(self.first, self.end)
        for (text, at), (following, place) in zip(self.quoted, (*self.quoted[1:], ("", 0)), strict=True):
            if text:
                pieces.append((f"{text}\n" if following else text.rstrip(" "), self.start + at))
            elif following and not has_links:
                pieces.append(("\n\n", self.start + place))
            else:
                raise _Doubtful
        self.quoted = []
        return MappedText.join(pieces, span)

    def _may_link(self, first: int, end: int) -> bool:
        return self.has_links and self.body.find(_LINK_MIDDLE, first, end) >= 0

    def _read_inline(self, first: int, end: int) -> None:
        """Read the images and links of one paragraph; raise where one is more than simple."""
        if not self._may_link(first, end):
            return
        known = 0
        for match in _INLINE.finditer(self.body, first, end):
            known += match[0].count(_LINK_MIDDLE)
            if match["address"] is None:
                continue
            span = self._span(*match.span())
            if match["image"]:
                self.images.append(self._image(match, span))
            else:
                self.links.append(Link(match["address"], span))
        if known != self.body.count(_LINK_MIDDLE, first, end):
            raise _Doubtful

    def _image(self, match: re.Match[str], span: Span) -> Image:
        src = unquote(match["address"])
        at = self.start + match.start("address")
        alt = MappedText.plain(match["label"], self.start + match.start("label"))
        return Image(alt, MappedText(src, Span(at, at + len(src)), ((0, at),)), span)

    def _span(self, first: int, end: int) -> Span:
        return Span(self.start + first, self.start + end)


def _begins_block(text: str) -> bool:
    return text[0] in _BLOCK_SIGNS and bool(_BLOCK_START.match(text) or _BREAK.fullmatch(text))
