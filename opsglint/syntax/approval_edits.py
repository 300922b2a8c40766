"""Writes an approval into front matter as edits of its text, so that every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from opsglint.syntax.source import Source
from opsglint.syntax.tree import Entry, ListNode, MapNode, Node, Scalar, resolve_plain
from opsglint.text import Edit, Span

_PLAIN = re.compile(r"[^\W\d_][\w.'’ -]*[\w.]")
_WORDS_OF_YAML = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_DASH = re.compile(r"(?P<indent>[ \t]*)-[ \t]+\Z")


class CannotEdit(ValueError):
    """Front matter into which nothing can be written by edits; the message says why."""


def approval_edits(source: Source, key: str, approval: Mapping[str, str]) -> list[Edit]:
    """Return the edits that add an approval to the list at `key`, or renew the same person's.

    `approval` holds `role`, `name`, `date` and `digest`. Raises CannotEdit where the front matter
    is not a mapping or the list is written in a way that cannot be extended.
    """
    front = source.front_matter
    root = front.root if front else None
    if front is None or not isinstance(root, MapNode):
        raise CannotEdit("the front matter cannot be read")
    entry = next((e for e in root.entries if e.key.value == key), None)
    if entry is None:
        return [_appended(source.text, root, front.span, key, approval)]
    if isinstance(entry.value, ListNode):
        earlier = next((i for i in entry.value.items if _is_of(i, approval)), None)
        if isinstance(earlier, MapNode):
            return _renewed(source.text, earlier, approval)
        return [_added(source.text, entry.value, approval)]
    if isinstance(entry.value, Scalar) and entry.value.resolved is None:
        return [_filled(source.text, entry, approval)]
    raise CannotEdit(f"{key} is not a list")


def _is_of(item: Node, approval: Mapping[str, str]) -> bool:
    """Say whether an item is an earlier approval by the same person in the same role."""
    if not isinstance(item, MapNode):
        return False
    values = {e.key.value: e.value.value for e in item.entries if isinstance(e.value, Scalar)}
    return all(
        " ".join(values.get(name, "").split()).casefold() == approval[name].casefold()
        for name in ("role", "name")
    )


def scalar(value: str) -> str:
    """Return a text as a YAML value: plain where that is safe, else in double quotation marks."""
    is_safe = _PLAIN.fullmatch(value) and isinstance(resolve_plain(value), str)
    if is_safe and value.casefold() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def _flow(approval: Mapping[str, str]) -> str:
    """Return an approval as a mapping in one line."""
    return "{" + ", ".join(f"{name}: {_value(name, value)}" for name, value in approval.items()) + "}"


def _value(name: str, value: str) -> str:
    if name == "digest":
        return f'"{value}"'
    return value if name == "date" else scalar(value)


def _block(approval: Mapping[str, str], indent: str, newline: str) -> str:
    """Return an approval as an item of a list that has a line for each field."""
    lines = [f"{name}: {_value(name, value)}" for name, value in approval.items()]
    return newline.join(
        f"{indent}- {line}" if not at else f"{indent}  {line}" for at, line in enumerate(lines)
    ) + newline  # fmt: skip


def _newline(text: str, at: int) -> str:
    """Return how the lines end around an offset."""
    end = text.find("\n", at)
    if end < 0:
        end = text.rfind("\n", 0, at)
    if end < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"


def _is_flow(text: str, span: Span) -> bool:
    return text[span.start : span.start + 1] in ("{", "[")


def _appended(
    text: str, root: MapNode, inside: Span, key: str, approval: Mapping[str, str]
) -> Edit:  # fmt: skip
    """Return the edit that adds the list as the last key of the front matter."""
    newline = _newline(text, inside.start)
    if _is_flow(text, root.span):
        end = root.entries[-1].value.span.end if root.entries else root.span.start + 1
        comma = ", " if root.entries else ""
        return Edit(Span(end, end), f"{comma}{key}: [{_flow(approval)}]")
    first = root.entries[0].key.span.start
    indent = text[text.rfind("\n", 0, first) + 1 : first]
    if indent.strip(" "):
        raise CannotEdit("the front matter does not begin on a line of its own")
    return Edit(
        Span(inside.end, inside.end), f"{indent}{key}:{newline}{_block(approval, indent + '  ', newline)}"
    )


def _filled(text: str, entry: Entry, approval: Mapping[str, str]) -> Edit:
    """Return the edit that gives an empty key its first approval."""
    span = entry.value.span
    if span.start < span.end:
        return Edit(span, f"[{_flow(approval)}]")
    colon = text.index(":", entry.key.span.end) + 1
    return Edit(Span(colon, colon), f" [{_flow(approval)}]")


def _added(text: str, node: ListNode, approval: Mapping[str, str]) -> Edit:
    """Return the edit that adds an item to a list."""
    if _is_flow(text, node.span):
        if not node.items:
            return Edit(node.span, f"[{_flow(approval)}]")
        end = node.items[-1].span.end
        return Edit(Span(end, end), f", {_flow(approval)}")
    last = node.items[-1]
    line = text.rfind("\n", 0, last.span.start) + 1
    dash = _DASH.match(text[line : last.span.start])
    if dash is None:
        raise CannotEdit("the items of the list do not begin on lines of their own")
    at = _after_line(text, last.span.end)
    newline = _newline(text, last.span.start)
    if _is_flow(text, last.span):
        return Edit(Span(at, at), f"{dash['indent']}- {_flow(approval)}{newline}")
    return Edit(Span(at, at), _block(approval, dash["indent"], newline))


def _after_line(text: str, at: int) -> int:
    """Return the start of the line after an offset; the offset itself where it begins a line."""
    if text[at - 1 : at] in ("\n", "\r"):
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _renewed(text: str, item: MapNode, approval: Mapping[str, str]) -> list[Edit]:
    """Return the edits that give an earlier approval its new date and digest."""
    edits: list[Edit] = []
    last = item.entries[-1]
    absent: dict[str, str] = {}
    for name in ("date", "digest"):
        entry = next((e for e in item.entries if e.key.value == name), None)
        if entry is None:
            absent[name] = approval[name]
        elif entry.value.span.start == entry.value.span.end:
            colon = text.index(":", entry.key.span.end) + 1
            edits.append(Edit(Span(colon, colon), f" {_value(name, approval[name])}"))
        else:
            edits.append(Edit(entry.value.span, _value(name, approval[name])))
    if absent and _is_flow(text, item.span):
        added = "".join(f", {name}: {_value(name, value)}" for name, value in absent.items())
        edits.append(Edit(Span(last.value.span.end, last.value.span.end), added))
    elif absent:
        newline = _newline(text, item.span.start)
        first = item.entries[0].key.span.start
        indent = " " * (first - text.rfind("\n", 0, first) - 1)
        at = _after_line(text, last.value.span.end)
        added = "".join(f"{indent}{name}: {_value(name, value)}{newline}" for name, value in absent.items())
        edits.append(Edit(Span(at, at), added))
    return edits
