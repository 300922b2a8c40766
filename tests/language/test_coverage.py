"""How much of a text another one says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.coverage import share_said
from opsglint.language.tokens import tokens

_PIECES = st.sampled_from(("Flu", "flu", "shots.", "l’été", "ETE", "#FluShot", "@a", "https://e.ca/flu", "😀", "a/b", "e\u0301", "5", "…"))
_TEXTS = st.lists(_PIECES, max_size=6).map(" ".join)


@given(text=_TEXTS, other=_TEXTS)
def test_it_is_the_share_of_the_words_that_stand_in_the_other(text: str, other: str) -> None:
    words = [token.folded for token in tokens(text) if token.folded]
    said = {token.folded for token in tokens(other)} | {chunk.casefold().strip(".,;:!?()") for chunk in other.split()}
    expected = sum(word in said for word in words) / len(words) if words else float(text.strip() in other)
    assert share_said(text, other) == expected


def test_signs_alone_are_said_where_they_stand_together() -> None:
    assert share_said("😀 🎉", "🎉 Hello 😀") == 0
    assert share_said("😀 🎉", "Hello 😀 🎉") == 1
