"""Headings that name platforms and languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.social.platforms import (
    PLATFORMS,
    HeadingName,
    canonical,
    heading_platforms_and_language,
)


@pytest.mark.parametrize(
    ("heading", "platforms", "languages"),
    [
        ("X", "x", ""), ("Facebook", "facebook", ""), ("English", "", "en"), ("Français", "", "fr"),
        ("X/Twitter", "x", ""), ("FB + IG", "facebook instagram", ""), ("LinkedIn (FR)", "linkedin", "fr"),
        ("EN", "", "en"), ("Tweet 2", "x", ""), ("Instagram caption", "instagram", ""),
        ("Version française", "", "fr"), ("French", "", "fr"), ("Anglais", "", "en"), ("Fil X", "x", ""),
        ("Post Facebook n° 2", "facebook", ""), ("Légende Instagram", "instagram", ""),
        ("X – EN", "x", "en"), ("Bsky", "bluesky", ""), ("YouTube Short", "youtube", ""),
        ("Facebook and Instagram", "facebook instagram", ""), ("Version en français", "", "fr"),
        ("LinkedIn et Facebook", "linkedin facebook", ""), ("**X** (EN/FR)", "x", "en fr"),
        ("X (formerly Twitter)", "x", ""), ("Linked In", "linkedin", ""), ("Threads", "threads", ""),
        ("Tweet 1/3", "x", ""), ("Bilingual", "", "en fr"), ("🐦 X :", "x", ""),
        ("🇫🇷", "", "fr"), ("🇬🇧 X", "x", "en"), ("🇨🇦 Facebook", "facebook", ""), ("X №2", "x", ""),
        ("Tweet2", "x", ""), ("𝕏", "x", ""),
    ],
)  # fmt: skip
def test_headings_that_name(heading: str, platforms: str, languages: str) -> None:
    expected = HeadingName(tuple(platforms.split()), tuple(languages.split()))
    assert heading_platforms_and_language(heading) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Facebook Live at noon", "English muffins", "Post", "Notes", "X-ray clinics", "Option 2",
        "What is new in French schools", "", "2", "Thread", "Y and X-rays", "—", "@facebook",
        "X = 2", "🇨🇦", "🇫🇷 muffins",
    ],
)  # fmt: skip
def test_headings_that_say_something_else(heading: str) -> None:
    assert heading_platforms_and_language(heading) is None


@given(st.text())
def test_any_text_may_be_a_heading(heading: str) -> None:
    name = heading_platforms_and_language(heading)
    assert name is None or set(name.platforms) <= set(PLATFORMS)


def test_platforms_have_one_name() -> None:
    assert [canonical(name) for name in PLATFORMS] == list(PLATFORMS)
    assert canonical("twitter") == "x"
    assert [canonical(name) for name in ("X", "Twitter", "fb", "", "myspace")] == [None] * 5
