"""Finds the comments of a YAML text, which parsers throw away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.syntax.source import Comment
from opsglint.syntax.tree import ListNode, Node, Scalar
from opsglint.text import Span

# YAML 1.2.2, section 6.6: a comment begins at a `#` at the start of a line or after white space.
_COMMENT = re.compile(r"#(?<![^ \t\r\n]#)[^\r\n]*")


def find_comments(text: str, inside: Span, root: Node | None) -> tuple[Comment, ...]:
    """Return the comments at `inside`; a `#` in a quoted or block value is none.

    Where the tree is missing, because the YAML cannot be read, there are no comments either.
    """
    if root is None or not _COMMENT.search(text, inside.start, inside.end):
        return ()
    found: list[Comment] = []
    at = inside.start
    for taken in (*sorted(_not_comments(root)), Span(inside.end, inside.end)):
        for match in _COMMENT.finditer(text, at, max(at, taken.start)):
            found.append(Comment(match.group()[1:], Span(*match.span())))
        at = max(at, taken.end)
    return tuple(found)


def _not_comments(root: Node) -> Iterator[Span]:
    """Yield the places of values in which a `#` is a letter like any other."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.style != "plain":
                yield node.span
        elif isinstance(node, ListNode):
            waiting += node.items
        else:
            for entry in node.entries:
                waiting += entry
