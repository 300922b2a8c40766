"""A pattern that is compiled late does what a compiled one does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.text.patterns import lazy_pattern


@given(st.text(alphabet="aAbé 1\n"))
def test_it_finds_what_a_compiled_one_finds(text: str) -> None:
    late, compiled = lazy_pattern(r"(a+)(é)?|^1", re.I | re.M), re.compile(r"(a+)(é)?|^1", re.I | re.M)
    assert [m.span(1) for m in late.finditer(text)] == [m.span(1) for m in compiled.finditer(text)]
    assert late.findall(text) == compiled.findall(text)
    assert late.sub("-", text) == compiled.sub("-", text)
    assert late.split(text) == compiled.split(text)
    for late_look, look in ((late.match, compiled.match), (late.search, compiled.search), (late.fullmatch, compiled.fullmatch)):
        found, expected = late_look(text, 1), look(text, 1)
        assert (found and found.span()) == (expected and expected.span())


def test_a_malformed_one_is_said_when_it_is_used() -> None:
    malformed = lazy_pattern("(")
    with pytest.raises(re.error):
        malformed.search("a")


def test_a_compiled_one_knows_its_own_parts() -> None:
    late = lazy_pattern("(?P<letter>a)", re.I)
    assert late.groupindex == {"letter": 1}
    assert late.flags & re.I
