"""The characters that count as emoji are those of the library that has the Unicode list."""

from __future__ import annotations

import re

from emoji import EMOJI_DATA, emoji_list

from opsglint.social.lengths import emoji_places
from opsglint.text.emoji_signs import EMOJI, WITH_SELECTOR

MARKS = {"©", "®", "™"}
NEWEST = 18  # version of the Unicode list that the table holds; an older library has fewer
SELECTOR = "\ufe0f"


def _listed(ending: str) -> set[str]:
    """Return the signs that are emoji with an ending, as the library has them."""
    return {one[0] for one in EMOJI_DATA if one[1:] == ending and EMOJI_DATA[one]["E"] <= NEWEST}


def _in_table(table: str) -> set[str]:
    """Return the signs of a table that the library may know."""
    known = {character for one in EMOJI_DATA for character in one}
    newer = max(one["E"] for one in EMOJI_DATA.values()) < NEWEST
    signs = re.findall(f"[{table}]", "".join(map(chr, range(0x110000))))
    return {sign for sign in signs if sign in known or not newer}


def test_signs_by_themselves() -> None:
    assert _in_table(EMOJI) == _listed("") - MARKS


def test_signs_with_a_selector() -> None:
    assert _in_table(WITH_SELECTOR) == _listed(SELECTOR) - MARKS


def test_lengths_see_the_emoji_of_the_library() -> None:
    for sign in sorted(_listed("") | set("→あ\u200d")):
        for text in (sign, sign + SELECTOR, sign + sign, f"{sign}{SELECTOR}{SELECTOR}"):
            places = [(found["match_start"], found["match_end"]) for found in emoji_list(text)]
            assert emoji_places(text) == places
