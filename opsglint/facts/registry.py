"""Reads a file of accounts: a list, or a mapping that holds one under `accounts`."""

from __future__ import annotations

from opsglint.content.accounts import Account, Registry
from opsglint.content.reader import Reader, is_absent, unknown_field
from opsglint.content.records import read_record
from opsglint.syntax.source import Source
from opsglint.syntax.tree import ListNode, MapNode, Node
from opsglint.text import Span


def read_registry(source: Source, reader: Reader) -> tuple[Registry, bool]:
    """Return the accounts of a registry, and whether the file could be read."""
    root = source.front_matter.root if source.front_matter else None
    if source.faults:
        return Registry(span=Span(0, 0), keys={}, accounts=()), False
    if root is None or is_absent(root):
        return Registry(span=Span(0, 0), keys={}, accounts=()), True
    items = _items(root, reader)
    accounts = tuple(account for item in items if (account := _account(item, reader)))
    return Registry(span=root.span, keys={}, accounts=accounts), True


def _items(root: Node, reader: Reader) -> tuple[Node, ...]:
    if isinstance(root, MapNode):
        for entry in root.entries:
            if entry.key.value != "accounts":
                unknown_field(reader, entry.key, "the registry", ("accounts",))
        inner = root.get("accounts")
        if inner is None or is_absent(inner):
            return ()
        root = inner
    if isinstance(root, ListNode):
        return root.items
    reader.invalid(root, "accounts", "a list of accounts")
    return ()


def _account(node: Node, reader: Reader) -> Account | None:
    if isinstance(node, MapNode):
        account: Account = read_record(Account, node, reader, "")
        return account
    if not is_absent(node):
        reader.invalid(node, "accounts", "a mapping with id, kind and name")
    return None
