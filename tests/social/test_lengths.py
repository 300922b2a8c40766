"""What platforms count, cut and take."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.social.lengths import lengths, surely_fits, units
from opsglint.social.limits import limits_of, numbers
from opsglint.social.platforms import PLATFORMS
from opsglint.social.tags import find_tags
from opsglint.social.x_links import find_x_links

PIECES = st.sampled_from(
    ["a", " ", "é", "e\u0301", "👨‍👩‍👧‍👦", "🇨🇦", "©", "1\ufe0f\u20e3", "https://", "a.ca", "ontario.ca/x", "@", "@a@b.ca", "#", ".",
     "\r\n", "\n", "\ud800", "\u200b", "\u202e", "日", "(", ")", "…", "\u0301"]
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
@given(text=TEXTS)
def test_a_text_that_surely_fits_fits(platform: str, text: str) -> None:
    limits = limits_of(platform, {platform: {"length": 60}})
    if surely_fits(text, platform, limits):
        assert all(length.over is None for length in lengths(text, platform, limits))


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
