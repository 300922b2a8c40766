"""YAML as plain Python values, for data files of our own."""

from __future__ import annotations

from typing import Any

from opsglint.syntax.source import Source
from opsglint.syntax.tree import ListNode, Node, Scalar


def plain_values(source: Source) -> Any:
    """Return what a YAML file holds; raise ValueError where it cannot be read."""
    if source.faults or source.front_matter is None:
        raise ValueError(f"not valid YAML: {source.faults}")
    root = source.front_matter.root
    return None if root is None else _plain(root)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.resolved
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    return {entry.key.value: _plain(entry.value) for entry in node.entries}
