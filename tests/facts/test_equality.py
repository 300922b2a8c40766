"""Texts that are the same content have one key, in linear time."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.facts.equality import content_key, may_be_same

_PIECES = st.sampled_from(("#a", "#é", "#a ", "#b\n", "#c, ", "\uff03b", "##", "#", "word ", "é", "\n", "\t", "#a#b", "\u200b", "K", "\u212a"))
_TEXTS = st.lists(_PIECES, max_size=8).map("".join)
# What the hashtags at the end of a line are, said in another way.
_TAGS = re.compile(r"(?m)(?:(?:^|(?<=\s))[#\uff03]\w+[\s,]*)+$")


@settings(max_examples=300)
@given(_TEXTS)
def test_hashtags_at_line_ends_do_not_count(text: str) -> None:
    said = unicodedata.normalize("NFC", text).replace("\u200b", "")
    assert content_key(text) == " ".join(_TAGS.sub("", said).split())


@given(_TEXTS, _TEXTS)
def test_texts_with_one_key_may_be_the_same(text: str, other: str) -> None:
    if content_key(text) == content_key(other):
        assert may_be_same(text, other)


def test_mentions_and_tracking_do_not_count() -> None:
    assert content_key("Go to https://e.ca/a?utm_source=x @name now\n#Go #Now") == "Go to https://e.ca/a now"


def test_many_hashtags_in_a_row_are_read_in_linear_time() -> None:
    assert content_key("#a " * 200_000 + "x").endswith(" #a x")
