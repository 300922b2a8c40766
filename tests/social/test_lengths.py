"""What platforms count, cut and take."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import accumulate

import emoji
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from opsglint.social.graphemes import graphemes
from opsglint.social.lengths import emoji_places, lengths, surely_fits, units
from opsglint.social.limits import limits_of, numbers
from opsglint.social.platforms import PLATFORMS
from opsglint.social.tags import find_tags
from opsglint.social.x_links import find_x_links

PIECES = st.sampled_from(
    ["a", " ", "é", "e\u0301", "👨‍👩‍👧‍👦", "🇨🇦", "©", "1\ufe0f\u20e3", "https://", "a.ca", "ontario.ca/x", "@", "@a@b.ca", "#", ".",
     "\r\n", "\n", "\ud800", "\u200b", "\u202e", "日", "(", ")", "…", "\u0301", "\u0958"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@pytest.mark.parametrize("platform", PLATFORMS)
@given(text=TEXTS)
def test_units_cover_a_text_in_order(platform: str, text: str) -> None:
    at = 0
    for unit in units(text, platform):
        assert unit.start == at < unit.end <= len(text)
        assert unit.weight >= 0
        at = unit.end
    assert at == len(text)


@pytest.mark.parametrize("platform", PLATFORMS)
@given(text=TEXTS, most=st.integers(1, 60))
def test_a_length_is_the_sum_of_its_units(platform: str, text: str, most: int) -> None:
    length = lengths(text, platform, limits_of(platform, {platform: {"length": most}}))[0]
    totals = list(accumulate(unit.weight for unit in units(text, platform)))
    starts = [unit.start for unit in units(text, platform)]
    assert length.total == (totals[-1] if totals else 0)
    assert length.over == next((at for at, total in zip(starts, totals, strict=True) if total > most), None)


@given(text=TEXTS, most=st.integers(1, 60))
def test_bytes_are_those_of_the_characters_that_fit(text: str, most: int) -> None:
    length = lengths(text, "bluesky", limits_of("bluesky", {"bluesky": {"bytes": most}}))[1]
    sizes = list(accumulate(len(letter.encode("utf-8", "replace")) for letter in text))
    assert length.total == (sizes[-1] if sizes else 0)
    assert length.over == next((at for at, size in enumerate(sizes) if size > most), None)


@given(text=st.one_of(TEXTS, st.text()))
def test_clusters_are_those_of_unicode(text: str) -> None:
    assert list(graphemes(text)) == [match.span() for match in regex.finditer(r"\X", text)]


@given(text=st.one_of(TEXTS, st.text()))
def test_emoji_are_those_of_the_whole_text(text: str) -> None:
    found = [(one["match_start"], one["match_end"]) for one in emoji.emoji_list(text)]
    assert emoji_places(text) == found


@given(text=TEXTS, words=st.lists(st.sampled_from(["Bonjour", "allô.", "http", "x:", "(", "É…", "#a", "_"])))
def test_words_before_a_link_do_not_change_it(text: str, words: list[str]) -> None:
    before = " ".join(words) + " "
    links = [(link.start + len(before), link.end + len(before)) for link in find_x_links(text)]
    assert [(link.start, link.end) for link in find_x_links(before + text)] == links


@pytest.mark.parametrize("platform", PLATFORMS)
@given(text=TEXTS)
def test_a_text_that_surely_fits_fits(platform: str, text: str) -> None:
    limits = limits_of(platform, {platform: {"length": 60}})
    if surely_fits(text, platform, limits):
        assert all(length.over is None for length in lengths(text, platform, limits))


@pytest.mark.parametrize("text", ["Il fait beau. " * 17, "a. " * 80 + "https://www.ontario.ca/fr/page/" + "vaccin-" * 20])
def test_full_stops_and_a_long_link_do_not_make_a_text_doubtful(text: str) -> None:
    assert surely_fits(text, "x", limits_of("x"))


@given(text=TEXTS)
def test_links_and_hashtags_lie_in_the_text(text: str) -> None:
    for link in find_x_links(text):
        assert text[link.start : link.end] == link.address
    for platform in PLATFORMS:
        for tag in find_tags(text, platform):
            assert text[tag.start] in "#\uff03"
            assert text[tag.end - len(tag.word) : tag.end] == tag.word


@pytest.mark.parametrize(
    ("platform", "text", "total"),
    [
        ("x", "Voir ontario.ca/fr", 28), ("x", "« Été »", 7), ("x", "…", 2), ("x", "e\u0301", 1),
        ("bluesky", "👨‍👩‍👧‍👦é", 2), ("mastodon", "@ana@example.social bonjour", 12),
        ("mastodon", "https://www.ontario.ca/fr/page/a", 23), ("threads", "a👍", 5), ("facebook", "a\r\nb", 3),
    ],
)  # fmt: skip
def test_each_platform_counts_in_its_own_way(platform: str, text: str, total: int) -> None:
    assert lengths(text, platform, limits_of(platform))[0].total == total


def test_pictures_give_tiktok_more_room() -> None:
    limits = limits_of("tiktok")
    assert lengths("a" * 3000, "tiktok", limits)[0].over == 2200
    assert lengths("a" * 3000, "tiktok", limits, with_pictures=True)[0].over is None


def test_a_repository_overrides_numbers_alone() -> None:
    limits = limits_of("x", {"twitter": {"length": 25000, "name": 1}, "facebook": {"length": 5}})
    assert (limits.length, limits.name) == (25000, "X")
    assert "length" in numbers()
    assert "name" not in numbers()


def test_every_limit_names_its_pages_and_its_day() -> None:
    data = json.loads((files("opsglint.social") / "data/limits.json").read_text("utf-8"))
    assert [name for name in data if name != "about"] == [p for p in data if p in PLATFORMS]
    for platform in PLATFORMS:
        limits = limits_of(platform)
        assert limits.date > "2026"
        assert limits.sources
        assert all(page.startswith("https://") for page in limits.sources)
