"""The reader of simple front matter against the parser that it stands in for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax.simple_yaml import read_simple_tree
from opsglint.syntax.tree import Node
from opsglint.syntax.yaml_reader import parse_tree
from opsglint.text import Span

BEFORE, AFTER = "---\n", "---\nBody: [text]\n"
PIECES = (
    "a: ", "b:", "c: ", "type: post", "k: {a: 1, b: [x, y]}", "- ", "- ", "-", "\n", "\n", "\n  ", "\n  - ", "\n- ",
    "\n    ", "  ", " ", "x", "y z", "é🎉", "'q'", "'it''s'", '"d"', '"d \\"e\\""', '"\\n"', "''", '""', "[", "]", "{", "}",
    ", ", ",", "[1, two]", "[]", "{k: v}", "{a: 'b', c: [d]}", "|\n    l\n", ">", " # c", "#", "# c\n", "~", "https://a.ca/b?c=d#e",
    "2026-11-25T10:00-05:00", "&a", "*a", "!t ", "%", "@", "`", "? ", ": ", ":", "<<: ", "\t", "\r\n", "\u00a0", "\u2028",
    "\u0085", "\ufeff", "\x07", "\u200b", "...", "---", "=", "<", "+1", "-1",
)  # fmt: skip
LINES = (
    "a: x\n", "b: y z  \n", "c:\n", "d: 'it''s'\n", 'e: "say \\"x\\" \\\\"\n', "f: [x, 'y', \"z\"]\n", "g: {h: 1, i: {j: k}}\n",
    "l: [{m: n}, o]\n", "- p\n", "- q: r\n", "-   s: t\n", "- u:\n", "- [v]\n", "- {w: x}\n", "\n", "# note\n", "z: 1 # note\n",
    "aa: http://a.ca:80/b\n", "bb: a, b [c] {d}\n", "cc: no\n", "'dd': x\n", "ee : x\n", "ff:x\n", "- - y\n", "gg: {}\n", "hh: - x\n",
)  # fmt: skip


def _simple(yaml: str) -> Node | None:
    return read_simple_tree(BEFORE + yaml + AFTER, Span(len(BEFORE), len(BEFORE) + len(yaml)))


def _agrees(yaml: str) -> bool:
    simple = _simple(yaml)
    parsed = parse_tree(BEFORE + yaml + AFTER, Span(len(BEFORE), len(BEFORE) + len(yaml)))
    return simple is None or (simple, None) == parsed


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_simple_text_is_read_as_the_parser_reads_it(yaml: str) -> None:
    assert _agrees(yaml)


@given(st.lists(st.tuples(st.sampled_from((0, 0, 2, 2, 4, 6)), st.sampled_from(LINES)), max_size=10))
def test_lines_of_any_indentation_are_read_as_the_parser_reads_them(lines: list[tuple[int, str]]) -> None:
    assert _agrees("".join(" " * indent + line for indent, line in lines))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), st.sampled_from(("{}", "'{}'", '"{}"', "[{}]", "[a, {}]")))
def test_a_value_of_any_signs_is_read_as_the_parser_reads_it(value: str, form: str) -> None:
    written = form.replace("{}", value)
    assert _agrees(f"a: {written}\nb: 1\n")
    assert _agrees(f"a:\n  - {written}\n")


@given(st.text("ab:#,[]{}'\"\\?-! ", max_size=10))
def test_a_value_of_signs_of_yaml_is_read_as_the_parser_reads_it(value: str) -> None:
    assert _agrees(f"a: {value}\nb: 1\n")
    assert _agrees(f"a: [{value}]\n")


@pytest.mark.parametrize("depth", [5, 30, 2_000])
def test_what_is_nested_deeply_is_left_to_the_parser_or_read_as_it_does(depth: int) -> None:
    for yaml in (
        f"a: {'[' * depth}{']' * depth}\n",
        "".join(f"{' ' * level}a:\n" for level in range(depth)),
        "- " * depth + "a\n",
    ):
        assert _agrees(yaml)


@pytest.mark.parametrize(
    "yaml",
    [
        "type: post\naccount: ministry-of-health\nplatforms: [x, facebook]\nschedule: 2026-11-25T10:00-05:00\n",
        "type: post\nauthor: {name: Jules Castelline, role: specialist}  # by hand\nmedia:\n  - src: media/a.jpg\n"
        "    alt:\n      en: \"A sign says \\\"Open\\\".\"\n      fr: 'Une affiche dit l''heure.'\n",
        "type: kit\n\n# what is offered\nshareables:\n- posts/a.en.md\n- posts/a.fr.md\ntitle: Vaccins : où aller".replace(" :", ""),
    ],
)
def test_usual_front_matter_takes_no_parser(yaml: str) -> None:
    assert _simple(yaml) is not None
    assert _agrees(yaml)
