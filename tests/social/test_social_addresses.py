"""Links, the accounts behind them, and their tracking parameters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.social.links import Link, find_links
from opsglint.social.profiles import Profile, profile_of
from opsglint.social.tracking import without_tracking


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Visit ontario.ca/fr.", ["ontario.ca/fr"]),
        ("x.com/Name, www.ontario.ca; HTTPS://A.CA!", ["x.com/Name", "www.ontario.ca", "HTTPS://A.CA"]),
        ("« https://ontario.ca/fr » «ontario.ca»", ["https://ontario.ca/fr", "ontario.ca"]),
        ("[text](https://ontario.ca/a_(b)) <https://a.ca>", ["https://ontario.ca/a_(b)", "https://a.ca"]),
        ("[https://a.ca](https://b.ca)", ["https://a.ca", "https://b.ca"]),
        ("ontario.ca's https://ontario.ca's l’ontario.ca’s", ["ontario.ca", "https://ontario.ca", "ontario.ca"]),
        ("(see ontario.ca/x) \"ontario.ca/y\" 'ontario.ca/z'", ["ontario.ca/x", "ontario.ca/y", "ontario.ca/z"]),
        ("p.m. e.g. Inc.Next README.md a.py 9.am 3.5 i.e. M.P.P. Fini.It www. https:// a..ca", []),
        ("jean.tremblay@ontario.ca a@www.ontario.ca @jordan.bsky.social", []),
        ("https://x.com/\u200bName ok", ["https://x.com/Name"]),
        ("ontario.ca?x=1#y ontario.ca:443/a", ["ontario.ca?x=1#y", "ontario.ca:443/a"]),
        ("ontario.ca,@JordanAvery et ontario.ca/a,b", ["ontario.ca", "ontario.ca/a,b"]),
        ("https://a.ca,https://x.com/Name;HTTP://b.ca/1", ["https://a.ca", "https://x.com/Name", "HTTP://b.ca/1"]),
        ("https://web.archive.org/web/2/https://a.ca", ["https://web.archive.org/web/2/https://a.ca"]),
        ("x.com/a_ **ontario.ca**", ["x.com/a_", "ontario.ca"]),
    ],
)  # fmt: skip
def test_links_are_found_whole_and_alone(text: str, addresses: list[str]) -> None:
    assert [link.address for link in find_links(text)] == addresses


def test_a_link_covers_invisible_characters() -> None:
    assert find_links("à x.com\u200b/N.") == [Link(2, 10, "x.com/N")]


@given(st.text(st.sampled_from("htps:/w.ca@()[]'é \u200b,") | st.characters()))
def test_links_stand_inside_the_text(text: str) -> None:
    at = 0
    for start, end, address in find_links(text):
        assert at <= start < end <= len(text)
        assert address
        at = end


PIECES = ["a.", "https://a.ca,", "https://", "www.", "a.ca", "(", "https://a.ca/(", ")", "a-", "a.ca.", "a.ca@",
          "https://a.ca/)", "https://a.ca,@", "'s"]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * 20_000
    assert all(0 <= found.start < found.end <= len(text) for found in find_links(text))


@pytest.mark.parametrize(
    ("address", "platform", "handle", "is_post"),
    [
        ("https://x.com/JordanAveryMPP", "x", "jordanaverympp", False),
        ("HTTPS://WWW.Twitter.com/Jordan%41very/?s=20#top", "x", "jordanavery", False),
        ("mobile.twitter.com/Name/status/1", "x", "name", True),
        ("x.com/\u200bName/", "x", "name", False),
        ("https://twitter.com/intent/user?screen_name=Name", "x", "name", False),
        ("m.facebook.com/Name", "facebook", "name", False),
        ("fr-ca.facebook.com/Name/posts/12", "facebook", "name", True),
        ("fb.com/Name?ref=x", "facebook", "name", False),
        ("facebook.com/profile.php?id=1000", "facebook", "1000", False),
        ("facebook.com/permalink.php?story_fbid=1&id=1000", "facebook", "1000", True),
        ("m.facebook.com/story.php?story_fbid=1&id=1000", "facebook", "1000", True),
        ("facebook.com/pages/category/Politician/Name-12", "facebook", "name-12", False),
        ("https://x.com\\Name", "x", "name", False),
        ("x.com/Name/article/1", "x", "name", True),
        ("instagram.com/Name/?hl=fr", "instagram", "name", False),
        ("threads.net/@Name", "threads", "name", False),
        ("www.threads.com/@Name/post/ab", "threads", "name", True),
        ("https://ca.linkedin.com/in/jordan-avery/", "linkedin", "jordan-avery", False),
        ("linkedin.com/company/Ontario", "linkedin", "ontario", False),
        ("linkedin.com/showcase/Ontario", "linkedin", "ontario", False),
        ("bsky.app/profile/a.bsky.social", "bluesky", "a.bsky.social", False),
        ("bsky.app/profile/a.bsky.social/post/3k", "bluesky", "a.bsky.social", True),
        ("https://mastodon.social/@Alice", "mastodon", "alice@mastodon.social", False),
        ("https://mstdn.ca/@Alice/1234", "mastodon", "alice@mstdn.ca", True),
        ("https://mstdn.ca/@bob@other.ca", "mastodon", "bob@other.ca", False),
        ("youtube.com/@Name", "youtube", "name", False),
        ("m.youtube.com/c/Name/videos", "youtube", "name", False),
        ("youtube.com/user/Name", "youtube", "name", False),
        ("youtube.com/channel/UCab", "youtube", "ucab", False),
        ("https://www.tiktok.com/@Name/video/7", "tiktok", "name", True),
    ],
)
def test_profiles(address: str, platform: str, handle: str, is_post: bool) -> None:
    assert profile_of(address) == Profile(platform, handle, is_post)


@pytest.mark.parametrize(
    "address",
    [
        "https://x.com", "x.com/search?q=a", "x.com/i/status/1", "x.com/home", "x.com/intent/tweet",
        "instagram.com/p/abc", "instagram.com/reel/abc", "facebook.com/events/1", "fb.com/groups/a",
        "linkedin.com/feed", "bsky.app/search", "youtube.com/watch?v=1", "youtu.be/@a",
        "https://medium.com/@alice/post", "blog.medium.com/@alice", "tiktok.com/tag/a",
        "threads.net/search", "ontario.ca/fr", "ontario.ca", "", "https://[", "mailto:a@b.ca",
        "google.ca/maps/@43,-79", "localhost/@a",
    ],
)  # fmt: skip
def test_other_addresses_are_no_profiles(address: str) -> None:
    assert profile_of(address) is None


@given(st.text() | st.text(st.sampled_from("htps:/x.com@[]?#%a")))
def test_profiles_and_tracking_never_fail(address: str) -> None:
    profile_of(address)
    once = without_tracking(address)
    assert without_tracking(once) == once


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.ca/?utm_source=x&b=1&fbclid=2#c", "https://a.ca/?b=1#c"),
        ("a.ca?UTM_Medium=x", "a.ca"),
        ("a.ca/?gclid=1#x", "a.ca/#x"),
        ("a.ca/?b=%20&&c", "a.ca/?b=%20&&c"),
        ("a.ca/?", "a.ca/?"),
        ("a.ca/?a=1&amp;mc_eid=2&amp;b=3", "a.ca/?a=1&amp;b=3"),
        ("instagram.com/a?igsh=1&igshid=2", "instagram.com/a"),
        ("a.ca/utm_source=1", "a.ca/utm_source=1"),
    ],
)
def test_tracking_is_dropped_and_nothing_else(address: str, expected: str) -> None:
    assert without_tracking(address) == expected


@given(st.lists(st.sampled_from([*"ab.c:/-@() \n\u00a0\u200b,é?#", "ontario.ca", "https://"]), max_size=60).map("".join))
def test_the_addresses_of_a_text_are_those_of_its_words(text: str) -> None:
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", text)]
    one_by_one = [
        Link(at + link.start, at + link.end, link.address) for at, word in words for link in find_links(word)
    ]
    assert find_links(text) == one_by_one
