"""Mentions as the rules read them, and the handles in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.social.handles import normalise
from opsglint.social.mentions import Mention, mentions, read_mentions
from opsglint.social.platforms import PLATFORMS

TEXTS = st.text(st.sampled_from("ab.@\uff20/-_:()'é \u200b\u00ad\u2060RTt1#") | st.characters())


def _handles(text: str, *platforms: str) -> list[str]:
    return [mention.handle for mention in mentions(text, platforms)]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    "text",
    [
        "@JordanAveryMPP", "\uff20JordanAveryMPP", "Thanks, @JordanAveryMPP!",
        ".@JordanAveryMPP is here", "(@JordanAveryMPP)", "« @JordanAveryMPP »",
        "«@JordanAveryMPP»", "“@JordanAveryMPP”", "Merci\u200b@JordanAveryMPP",
        "@\u200bJordanAveryMPP", "@JordanAveryMPP\u00ad\u2060\ufeff", "Thanks.@JordanAveryMPP",
        "@JordanAveryMPP's", "@JordanAveryMPP’s office", "l’@JordanAveryMPP", "d'@JordanAveryMPP",
        "ontario.ca/fr,@JordanAveryMPP", "RT @JordanAveryMPP: hello", "avec/@JordanAveryMPP",
    ],
)  # fmt: skip
def test_a_handle_is_seen_on_every_platform(platform: str, text: str) -> None:
    assert set(_handles(text, platform)) == {"JordanAveryMPP"}


@pytest.mark.parametrize(
    "text",
    [
        "jean.tremblay@ontario.ca", "écrivez à rené@ontario.ca", "mailto:info@ontario.ca.",
        "a+b@x.on.ca", "a-@ontario.ca", "https://medium.com/@alice/post", "x.com/@JordanAveryMPP",
        "@", "@ home", "5 @ 10", "https://user@ontario.ca/",
    ],
)  # fmt: skip
def test_addresses_are_no_mentions(text: str) -> None:
    assert mentions(text, ()) == []


def test_a_face_is_no_mention_on_x() -> None:
    assert mentions("@_@", ("x",)) == []  # Mastodon does read it as the user "_"


def test_a_span_covers_invisible_characters() -> None:
    assert mentions("à @\u200bJor\u00addan !", ("x",)) == [Mention(2, 11, "Jordan")]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_invisible_characters_hide_no_handle(platform: str) -> None:
    assert "JordanAveryMPP" in _handles("@Jordan\u00adAvery\u2060MPP\ufeff", platform)


@pytest.mark.parametrize("platform", ["x", "facebook", "instagram", "mastodon", "tiktok"])
@pytest.mark.parametrize("letter", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_letters_after_an_invisible_character_hide_no_handle(platform: str, letter: str) -> None:
    text = f"@JordanAveryMPP{letter}s"
    own = read_mentions(text, platform)
    assert own == [Mention(0, 15, "JordanAveryMPP")]
    assert mentions(text, (platform,)) == [Mention(0, 17, "JordanAveryMPPs"), *own]


@pytest.mark.parametrize(
    ("platform", "text", "handle"),
    [
        ("mastodon", "@JordanAveryMPP@ merci", "JordanAveryMPP"),
        ("mastodon", "@JordanAveryMPPé", "JordanAveryMPP"),
        ("bluesky", "@jordan.bsky.social@x", "jordan.bsky.social"),
    ],
)
def test_what_cancels_a_mention_on_x_does_not_elsewhere(
    platform: str, text: str, handle: str
) -> None:
    assert [mention.handle for mention in read_mentions(text, platform)] == [handle]
    assert handle in _handles(text, platform)


def test_all_readings_are_kept_longest_first() -> None:
    found = mentions("@jordan.bsky.social", ("x", "bluesky"))
    assert found == [Mention(0, 19, "jordan.bsky.social"), Mention(0, 7, "jordan")]
    assert _handles("«@jordan.bsky.social.Merci»", "bluesky") == ["jordan.bsky.social"]
    assert _handles("@alice@mastodon.social", "mastodon") == ["alice@mastodon.social"]
    assert _handles("@alice@mastodon.social") == ["alice@mastodon.social"]


def test_long_handles() -> None:
    name = "a" * 60
    assert _handles(f"@{name} ok", "x") == [name]
    assert set(_handles(f"@{name} ok")) == {name}
    assert read_mentions(f"@{name} ok", "x") == [Mention(0, 21, "a" * 20)]


@pytest.mark.parametrize(
    ("platform", "text", "handle"),
    [
        ("x", "@name/list", "name"),
        ("facebook", "@ontario.gov.", "ontario.gov"),
        ("instagram", "@ont_ario.ca…", "ont_ario.ca"),
        ("threads", "@a.b, c", "a.b"),
        ("linkedin", "@jordan-avery-", "jordan-avery"),
        ("youtube", "@Jordan-Avery.TV!", "Jordan-Avery.TV"),
        ("tiktok", "@a_.b.", "a_.b"),
        ("bluesky", "(@a.bsky.social)", "a.bsky.social"),
        ("mastodon", "vu: @a@b.social.", "a@b.social"),
    ],
)
def test_each_platform_has_its_letters(platform: str, text: str, handle: str) -> None:
    assert [mention.handle for mention in read_mentions(text, platform)] == [handle]


@given(TEXTS, st.lists(st.sampled_from(PLATFORMS)))
def test_mentions_stand_inside_the_text(text: str, platforms: list[str]) -> None:
    found = mentions(text, tuple(platforms))
    assert len({(mention.start, mention.end) for mention in found}) == len(found)
    own = [mention for platform in PLATFORMS for mention in read_mentions(text, platform)]
    for start, end, handle in found + own:
        assert 0 <= start < end <= len(text)
        assert text[start] in "@\uff20"
        assert handle
        assert not handle.startswith("@")


@given(st.sampled_from(PLATFORMS), TEXTS)
def test_the_policy_sees_every_place_that_a_platform_sees(platform: str, text: str) -> None:
    starts = {mention.start for mention in mentions(text, (platform,))}
    assert {mention.start for mention in read_mentions(text, platform)} <= starts


@pytest.mark.parametrize("piece", ["@", "@a", "@a.", "a.", "\u200b", "@a@", "-", "@a.b-", "x.com/@"])
def test_hostile_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * 20_000
    assert all(0 <= found.start < found.end <= len(text) for found in mentions(text, ()))


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (" @JordanAveryMPP ", "jordanaverympp"), ("\uff20\uff2aordan", "jordan"),
        ("@\u200bJor\u00addan", "jordan"), ("https://x.com/JordanAveryMPP?s=20", "jordanaverympp"),
        ("alice@Mastodon.social", "alice@mastodon.social"), ("@a.bsky.social", "a.bsky.social"),
        ("@alice@b.social", "alice@b.social"), ("ontario.ca", "ontario.ca"), ("", ""), ("@", ""),
        ("https://mastodon.social/@Alice", "alice@mastodon.social"), ("Élu", "élu"),
    ],
)  # fmt: skip
def test_handles_have_one_form(handle: str, expected: str) -> None:
    assert normalise(handle) == expected


@given(st.text())
def test_normalising_never_fails(handle: str) -> None:
    assert not normalise(handle).startswith("@")


@pytest.mark.parametrize("platform", PLATFORMS)
@given(
    st.text("ab1_", min_size=1, max_size=8),
    st.sampled_from(["", " ", "(", "\n", "\u00a0", "é "]),
    st.sampled_from(["", " ", ".", "...", ". b", ", b", "!", "? b", ")", ";b", "\u00a0b", "\u2060"]),
)
def test_a_plain_handle_is_named_alike_everywhere(platform: str, handle: str, before: str, after: str) -> None:
    assert _handles(f"{before}@{handle}{after}", platform) == [handle]
