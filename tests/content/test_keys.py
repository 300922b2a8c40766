"""The packed places of field names against the dictionary that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.content.keys import Keys
from opsglint.text import Span

SPANS = st.builds(Span, st.integers(0, 2**31), st.integers(0, 2**31))


@given(st.dictionaries(st.text(max_size=4), SPANS, max_size=8), st.text(max_size=4))
def test_names_have_the_places_that_were_given(places: dict[str, Span], other: str) -> None:
    keys = Keys(places)
    assert list(keys.items()) == list(places.items())
    assert len(keys) == len(places)
    assert (other in keys) == (other in places)
    assert keys.get(other) == places.get(other)


def test_a_name_that_was_not_written_has_no_place() -> None:
    with pytest.raises(KeyError):
        Keys({"type": Span(0, 4)})["lang"]
