"""The costly half of the floor: libyaml and markdown-it-py, imported only when a document must be parsed."""

from __future__ import annotations

import marshal
from typing import Any

from markdown_it import MarkdownIt
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not name it
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_MARKDOWN = MarkdownIt("commonmark")
_WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}
_PLAIN = (True, False)  # what libyaml says of a scalar without quotes

Positions = dict[tuple[str | int, ...], tuple[int, int]]


class _Composer(CParser):
    """Composes to nodes; what a plain scalar means is decided in `_value`, by YAML 1.2."""

    def resolve(self, kind: type[Node], value: str, implicit: object) -> str:
        return "plain" if kind is ScalarNode and implicit == _PLAIN else "other"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def parse(data: bytes) -> tuple[tuple[Any, ...], bytes]:
    """Return what checks across the repository need of a document, and all else packed."""
    text = data.decode(errors="replace")
    end = text.find("\n---\n", 3)
    positions: Positions = {}
    node = _composed(text[4 : end + 1])
    value = _value(node, (), positions) if node else {}
    front = value if isinstance(value, dict) else {}
    links = _links(text[end + 5 :])
    media = [one.get("src") for one in front.get("media") or () if isinstance(one, dict)]
    index = (front.get("id"), front.get("translation"), tuple(media))
    return index, marshal.dumps((front, positions, links))


def _composed(front: str) -> Node | None:
    from yaml import YAMLError

    try:
        node: Node | None = _Composer(front).get_single_node()
    except YAMLError:
        return None
    return node


def _value(node: Node, path: tuple[str | int, ...], positions: Positions) -> Any:
    mark = node.start_mark
    positions[path] = (mark.index, node.end_mark.index)
    if isinstance(node, ScalarNode):
        return _plain(node.value) if node.tag == "plain" else node.value
    if isinstance(node, SequenceNode):
        return [_value(one, (*path, at), positions) for at, one in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    return {key.value: _value(one, (*path, key.value), positions) for key, one in node.value}


def _plain(text: str) -> str | int | bool | None:
    return _WORDS[text] if text in _WORDS else int(text) if text.isdecimal() else text


def _links(body: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for token in _MARKDOWN.parse(body):
        for child in token.children or ():
            target = child.attrs.get("src") or child.attrs.get("href")
            if target and token.map:
                found.append((str(target), token.map[0]))
    return found
