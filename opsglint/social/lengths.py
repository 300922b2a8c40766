"""How long a text is to a platform, and from where on it is too long."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from opsglint.social.graphemes import graphemes, plain_stretches
from opsglint.social.limits import Limits
from opsglint.social.mentions import read_mentions
from opsglint.social.x_links import find_x_links
from opsglint.text.emoji_signs import EMOJI, WITH_SELECTOR
from opsglint.text.patterns import lazy_pattern

# twitter-text, config v3: these characters weigh 1, all others 2; an emoji weighs 2, an address 23.
_LIGHT_LETTERS = "\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037"
_LIGHT = lazy_pattern(f"[{_LIGHT_LETTERS}]")
_HEAVY_LETTER = lazy_pattern(f"[^{_LIGHT_LETTERS}]|[\u00a9\u00ae]")
_ALIKE = lazy_pattern(f"(?P<light>[{_LIGHT_LETTERS}]++)|[^{_LIGHT_LETTERS}]++")
_HEAVY, _LINK = 2, 23
# Stretches that hold all that can begin or be part of an emoji, save the key before the sign of one.
_MAY_BE_EMOJI = lazy_pattern("[\u00a9\u00ae\u200d\u203c-\U0010ffff]++")
_MARKS = "\u00a9\u00ae\u2122"
_ALONE = lazy_pattern(f"[{_MARKS}{EMOJI}]")
_SELECTED = lazy_pattern(f"[{_MARKS}{WITH_SELECTOR}]\ufe0f")
_KEYS = "0123456789#*"
_REMOTE_MENTION = lazy_pattern(r"@[\w.\-]+[@\uff20]")
_NEWLINE = "\r\n"
_LONGEST_DOMAIN = 253  # RFC 1035, section 2.3.4
# Longer than any platform takes: what is beyond is counted by its characters alone.
_MOST = 100_000


class Unit(NamedTuple):
    """What a platform counts as one: its place in the text, and how much it weighs."""

    start: int
    end: int
    weight: int


class _Run(NamedTuple):
    """A stretch of a text whose characters are units of one weight each, or which is one unit."""

    start: int
    end: int
    weight: int
    is_whole: bool = False

    def units(self) -> Iterator[Unit]:
        """Yield the units of the stretch."""
        size = self.end - self.start if self.is_whole else 1
        for start in range(self.start, self.end, size):
            yield Unit(start, start + size, self.weight)

    @property
    def total(self) -> int:
        """Return what the stretch weighs."""
        return self.weight if self.is_whole else (self.end - self.start) * self.weight

    def over(self, rest: int) -> int:
        """Return where the unit begins with which the stretch weighs more than `rest`."""
        return self.start if self.is_whole else self.start + rest // self.weight


class Length(NamedTuple):
    """How long a text is: in what is counted (`characters` or `bytes`), against which limit.

    `over` is the offset from which on the text is too long, None where it fits.
    """

    counted: str
    total: int
    limit: int
    over: int | None


def lengths(text: str, platform: str, limits: Limits, with_pictures: bool = False) -> list[Length]:
    """Return how long a text is on a platform (of `PLATFORMS`), for each limit that it has there.

    `with_pictures` says that pictures, and no video, go with it. Time is linear in the text.
    """
    rest = max(0, len(text) - _MOST)
    text = text[:_MOST]
    limit = limits.length
    if with_pictures and limits.length_with_pictures is not None:
        limit = limits.length_with_pictures
    found = [_length(_runs(text, platform), limit, rest)] if limit is not None else []
    if limits.bytes is not None:
        found.append(_length_in_bytes(text, limits.bytes, rest))
    return found


def surely_fits(text: str, platform: str, limits: Limits) -> bool:
    """Say, by a cheap look, whether a text is so short that no way to count it reaches a limit."""
    if not unicodedata.is_normalized("NFC", text):
        return False
    length, most_bytes = limits.length, limits.bytes
    if platform == "x":
        heavy = 0 if text.isascii() else sum(1 for _ in _HEAVY_LETTER.finditer(text))
        most = len(text) + heavy + text.count(".") * _LINK
        if length is not None and length < most and len(text) <= _MOST:
            most = len(text) + heavy + sum(_LINK - (k.end - k.start) for k in find_x_links(text))
    elif platform == "mastodon":
        most = len(text) + text.count("://") * _LINK
    elif platform == "threads":
        most = len(text.encode("utf-8", "replace"))
    else:
        most = len(text)
    fits = length is None or most <= length
    return fits and (most_bytes is None or len(text.encode("utf-8", "replace")) <= most_bytes)


def units(text: str, platform: str) -> Iterator[Unit]:
    """Yield what a platform counts of a text, in order.

    X weighs as twitter-text 3 does; Bluesky and Mastodon count grapheme clusters, Mastodon links as
    23 and of `@user@server` the user alone; Threads counts an emoji as its bytes; the others count
    characters.
    """
    for run in _runs(text, platform):
        yield from run.units()


def _runs(text: str, platform: str) -> Iterator[_Run]:
    if platform == "x":
        yield from _around(_links(text), text, _weighted)
    elif platform == "mastodon":
        wholes = sorted([*_full_links(text), *_remote_mentions(text)])
        yield from _around(wholes, text, _clusters)
    elif platform == "bluesky":
        yield from _clusters(text)
    elif platform == "threads":
        yield from _around(_emoji_bytes(text), text, _characters)
    else:
        yield from _characters(text)


def _length(runs: Iterator[_Run], limit: int, rest: int) -> Length:
    total = 0
    over = None
    for run in runs:
        if over is None and total + run.total > limit:
            over = run.over(limit - total)
        total += run.total
    return Length("characters", total + rest, limit, over)


def _length_in_bytes(text: str, limit: int, rest: int) -> Length:
    encoded = text.encode("utf-8", "replace")
    is_over = len(encoded) > limit
    over = len(encoded[:limit].decode("utf-8", "ignore")) if is_over else None
    return Length("bytes", len(encoded) + rest, limit, over)


def _around(
    wholes: list[_Run], text: str, others: Callable[[str], Iterator[_Run]]
) -> Iterator[_Run]:
    """Yield whole stretches of a text as they are given, and what stands around them as others count it."""
    at = 0
    for whole in (*wholes, _Run(len(text), len(text), 0)):
        if whole.start < at:
            continue
        for run in others(text[at : whole.start]):
            yield run._replace(start=run.start + at, end=run.end + at)
        if whole.end > whole.start:
            yield whole
        at = whole.end


def _links(text: str) -> list[_Run]:
    return [_Run(link.start, link.end, _LINK, True) for link in find_x_links(text)]


def _full_links(text: str) -> list[_Run]:
    links = find_x_links(text)
    return [_Run(k.start, k.end, _LINK, True) for k in links if k.address[:4].lower() == "http"]


def _remote_mentions(text: str) -> list[_Run]:
    if not _REMOTE_MENTION.search(text):
        return []
    found = []
    for mention in read_mentions(text, "mastodon"):
        name, _, domain = mention.handle.partition("@")
        if domain and len(domain) <= _LONGEST_DOMAIN:
            found.append(_Run(mention.start, mention.end, len(name) + 1, True))
    return found


def _weighted(text: str) -> Iterator[_Run]:
    emoji = [_Run(start, end, _HEAVY, True) for start, end in emoji_places(text)]
    yield from _around(emoji, text, _composed_weights)


def _composed_weights(text: str) -> Iterator[_Run]:
    if _is_composed(text):
        for match in _ALIKE.finditer(text):
            yield _Run(*match.span(), 1 if match["light"] else _HEAVY)
    else:
        for start, end in _composed(text):
            yield _Run(start, end, _weight(text[start:end]), True)


def _weight(cluster: str) -> int:
    composed = cluster if len(cluster) == 1 else unicodedata.normalize("NFC", cluster)
    if composed == _NEWLINE:
        return 1
    return sum(1 if _LIGHT.match(letter) else _HEAVY for letter in composed)


def _is_composed(text: str) -> bool:
    """Say whether each character of a text counts by itself."""
    return _NEWLINE not in text and unicodedata.is_normalized("NFC", text)


def _composed(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches that normal form C composes each by itself: letters with their marks."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or text[at - 1 : at + 1] == _NEWLINE):
            yield start, at
            start = at


def _clusters(text: str) -> Iterator[_Run]:
    for start, end, is_plain in plain_stretches(text):
        if is_plain:
            yield _Run(start, end, 1)
        else:
            yield from (_Run(start + a, start + b, 1, True) for a, b in graphemes(text[start:end]))


def _characters(text: str) -> Iterator[_Run]:
    if _is_composed(text):
        yield _Run(0, len(text), 1)
    else:
        for start, end in _composed(text):
            size = len(unicodedata.normalize("NFC", text[start:end].replace(_NEWLINE, "\n")))
            yield _Run(start, end, size, True)


def _emoji_bytes(text: str) -> list[_Run]:
    places = emoji_places(text)
    return [_Run(start, end, len(text[start:end].encode("utf-8", "replace")), True) for start, end in places]


def emoji_places(text: str) -> list[tuple[int, int]]:
    """Return where the emoji of a text stand, each with its modifiers and joined parts."""
    found: list[tuple[int, int]] = []
    for stretch in _MAY_BE_EMOJI.finditer(text):
        first = stretch.start()
        first -= first > 0 and text[first - 1] in _KEYS
        found += [(first + start, first + end) for start, end in _emoji_in(text[first : stretch.end()])]
    return found


@lru_cache(maxsize=128)
def _emoji_in(stretch: str) -> tuple[tuple[int, int], ...]:
    if len(stretch) == 1 or _SELECTED.fullmatch(stretch):
        return ((0, len(stretch)),) if len(stretch) > 1 or _ALONE.match(stretch) else ()
    import emoji  # its data are read only for texts that may hold sequences

    return tuple((found["match_start"], found["match_end"]) for found in emoji.emoji_list(stretch))
