"""Markdown that a service would show as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax.markup import find_markup
from opsglint.syntax.markup_parser import parse_markup
from opsglint.text import apply_edits

PIECES = st.sampled_from(
    ["*", "**", "_", "`", "[", "](https://e.ca)", "](", "]", "![", "\\", "&nbsp;", "&amp;", "<b>", "a", " ", "\n", "\r\n", "\n\n",
     "# ", "- ", "> ", "====", "é", "👍", "<https://e.ca>", "\ud800", "1. "]
)  # fmt: skip

COMMON = st.sampled_from(
    ["a", "mot ", "\n", "\n\n", "- ", "- b\n", "> ", "# ", "## Été\n", "#tag", "**bold**", "*em*", "_em_", "__st__", "`code`",
     "[x](https://e.ca/a_b?c=d&e=f)", "[https://e.ca](https://e.ca)", "![alt](media/a_b.png)", "[sic]", "a_b", "5 * 4", "1. ",
     "2026. ", "---", "\n---\n", "=", "~~~", "```", "+1 ", "-5", "«\u00a0", "!", ".", "(", ")", "*", "_", "`", "[", "]", "& ",
     "https://e.ca/x_y", "***x***", "x**b**y", "*a b*", "**é è**", "\u00a0", "    ", "* ", "[](https://e.ca)", "[l](https://E.ca)"]
)  # fmt: skip


@given(st.lists(COMMON, max_size=9).map("".join))
def test_common_texts_are_read_as_a_parser_reads_them(text: str) -> None:
    text = f"`code`\n\n{text}"
    assert find_markup(text) == parse_markup(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a **b *c* d** e", "a b c d e"), ("[words](https://e.ca)", "words (https://e.ca)"),
        ("[https://e.ca](https://e.ca)", "https://e.ca"), ("5&nbsp;km", "5\u00a0km"), ("## Title ##\ntext", "Title\ntext"),
        ("Title\n=====\ntext", "Title\ntext"), ("a `b` <b>c</b>", "a b c"), ("> quote **b**", "> quote b"),
        ("a *b\n  c* d", "a b\n  c d"),
    ],
)  # fmt: skip
def test_edits_leave_plain_text(text: str, plain: str) -> None:
    assert apply_edits(text, [edit for one in find_markup(text) for edit in one.edits]) == plain


@pytest.mark.parametrize(
    "text",
    ["5 * 4 = 20", "Free* shots\n\n*Some pay", "new_lab_sign", r"\*stars\*", "R&D; Q&A", "<https://e.ca>", "#1 in care",
     "-25 tonight", "![a](b.png)", "x\n---\ny"],
)  # fmt: skip
def test_what_is_no_markdown_passes(text: str) -> None:
    assert find_markup(text) == []


def test_lists_have_no_edits() -> None:
    (found,) = find_markup("Bring:\n\n- water\n- a map")
    assert (found.kind, found.edits) == ("list", ())


@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_lie_in_the_text_and_edits_end(text: str) -> None:
    for one in find_markup(text):
        assert 0 <= one.span.start < one.span.end <= len(text)
        for edit in one.edits:
            assert one.span.start <= edit.span.start <= edit.span.end <= one.span.end
