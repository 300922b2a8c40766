"""libyaml, which is fast, and ruamel.yaml, which decides, read the same trees at the same places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax import yaml_reader
from opsglint.syntax.source import read_document
from opsglint.syntax.tree import Node
from opsglint.text import Span

CORPUS = Path(__file__).parents[3] / "shared/corpus/digital-canada-ca"


def tree(yaml: str) -> Node | None:
    root, _ = yaml_reader.read_tree(yaml, Span(0, len(yaml)))
    return root


def by_authority(yaml: str, monkeypatch: pytest.MonkeyPatch) -> Node | None:
    with monkeypatch.context() as patch:
        patch.setattr(yaml_reader, "_accelerator", lambda: None)
        return tree(yaml)


def values(node: Node | None) -> object:
    """Return everything that the model is read from: values, styles, and where scalars stand.

    Where an empty value stands is left out: the parsers differ, and nothing is ever said of it.
    """
    if node is None:
        return None
    if hasattr(node, "items"):
        return [values(item) for item in node.items]
    if hasattr(node, "entries"):
        return [(values(entry.key), values(entry.value)) for entry in node.entries]
    if node.style == "plain":
        return (node.value, node.span if node.value else None)
    return (node.value, node.style, node.span.start)


def test_both_agree_on_real_front_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    if not CORPUS.exists():
        pytest.skip("the corpus of other people's files is not beside this checkout")
    compared = 0
    for path in sorted(CORPUS.rglob("*.md")):
        source = read_document(path.read_bytes())
        if source.front_matter and not source.faults:
            span = source.front_matter.span
            yaml = source.text[span.start : span.end]
            assert values(tree(yaml)) == values(by_authority(yaml, monkeypatch)), path
            compared += 1
    assert compared > 300


PIECES = st.sampled_from(
    ["a: ", "b: ", "- ", "\n", "  ", "x", "é🎉", "'q'", '"d\\u00e9"', "[1, two]", "{k: v}", "|\n    l\n", "# c", "~", "no"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_both_agree_on_what_both_accept(yaml: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fast = tree(yaml)
        slow = by_authority(yaml, patch)
    if fast is not None and slow is not None:
        assert values(fast) == values(slow)
