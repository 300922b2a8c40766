"""A file as it was read: its text, its front matter, its body, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from opsglint.syntax.tree import ListNode, MapNode, Node
from opsglint.text import LineIndex, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file, or a part of it, cannot be read.

    `kind` is `encoding`, `no-front-matter`, `unclosed` or `syntax`; `id` names the message,
    `params` what it mentions; `related` is another place that explains it.
    """

    kind: str
    id: str
    params: Mapping[str, str]
    span: Span
    related: Span | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A YAML comment: its text after the `#`, and its place from the `#` on."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML of a file; `root` is None where it cannot be read."""

    span: Span
    root: Node | None
    comments: tuple[Comment, ...]
    has_type_line: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One file; all offsets are characters of `text`, from which the byte order mark is removed."""

    text: str
    bom: bool
    front_matter: FrontMatter | None
    body: Span
    faults: tuple[Fault, ...]
    lines: LineIndex = field(compare=False, repr=False)


# The line that opens front matter, and the one that closes it: three hyphens, white space after.
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"---(?<![^\r\n]---)[ \t]*(?:\r\n|\n|\r|\Z)")
# White space and invisible characters that people leave before the first fence.
_BEFORE_FENCE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]*")
_KEY_LINE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*:(?:\s|\Z)")
_TYPE_LINE = re.compile(r"type(?<![^\r\n]type)[ \t]*:")
# C0 controls but tab, line feed and carriage return; DEL; the non-characters at the end of the BMP.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def _decode(data: bytes) -> tuple[str, bool, Fault | None]:
    bom = data.startswith(b"\xef\xbb\xbf")
    data = data[3:] if bom else data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8"))
        params = {"byte": f"0x{data[error.start]:02X}"}
        return data.decode("utf-8", "replace"), bom, Fault(
            "encoding", "not-utf-8", params, Span(at, at + 1)
        )  # fmt: skip
    control = _CONTROL.search(text)
    if control:
        params = {"character": f"U+{ord(control.group()):04X}"}
        return text, bom, Fault("encoding", "control-character", params, Span(*control.span()))
    return text, bom, None


def read_document(data: bytes) -> Source:
    """Return a Markdown document; whatever is wrong with it is recorded, never raised."""
    text, bom, fault = _decode(data)
    faults = [fault] if fault else []
    lines = LineIndex(text)
    start = _BEFORE_FENCE.match(text).end()  # type: ignore[union-attr]  # it matches the empty text too
    fence = _FENCE.match(text, start)
    if not fence or (start and not _KEY_LINE.match(text, fence.end())):
        return Source(text, bom, None, Span(0, len(text)), tuple(faults), lines)
    if start:
        faults.append(Fault("no-front-matter", "fence-not-first", {}, Span(start, start + 3)))
    closing = _CLOSING.search(text, fence.end())
    if closing is None:
        return _unclosed(text, bom, fence, faults, lines)
    inside = Span(fence.end(), closing.start())
    front = _front_matter(text, inside, faults)
    if isinstance(front.root, ListNode) or (front.root is not None and not isinstance(front.root, MapNode)):
        faults.append(Fault("syntax", "not-a-mapping", {"found": front.root.kind}, _first_line(front.root.span, text)))
        front = FrontMatter(inside, None, front.comments, front.has_type_line)
    return Source(text, bom, front, Span(closing.end(), len(text)), tuple(faults), lines)


def _first_line(span: Span, text: str) -> Span:
    found = re.compile(r"[\r\n]").search(text, span.start, span.end)
    return Span(span.start, found.start() if found else span.end)


def _unclosed(
    text: str, bom: bool, fence: re.Match[str], faults: list[Fault], lines: LineIndex
) -> Source:
    """Return a file whose first fence is never closed: front matter only if it looks like it."""
    if not _KEY_LINE.match(text, fence.end()):
        return Source(text, bom, None, Span(0, len(text)), tuple(faults), lines)
    span = Span(fence.start(), fence.start() + 3)
    faults.append(Fault("unclosed", "unclosed", {}, span))
    end = len(text)
    has_type = bool(_TYPE_LINE.search(text, fence.end()))
    front = FrontMatter(Span(fence.end(), end), None, (), has_type)
    return Source(text, bom, front, Span(end, end), tuple(faults), lines)


def _front_matter(text: str, inside: Span, faults: list[Fault]) -> FrontMatter:
    from opsglint.syntax.comments import find_comments
    from opsglint.syntax.yaml_reader import read_tree

    root, fault = read_tree(text, inside)
    if fault:
        faults.append(fault)
    comments = find_comments(text, inside, root)
    has_type = bool(_TYPE_LINE.search(text, inside.start, inside.end))
    return FrontMatter(inside, root, comments, has_type)


def read_yaml(data: bytes) -> Source:
    """Return a file that is YAML as a whole, such as an account registry."""
    text, bom, fault = _decode(data)
    faults = [fault] if fault else []
    front = _front_matter(text, Span(0, len(text)), faults)
    end = len(text)
    return Source(text, bom, front, Span(end, end), tuple(faults), LineIndex(text))
