"""Reads YAML 1.2: libyaml composes, and ruamel.yaml decides about whatever libyaml refuses."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache, partial
from typing import Any, NoReturn, Protocol

from opsglint.syntax.source import Fault
from opsglint.syntax.tree import Entry, ListNode, MapNode, Node, Scalar, Style
from opsglint.syntax.yaml_faults import explain
from opsglint.text import Span

# Catalogue of rules, FM002: aliases may not expand to more than so many nodes.
MOST_EXPANDED_NODES = 10_000
# Deeper than any document a person writes, and shallow enough for every parser's stack.
_DEEPEST = 100
_STYLES: dict[str | None, Style] = {
    None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded",
}  # fmt: skip
# Tags that parsers give to ordinary values themselves; any other was written by hand.
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value")
)
_COMPACT_NESTING = re.compile(r"(?:[-?:][ \t]+){100}")
_DEEP_INDENT = " " * 1000
_SIGNS_OF_DEPTH = ("-", "?", ":", "[", "{")
# Called for every node of every document; the constructors of named tuples take twice as long.
_new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
_new_scalar: Callable[[tuple[str, Style, Span]], Scalar] = partial(tuple.__new__, Scalar)
_new_entry: Callable[[tuple[Scalar, Node]], Entry] = partial(tuple.__new__, Entry)


class _Mark(Protocol):
    index: int


class _YamlNode(Protocol):
    tag: str
    value: Any
    style: str | None
    start_mark: _Mark
    end_mark: _Mark


class _Refused(Exception):
    """A tree that is valid YAML and that we do not take."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.id)
        self.fault = fault


def read_tree(text: str, inside: Span) -> tuple[Node | None, Fault | None]:
    """Return the tree of the YAML at `inside`, or what is wrong with it; never both, never raise.

    An empty text has neither.
    """
    yaml = text[inside.start : inside.end]
    deep = _too_deep(yaml)
    if deep is not None:
        at = inside.start + deep
        return None, Fault("syntax", "too-deep", {}, Span(at, at + 1))
    try:
        found = _compose(yaml)
        return (None if found is None else _Converter(inside.start).convert(found)), None
    except _Refused as refused:
        return None, refused.fault
    except RecursionError:
        return None, Fault("syntax", "too-deep", {}, Span(inside.start, inside.start))
    except Exception as error:  # the parsers also raise bare ValueError and AttributeError
        return None, explain(error, text, inside)


def _too_deep(yaml: str) -> int | None:
    """Return where nesting becomes too deep for a stack, judged without a parser."""
    if sum(map(yaml.count, _SIGNS_OF_DEPTH)) < _DEEPEST and _DEEP_INDENT not in yaml:
        return None
    match = _COMPACT_NESTING.search(yaml) or re.search(f"(?m)^{_DEEP_INDENT}", yaml)
    if match:
        return match.start()
    if yaml.count("[") + yaml.count("{") <= _DEEPEST:
        return None
    depth = 0
    for bracket in re.finditer(r"[\[{\]}\n]", yaml):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket.group(), 0)
        depth = max(depth, 0)
        if depth > _DEEPEST:
            return bracket.start()
    return None


def _compose(yaml: str) -> _YamlNode | None:
    accelerator = _accelerator()
    if accelerator is not None:
        try:
            node: _YamlNode | None = accelerator(yaml).get_single_node()
            return node
        except Exception:  # noqa: S110  # whatever it refuses is read again by the authority
            pass
    from ruamel.yaml import YAML

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        composed: _YamlNode | None = YAML(typ="safe", pure=True).compose(yaml)
    return composed


@cache
def _accelerator() -> Any:
    """Return libyaml's composer with a resolver that resolves nothing; None where it is missing."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None

    class Composer(CParser):
        def resolve(self, kind: object, value: object, implicit: object) -> str:
            return ""

        def descend_resolver(self, parent: object, index: object) -> None:
            return None

        def ascend_resolver(self) -> None:
            return None

    return Composer


class _Converter:
    """Turns a parser's nodes into ours: aliases opened, keys checked, tags refused."""

    def __init__(self, shift: int) -> None:
        self._shift = shift
        self._known: dict[int, tuple[Node, int]] = {}
        self._open: set[int] = set()
        self._written = 0

    def convert(self, node: _YamlNode) -> Node:
        """Return our tree; raise _Refused where the contract does not take it."""
        return self._convert(node)[0]

    def _convert(self, node: _YamlNode) -> tuple[Node, int]:
        """Return a node, and how many it would be if every alias in it were written out."""
        if isinstance(node.value, str):
            return self._scalar(node), 1
        known = self._known.get(id(node))
        if known is not None:
            return known
        if node.tag:
            self._check_tag(node)
        self._written += 1
        span = self._span(node)
        if id(node) in self._open:
            self._refuse("alias-bomb", Span(span.start, span.start + 1))
        self._open.add(id(node))
        is_mapping = type(node).__name__ == "MappingNode"
        found = self._mapping(node, span) if is_mapping else self._list(node, span)
        self._open.discard(id(node))
        self._known[id(node)] = found
        return found

    def _scalar(self, node: _YamlNode) -> Scalar:
        if node.tag:
            self._check_tag(node)
        self._written += 1
        shift = self._shift
        span = _new_span((shift + node.start_mark.index, shift + node.end_mark.index))
        return _new_scalar((node.value, _STYLES[node.style], span))

    def _span(self, node: _YamlNode) -> Span:
        return Span(self._shift + node.start_mark.index, self._shift + node.end_mark.index)

    def _check_tag(self, node: _YamlNode) -> None:
        """Refuse a tag that was written by hand."""
        if node.tag not in _CORE_TAGS:
            start = self._shift + node.start_mark.index
            self._refuse("tag", Span(start, start + 1), tag=node.tag)

    def _mapping(self, node: _YamlNode, span: Span) -> tuple[Node, int]:
        size = 1
        entries: list[Entry] = []
        seen: dict[str, Span] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key.value in seen:
                fault = Fault("syntax", "duplicate-key", {"key": key.value}, key.span, seen[key.value])
                raise _Refused(fault)
            seen[key.value] = key.span
            is_scalar = isinstance(value_node.value, str)
            value, inner = (self._scalar(value_node), 1) if is_scalar else self._convert(value_node)
            entries.append(_new_entry((key, value)))
            size += 1 + inner
            if size > MOST_EXPANDED_NODES:
                self._check_size(size, value.span)
        return MapNode(tuple(entries), span), size

    def _list(self, node: _YamlNode, span: Span) -> tuple[Node, int]:
        size = 1
        items: list[Node] = []
        for item_node in node.value:
            item, inner = self._convert(item_node)
            items.append(item)
            size += inner
            if size > MOST_EXPANDED_NODES:
                self._check_size(size, item.span)
        return ListNode(tuple(items), span), size

    def _key(self, node: _YamlNode) -> Scalar:
        if not isinstance(node.value, str):
            start = self._convert(node)[0].span.start
            self._refuse("key-not-text", Span(start, start + 1))
        return self._scalar(node)

    def _check_size(self, size: int, span: Span) -> None:
        """Refuse more nodes than are written; without aliases there is no limit."""
        if size > self._written:
            self._refuse("alias-bomb", Span(span.start, span.start + 1))

    def _refuse(self, id_: str, span: Span, **params: str) -> NoReturn:
        raise _Refused(Fault("syntax", id_, params, span))
