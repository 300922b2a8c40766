"""Hashtags as the platforms read them in a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import regex

from opsglint.social.x_links import find_x_links


class Tag(NamedTuple):
    """A hashtag without its sign, and the characters that it covers from the sign on."""

    start: int
    end: int
    word: str


# twitter-text 3: letters, marks, digits and these signs, with a letter among them.
_X_EXTRA = (
    r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_X = rf"(?<![\p{{L}}\p{{M}}\p{{Nd}}&{_X_EXTRA}](?<!\ufe0e)(?<!\ufe0f))[#\uff03](?!\ufe0f|\u20e3)(?P<word>[\p{{L}}\p{{M}}\p{{Nd}}{_X_EXTRA}]++)"
_X_END = r"[#\uff03]|://"
# @atproto/api, TAG_REGEX: up to 64 characters, without punctuation at the end.
_BLUESKY = r"(?:^|(?<=\s))[#\uff03](?!\ufe0f)(?P<word>[^\s\u00ad\u2060\u200a\u200b\u200c\u200d\u20e2]++)"
_BLUESKY_END = r"\p{P}+$"
_BLUESKY_LONGEST = 64
# Mastodon, Tag::HASHTAG_RE.
_MASTODON = r"(?<![=/)\w\u00b7])[#\uff03](?P<word>[\w\p{M}](?:[\w\p{M}\u00b7\u30fb\u200c]*[\w\p{M}])?)"
# The others publish no rule; they take letters, digits and underscores.
_OTHERS = r"(?<![\w&/#\uff03])[#\uff03](?P<word>[\w\p{M}]++)"
_PATTERNS = {"x": _X, "bluesky": _BLUESKY, "mastodon": _MASTODON}
_LETTER, _LETTER_OR_LINE, _NO_NUMBER = r"[\p{L}\p{M}]", r"[\p{L}\p{M}_]", r"[^\p{Nd}\p{P}]"


def find_tags(text: str, platform: str) -> list[Tag]:
    """Return the hashtags that a platform (of `PLATFORMS`) makes of a text, in order.

    A number alone is none; neither is what stands in an address. Linear in the text.
    """
    if "#" not in text and "\uff03" not in text:
        return []
    found: list[Tag] = []
    for match in _pattern(_PATTERNS.get(platform, _OTHERS)).finditer(text):
        word = match["word"]
        if platform == "bluesky":
            word = _pattern(_BLUESKY_END).sub("", word)
        if _is_tag(word, text, match.end(), platform):
            found.append(Tag(match.start(), match.start("word") + len(word), word))
    return found if platform == "bluesky" else _outside_links(found, text)


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    import regex  # letters and marks of all scripts

    return regex.compile(pattern)


def _is_tag(word: str, text: str, end: int, platform: str) -> bool:
    if not word or not _pattern(_LETTER_OR_LINE if platform == "mastodon" else _NO_NUMBER).search(word):
        return False
    if platform == "bluesky":
        return len(word) <= _BLUESKY_LONGEST and not word.isdecimal()
    if platform == "x":
        return bool(_pattern(_LETTER).search(word)) and not _pattern(_X_END).match(text, end)
    return True


def _outside_links(tags: list[Tag], text: str) -> list[Tag]:
    links = iter(find_x_links(text))
    link = next(links, None)
    kept: list[Tag] = []
    for tag in tags:
        while link and link.end <= tag.start:
            link = next(links, None)
        if not (link and link.start <= tag.start):
            kept.append(tag)
    return kept
