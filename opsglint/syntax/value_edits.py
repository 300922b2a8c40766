"""Makes edits of values in front matter right for the way in which each value is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from opsglint.syntax.source import Source
from opsglint.syntax.tree import ListNode, MapNode, Node, Scalar, resolve_plain
from opsglint.syntax.yaml_reader import read_tree
from opsglint.text import Edit, Span, apply_edits

_LONGEST = 10_000  # characters of an unquoted value that is read again to see what an edit makes of it
_LONGEST_NUMBER = 300  # characters of what YAML could take for a number

# What ends or changes an unquoted value that goes over several lines.
_ENDS_PLAIN = re.compile(r":(?:\s|\Z)|(?:\A|\s)#|[\[\]{},\r\n]")


class ValueEdits:
    """The values of one file's front matter, and how edits are written into them."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        root = source.front_matter.root if source.front_matter else None
        self._values = sorted(scalars(root), key=lambda value: value.span)
        self._starts = [value.span.start for value in self._values]

    def fitted(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Return edits as their values need them: escaped, or with quotation marks around all.

        Replacements are given as they are to read. Returns nothing where one of them cannot be
        written into its value.
        """
        found: list[Edit] = []
        by_value: dict[int, list[Edit]] = {}
        for edit in edits:
            at = self._value_at(edit.span)
            if at is None:
                found.append(edit)
            else:
                by_value.setdefault(at, []).append(edit)
        for at, ours in by_value.items():
            fitting = _fitted(self._values[at], ours, self._text)
            if fitting is None:
                return ()
            found += fitting
        return tuple(found)

    def _value_at(self, span: Span) -> int | None:
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and self._values[at].span.contains(span) else None


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield every key and single value below a node, in order."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, MapNode):
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


def _fitted(value: Scalar, edits: Sequence[Edit], text: str) -> list[Edit] | None:
    if value.style == "plain":
        return _in_plain(value, edits, text)
    if any("\n" in edit.replacement or "\r" in edit.replacement for edit in edits):
        return None
    if value.style in ("literal", "folded"):
        return list(edits)
    if any(edit.span != value.span and _cuts_escape(edit.span, value, text) for edit in edits):
        return None
    inside = Span(value.span.start + 1, value.span.end - 1)
    return [
        Edit(inside if edit.span == value.span else edit.span, _escaped(edit.replacement, value))
        for edit in edits
    ]


def _cuts_escape(span: Span, value: Scalar, text: str) -> bool:
    """Say whether a place takes one of two characters that only together stand for one."""
    inside = text[slice(*span)]
    if value.style == "single":
        return inside.count("'") % 2 == 1
    return _ends_in_escape(text[value.span.start : span.start]) or _ends_in_escape(inside)


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _escaped(replacement: str, value: Scalar) -> str:
    if value.style == "single":
        return replacement.replace("'", "''")
    return replacement.replace("\\", "\\\\").replace('"', '\\"')


def _in_plain(value: Scalar, edits: Sequence[Edit], text: str) -> list[Edit] | None:
    """Return edits of an unquoted value; one that puts it in quotation marks where it must be."""
    if all(_is_harmless(edit, value.span, text) for edit in edits) and not _may_be_number(value):
        return list(edits)
    written = text[slice(*value.span)]
    moved = [Edit(edit.span.shift(-value.span.start), edit.replacement) for edit in edits]
    if len(written) > _LONGEST or any("\n" in one or "\r" in one for one in (written, *(e.replacement for e in moved))):
        return None
    new = apply_edits(written, moved)
    was_text = isinstance(value.resolved, str)
    if _reads_plain(new) and (not was_text or isinstance(resolve_plain(new), str)):
        return list(edits)
    return [Edit(value.span, "'" + new.replace("'", "''") + "'")]


def _is_harmless(edit: Edit, whole: Span, text: str) -> bool:
    """Say whether an edit inside an unquoted value leaves it one, whatever stands around."""
    start, end = edit.span
    around = text[start - 1] + edit.replacement + text[end : end + 1]
    return whole.start < start and end < whole.end and not _ENDS_PLAIN.search(around)


def _may_be_number(value: Scalar) -> bool:
    """Say whether a change of some characters could make a number, a boolean or null of a text."""
    return len(value.value) <= _LONGEST_NUMBER


def _reads_plain(text: str) -> bool:
    """Say whether a text reads as itself without quotation marks, in a list and on its own line."""
    yaml = f"- {text}\n- [{text}, end]\n"
    root, _ = read_tree(yaml, Span(0, len(yaml)))
    if not isinstance(root, ListNode) or len(root.items) != 2:
        return False
    alone, inner = root.items
    is_same = isinstance(alone, Scalar) and alone.style == "plain" and alone.value == text
    return is_same and isinstance(inner, ListNode) and [
        item.value for item in inner.items if isinstance(item, Scalar)
    ] == [text, "end"]  # fmt: skip
