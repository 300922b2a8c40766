"""The reader of simple bodies against the Markdown parser that it stands in for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax.body import Body
from opsglint.syntax.markdown_parser import parse_body
from opsglint.syntax.simple_markdown import read_simple_body
from opsglint.text import Span

BEFORE = "---\ntype: post\n---\n"
PIECES = (
    "a", "b c", "é", "🎉", "#tag", "@x", "!", "&amp;", "<3", "\u00a0", "\u200b", " ", "  ", "    ", "\t",
    "\n", "\n", "\n\n", "\r\n", "# ", "## [en]", "#", "> ", ">", "- ", "* ", "-", "1. ", "2. ", "1) ",
    "---", "***", "<!-- opsglint: x -->", "<!--", "-->", "<a@b>", "<https://a.ca>", "**", "_", "`", "`c`",
    "![", "[", "](", "]", "(", ")", "\\", "~", "[t](u)", "[t](/b \"t\")", "![é a](b%20c.png)",
    "https://a.ca/x?y=1&z=%C3%A9",
)  # fmt: skip


def _simple(body: str) -> Body | None:
    return read_simple_body(body, len(BEFORE))


def _parsed(body: str) -> Body:
    return parse_body(BEFORE + body, Span(len(BEFORE), len(BEFORE) + len(body)))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_simple_body_is_read_as_the_parser_reads_it(body: str) -> None:
    simple = _simple(body)
    assert simple is None or simple == _parsed(body)


@given(
    st.lists(
        st.sampled_from(
            ["Text, *bold*\n", "\n", "# Head\n", "- one\n", "- [two](a/b.md#c)\n", "1. x\n", "> said\n", ">\n", "> \n", "---\n",
             "![alt](m.jpg) `x`\n", "  more\n", "<!-- opsglint: ignore -->\n", "`[a](b)` [é!](https://a.ca)\r\n"]
        ), max_size=12,
    ).map("".join)
)  # fmt: skip
def test_bodies_of_plain_lines_are_read_as_the_parser_reads_them(body: str) -> None:
    simple = _simple(body)
    assert simple is None or simple == _parsed(body)


@given(st.from_regex(r"[a-zA-Z0-9:/.?=&%#@~+_-]{1,20}", fullmatch=True))
def test_an_address_is_the_one_that_the_parser_reads(address: str) -> None:
    for body in (f"[text]({address})", f"![alt]({address})"):
        simple = _simple(body)
        assert simple is None or simple == _parsed(body)


@pytest.mark.parametrize(
    "body",
    [
        "Flu shots are free! [Find a clinic](https://ontario.ca/flu?utm_source=x&utm_campaign=y) #FluShot 🎉",
        "## [en] X\n\nHello @OntarioHealth.\n\n---\n\nPart two.\n\n## [fr] X\n\nBonjour.\n",
        "# Title\n\nText\n- one\n- two `code`\n\n> said\n> more\n>\n> again\n\n![Nurses](media/a.jpg)\n",
        "<!-- opsglint: ignore AXS001 -- a reason -->\nText\n",
    ],
)
def test_usual_posts_take_no_parser(body: str) -> None:
    assert _simple(body) is not None
    assert _simple(body.replace("\n", "\r\n")) is not None
