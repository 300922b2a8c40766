"""What is remembered of the stretches of a text is what a fresh look says, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.chunks import Sieve, chunks_of, lines_of, remembered

MANY = 20_000  # more than are remembered


@given(st.text("ab \n\t\u00a0", max_size=30))
def test_stretches_are_those_that_white_space_parts(text: str) -> None:
    assert [chunk for line in lines_of(text) for chunk in line] == text.split()
    assert [list(line) for line in lines_of(text)] == [line.split() for line in text.split("\n")]
    assert chunks_of(text) == frozenset(text.split())


@given(st.lists(st.frozensets(st.text("a1", max_size=3)), max_size=5))
def test_a_sieve_keeps_back_what_means_nothing(texts: list[frozenset[str]]) -> None:
    sieve = Sieve(str.isalpha)
    for chunks in texts:
        assert sieve.rest(chunks) == frozenset(chunk for chunk in chunks if not chunk.isalpha())


def test_a_sieve_of_many_stretches() -> None:
    sieve = Sieve(str.isdigit)
    for first in (0, MANY, 0):
        assert sieve.rest(frozenset(map(str, range(first, first + MANY))) | {"x"}) == {"x"}


def test_a_function_that_remembers_says_the_same_of_many_stretches() -> None:
    lengths = remembered(len)
    for _ in range(2):
        assert [lengths("x" * (at % 9) + str(at)) for at in range(MANY)] == [at % 9 + len(str(at)) for at in range(MANY)]
