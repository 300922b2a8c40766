"""Reads the front matter that nearly all documents have, without a YAML parser.

Mappings and lists by indentation, flow mappings and lists on one line, comments, and values of one line, plain
or in quotation marks, are read exactly as libyaml reads them, places included; a text that holds anything
else (an anchor, a block value, a line break in a value), or anything doubtful, is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from opsglint.syntax.tree import Entry, ListNode, MapNode, Node, Scalar, Style
from opsglint.text import Span

# Whatever YAML 1.2.2 (section 5.1) does not take as printable, other line breaks, tabs and byte order marks.
_BEYOND = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_DEEPEST = 20
_MOST_BRACKETS = 100

_KEY = r"([A-Za-z_][A-Za-z0-9_-]{0,99}):"
# YAML 1.2.2, section 7.3.3: how a plain value may begin, and what ends it, a colon apart.
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_PLAIN = rf"{_FIRST}[^\n:#]*+(?::(?=\S)[^\n:#]*+)*+"
_FLOW_PLAIN = rf"{_FIRST}[^\n:#?,\[\]{{}}]*+(?::(?=[A-Za-z0-9/])[^\n:#?,\[\]{{}}]*+)*+"
_QUOTED = r"(\"[^\"\\\n]*+(?:\\[\"\\][^\"\\\n]*+)*+\")|('[^'\n]*+(?:''[^'\n]*+)*+')"
_LINE = re.compile(
    rf"(?: *+(?:#[^\n]*+)?\n)*+( *+)(- ++)?(?:{_KEY}(?: ++|(?=\n|\Z)))?"
    rf"(?:({_PLAIN})|{_QUOTED}|([\[{{][^\n#]*+))? *+(?:#(?<= #)[^\n]*+)?(?:\n|\Z)"
)
_ESCAPE = re.compile(r"\\(.)")
_ITEM = re.compile(rf" *+(?:{_KEY} ++)?(?:(?:({_FLOW_PLAIN})|{_QUOTED}) *+([,\]}}])|(?=[\[{{]))")
_AFTER_FLOW = re.compile(r" *+([,\]}])")
# The groups of the two expressions above.
_LINE_KEY, _LINE_PLAIN, _LINE_FLOW = 3, 4, 7
_ITEM_KEY, _ITEM_PLAIN, _ITEM_END = 1, 2, 5

# Called for every value of every document; the constructors of named tuples take twice as long.
_new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
_new_scalar: Callable[[tuple[str, Style, Span]], Scalar] = partial(tuple.__new__, Scalar)
_new_entry: Callable[[tuple[Scalar, Node]], Entry] = partial(tuple.__new__, Entry)


def read_simple_tree(text: str, inside: Span) -> Node | None:
    """Return the tree of the YAML at `inside` of a text, None where it takes a parser.

    Takes time linear in the text.
    """
    if _BEYOND.search(text, *inside) or text.count("[", *inside) + text.count("{", *inside) > _MOST_BRACKETS:
        return None
    try:
        return _Reader(text, inside).read()
    except _Doubtful:
        return None


class _Doubtful(Exception):
    """The text holds something that only a parser reads exactly."""


class _Reader:
    """Reads line by line; `line` is the next one to be read, None behind the last."""

    def __init__(self, text: str, inside: Span) -> None:
        self._text = text
        self._start, self._end = inside
        self._line: re.Match[str] | None = None
        self._indent = -1  # of the next line; less than any other behind the last
        self._has_dash = False

    def read(self) -> Node:
        """Return the tree; raise _Doubtful where it takes a parser."""
        self._take(self._start)
        if self._line is None or self._indent or self._has_dash:
            raise _Doubtful
        tree = self._mapping(self._line, 0, 0)
        if self._line is not None:
            raise _Doubtful
        return tree

    def _take(self, at: int) -> None:
        """Look at the line that begins at `at`."""
        if at == self._end:
            self._line, self._indent, self._has_dash = None, -1, False
            return
        line = _LINE.match(self._text, at, self._end)
        if line is None or line.lastindex < _LINE_KEY:  # type: ignore[operator]  # the first group always matches
            raise _Doubtful
        self._line = line
        first, last = line.span(1)
        self._indent = last - first
        self._has_dash = line[2] is not None

    def _mapping(self, line: re.Match[str] | None, column: int, depth: int) -> MapNode:
        """Read the mapping whose first key stands on a line, which is the next one, at `column`."""
        if line is None or depth > _DEEPEST:
            raise _Doubtful
        entries: list[Entry] = []
        start = line.start(_LINE_KEY)
        while line is not None:
            name = line[_LINE_KEY]
            if name is None:
                raise _Doubtful
            key = _new_scalar((name, "plain", _new_span(line.span(_LINE_KEY))))
            self._take(line.end())
            has_value = line.lastindex != _LINE_KEY
            value = self._value(line, depth) if has_value else self._below(column, line.end(_LINE_KEY) + 1, depth)
            entries.append(_new_entry((key, value)))
            if self._indent != column or self._has_dash:
                break
            line = self._line
        if self._indent > column or _repeats(entries):
            raise _Doubtful
        return MapNode(tuple(entries), _new_span((start, self._next())))

    def _below(self, column: int, at: int, depth: int) -> Node:
        """Read what belongs to a key at `column` without a value on its line, which ends at `at`."""
        if self._has_dash and self._indent >= column:
            return self._list(self._line, self._indent, depth + 1)
        if self._indent > column:
            return self._mapping(self._line, self._indent, depth + 1)
        return _new_scalar(("", "plain", _new_span((at, at))))

    def _list(self, line: re.Match[str] | None, column: int, depth: int) -> ListNode:
        """Read the list whose first entry stands on a line, which is the next one, at `column`."""
        if line is None or depth > _DEEPEST:
            raise _Doubtful
        items: list[Node] = []
        start = line.end(1)
        while line is not None:
            if line[_LINE_KEY] is not None:
                self._has_dash = False
                items.append(self._mapping(line, line.end(2) - line.start(1), depth + 1))
            else:
                self._take(line.end())
                items.append(self._value(line, depth))
            if self._indent != column or not self._has_dash:
                break
            line = self._line
        if self._indent > column:
            raise _Doubtful
        return ListNode(tuple(items), _new_span((start, self._next())))

    def _next(self) -> int:
        """Return where the next line has its first sign, the end of the text behind the last."""
        return self._line.end(1) if self._line else self._end

    def _value(self, line: re.Match[str], depth: int) -> Node:
        """Return the value that stands on a line."""
        if line.lastindex != _LINE_FLOW:
            return _scalar(line, _LINE_PLAIN)
        node, end = self._flow(line.start(_LINE_FLOW), depth + 1)
        if self._text[end : line.end(_LINE_FLOW)].strip(" "):
            raise _Doubtful
        return node

    def _flow(self, at: int, depth: int) -> tuple[Node, int]:
        """Read the flow mapping or list that opens at `at`; return it with its end."""
        if depth > _DEEPEST:
            raise _Doubtful
        is_mapping = self._text[at] == "{"
        entries: list[Entry] = []
        items: list[Node] = []
        start, at, sign = at, at + 1, ","
        while sign == ",":
            item = _ITEM.match(self._text, at, self._end)
            if item is None or (item[_ITEM_KEY] is not None) != is_mapping:
                raise _Doubtful
            node: Node
            if item.lastindex == _ITEM_END:
                node, sign, at = _scalar(item, _ITEM_PLAIN), item[_ITEM_END], item.end()
            else:
                node, at = self._flow(item.end(), depth + 1)
                sign, at = self._sign(at)
            if is_mapping:
                entries.append(_new_entry((_key(item, _ITEM_KEY), node)))
            else:
                items.append(node)
        if sign != ("}" if is_mapping else "]") or _repeats(entries):
            raise _Doubtful
        span = _new_span((start, at))
        return (MapNode(tuple(entries), span) if is_mapping else ListNode(tuple(items), span)), at

    def _sign(self, at: int) -> tuple[str, int]:
        """Return the sign that follows a flow mapping or list which ends at `at`, with its own end."""
        after = _AFTER_FLOW.match(self._text, at, self._end)
        if after is None:
            raise _Doubtful
        return after[1], after.end()


def _repeats(entries: list[Entry]) -> bool:
    """Say whether two of the entries have the same key."""
    return len({entry[0][0] for entry in entries}) < len(entries)


def _key(match: re.Match[str], group: int) -> Scalar:
    return _new_scalar((match[group], "plain", _new_span(match.span(group))))


def _scalar(match: re.Match[str], plain: int) -> Scalar:
    """Return the value of a match; `plain` is the group of plain ones, before those in quotation marks."""
    written = match[plain]
    if written is not None:
        if written[-1] != " ":
            return _new_scalar((written, "plain", _new_span(match.span(plain))))
        start, written = match.start(plain), written.rstrip(" ")
        return _new_scalar((written, "plain", _new_span((start, start + len(written)))))
    written = match[plain + 1]
    if written is not None:
        value = _ESCAPE.sub(r"\1", written) if "\\" in written else written
        return _new_scalar((value[1:-1], "double", _new_span(match.span(plain + 1))))
    value = match[plain + 2][1:-1].replace("''", "'")
    return _new_scalar((value, "single", _new_span(match.span(plain + 2))))
