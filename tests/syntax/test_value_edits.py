"""An edit inside a value of front matter reads as it should, however the value is written."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from opsglint.syntax.source import read_document
from opsglint.syntax.tree import MapNode, Scalar
from opsglint.syntax.value_edits import ValueEdits
from opsglint.text import Edit, Span, apply_edits

TEXTS = st.text(st.sampled_from("ab é'\"\\:#,[]{}@&*!|>%-?~1.\u00a0"), max_size=8)
WRITTEN = {
    "plain": lambda text: text,
    "single": lambda text: "'" + text.replace("'", "''") + "'",
    "double": lambda text: json.dumps(text, ensure_ascii=False),
}
PLACES = ("---\nalt: {}\nend: 1\n---\n", "---\nmedia: [{{alt: {}, end: 1}}]\n---\n", "---\nalt:   {}   # note\n---\n")


def value_in(text: str) -> Scalar | None:
    source = read_document(text.encode())
    root = source.front_matter.root if source.front_matter else None
    if not isinstance(root, MapNode) or source.faults:
        return None
    node = root.get("alt")
    if node is None and (media := root.get("media")) is not None:
        assert not isinstance(media, Scalar | MapNode)
        item = media.items[0]
        node = item.get("alt") if isinstance(item, MapNode) else None
    return node if isinstance(node, Scalar) else None


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(PLACES))
def test_the_value_reads_as_edited(before: str, old: str, new: str, style: str, place: str) -> None:
    value = f"{before}x{old}y"
    text = place.format(WRITTEN[style](value))
    read = value_in(text)
    assume(read is not None and read.value == value and read.style == style)
    assert read is not None
    mapped = read.text(text)
    start, end = len(before) + 1, len(before) + 1 + len(old)
    span = mapped.locate(start, end) if old else Span(mapped.locate(end, end + 1).start, mapped.locate(end, end + 1).start)
    assume(text[slice(*span)] == old)
    edits = ValueEdits(read_document(text.encode())).fitted([Edit(span, new)])
    if not edits:  # one of two characters that only together stand for one
        assert (style == "double" and "\\" in old) or (style == "single" and "'" in old)
        return
    after = value_in(apply_edits(text, edits))
    assert after is not None
    assert after.value == f"{before}x{new}y"
    assert isinstance(after.resolved, str)


@given(TEXTS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(PLACES))
def test_a_whole_value_keeps_its_quotation_marks(new: str, style: str, place: str) -> None:
    text = place.format(WRITTEN[style]("word"))
    read = value_in(text)
    assert read is not None
    edits = ValueEdits(read_document(text.encode())).fitted([Edit(read.span, new)])
    after = value_in(apply_edits(text, edits))
    assert after is not None
    assert after.value == new
    assert after.style == style or style == "plain"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("---\nalt: one\n  two three\n---\n", ": x"),
        ("---\nalt: one\n  two three\n---\n", "a #b"),
        ("---\nalt: 'two three'\n---\n", "a\nb"),
        ("---\nalt: |\n  two three\n---\n", "a\nb"),
    ],
)
def test_what_cannot_be_written_is_not(text: str, new: str) -> None:
    at = text.index("two")
    assert ValueEdits(read_document(text.encode())).fitted([Edit(Span(at, at + 3), new)]) == ()


def test_one_edit_that_cannot_be_written_takes_the_others_with_it() -> None:
    text = "---\nalt: one\n  two three\n---\nBody\n"
    at = text.index("two")
    edits = [Edit(Span(at, at + 3), "a: "), Edit(Span(len(text) - 5, len(text) - 1), "Text")]
    assert ValueEdits(read_document(text.encode())).fitted(edits) == ()


def test_a_comment_is_edited_as_it_is() -> None:
    text = "---\nalt: one  # a 'note'\n---\n"
    at = text.index("note")
    edit = Edit(Span(at, at + 4), "it's")
    assert ValueEdits(read_document(text.encode())).fitted([edit]) == (edit,)
