"""Handles that a text mentions, read as the platforms read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from opsglint.social.characters import INVISIBLE, has_invisible, visible
from opsglint.social.links import find_links, is_domain
from opsglint.social.platforms import PLATFORMS


class Mention(NamedTuple):
    """A handle without its @, and the characters that it covers from the @ on."""

    start: int
    end: int
    handle: str


class _Reader(NamedTuple):
    """How a platform reads: its signs, what may stand before them, and the handle after them."""

    before: re.Pattern[str]
    handle: re.Pattern[str]
    longest: int
    signs: str = "@"
    ends_anywhere: bool = False


# twitter-text 3 (validMentionPrecedingChars, validMentionOrList, endMentionMatch).
_BEFORE_X = re.compile(
    r"(?<![A-Za-z0-9_!#$%&*@\uff20])(?=[@\uff20])"
    r"|(?<=[Rr][Tt]:)(?<![A-Za-z0-9_+~.\-][Rr][Tt]:)(?=[@\uff20])"
    r"|(?<=[Rr][Tt])(?<![A-Za-z0-9_+~.\-][Rr][Tt])(?=[@\uff20])"
)
_AFTER = re.compile(
    r"[@\uff20\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
    r"\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff]|://"
)
# @atproto/api, MENTION_REGEX.
_BEFORE_BLUESKY = re.compile(r"(?<![^\s(])(?=@)")
# Mastodon, Account::MENTION_RE; the other platforms publish no rule, and behave alike.
_BEFORE = re.compile(r"(?<![\w@\uff20/=])(?=@)")

_WORD = re.compile(r"[A-Za-z0-9_]++")
_DOTTED = re.compile(r"[A-Za-z0-9_]++(?:\.++[A-Za-z0-9_]++)*+")
_HYPHENED = re.compile(r"\w++(?:-++\w++)*+")
_YOUTUBE = re.compile(r"\w++(?:[.\-\u00b7]++\w++)*+")
_DOMAIN = re.compile(r"[A-Za-z0-9]++(?:[.\-]++[A-Za-z0-9]++)*+")
_MASTODON = re.compile(
    r"[A-Za-z0-9_]++(?:[.\-]++[A-Za-z0-9_]++)*+(?:[@\uff20]\w++(?:[.\-]++\w++)*+)?+"
)

# The longest handles that the platforms let people register, from their help pages; X's own
# reader allows 20, Mastodon and Bluesky are bounded by the length of a domain.
_READERS = {
    "x": _Reader(_BEFORE_X, _WORD, 20, "@\uff20"),
    "facebook": _Reader(_BEFORE, _DOTTED, 50),
    "instagram": _Reader(_BEFORE, _DOTTED, 30),
    "threads": _Reader(_BEFORE, _DOTTED, 30),
    "linkedin": _Reader(_BEFORE, _HYPHENED, 100),
    "bluesky": _Reader(_BEFORE_BLUESKY, _DOMAIN, 253, ends_anywhere=True),
    "mastodon": _Reader(_BEFORE, _MASTODON, 400, ends_anywhere=True),
    "youtube": _Reader(_BEFORE, _YOUTUBE, 30),
    "tiktok": _Reader(_BEFORE, _DOTTED, 24),
}
_UNBOUNDED = 1 << 30
# A handle that is short enough for every platform, after white space, and not followed by anything
# that one of them may take for a part of it: nobody reads it differently.
_UNDISPUTED = re.compile(r"@(?<!\S@)([A-Za-z0-9_]{1,20}+)(?=\.*+(?:\s|\Z)|[,;!?)])")
# The platforms, and the one that reads handles alike where they may be of any length.
_WAYS = {platform: platform for platform in _READERS} | dict.fromkeys(("instagram", "threads", "tiktok"), "facebook")
_SIGN = re.compile(r"[@\uff20]")
# An invisible character in the same word as a sign.
_VEILED = re.compile(
    rf"[@\uff20][^\s@\uff20{INVISIBLE}]*[{INVISIBLE}]|[{INVISIBLE}][^\s@\uff20{INVISIBLE}]*[@\uff20]"
)
_BEFORE_SIGN = re.compile(rf"(?<![{INVISIBLE}])[{INVISIBLE}]++(?=[@\uff20])")
_LOCAL_END = re.compile(r"\w|(?<=\w)[+~\-]")


def read_mentions(text: str, platform: str) -> list[Mention]:
    """Return the mentions that a platform (of `PLATFORMS`) makes of a text, in order."""
    reader = _READERS[platform]
    found: list[Mention] = []
    for at in _signs(text):
        if text[at] in reader.signs and reader.before.match(text, at):
            found += _at(text, at, reader, reader.longest)
    return found


def mentions(text: str, platforms: tuple[str, ...]) -> list[Mention]:
    """Return the handles that a text names for readers of the platforms (none means all).

    That is what each platform reads, and X's reading wherever a platform sees nothing. Invisible
    characters hide no handle, and handles too long for the platform are read whole. Where the
    platforms differ about one @, all readings are returned, the longest first; also the handle
    that a platform sees before an invisible character (`@name` and U+200B before `s`).
    """
    signs = text.count("@") + text.count("\uff20")
    undisputed = [Mention(*match.span(), match[1]) for match in _UNDISPUTED.finditer(text)] if signs else []
    return undisputed if len(undisputed) == signs else list(_named(text, platforms))


# The mentions of a text are asked for as its platforms read them, and as all do.
@lru_cache(maxsize=64)
def _named(text: str, platforms: tuple[str, ...]) -> tuple[Mention, ...]:
    if not (has_invisible(text) and _VEILED.search(text)):
        found = _readings(text, platforms)
    else:
        found = _unveiled(text, platforms)
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


def _unveiled(text: str, platforms: tuple[str, ...]) -> set[Mention]:
    """Return what platforms read with the invisible characters and without them."""
    shown, offsets = visible(_BEFORE_SIGN.sub(lambda run: " " * len(run[0]), text))
    found: set[Mention] = set()
    for platform in (platforms or PLATFORMS) if len(shown) < len(text) else ():
        found.update(read_mentions(text, platform) if platform in _READERS else ())
    for start, end, handle in _readings(shown, platforms):
        found.add(Mention(offsets[start], offsets[end - 1] + 1, handle))
    return found


def _readings(text: str, platforms: tuple[str, ...]) -> set[Mention]:
    """Return what platforms read in a text under the widest rules."""
    by_way = _by_way(text)
    ways = {_WAYS.get(platform, "x") for platform in platforms} or by_way
    return {mention for way in ways for mention in by_way[way]}


@lru_cache(maxsize=64)
def _by_way(text: str) -> Mapping[str, list[Mention]]:
    """Return what is read in a text under the widest rules, by the way of reading."""
    found: dict[str, list[Mention]] = {way: [] for way in _WAYS.values()}
    for at in _signs(text):
        is_free = _BEFORE_X.match(text, at) is not None
        fallback = _at(text, at, _READERS["x"], _UNBOUNDED) if is_free else []
        for way, mentioned in found.items():
            reader = _READERS[way]
            may_begin = is_free or reader.before.match(text, at)
            mentioned += (may_begin and _at(text, at, reader, _UNBOUNDED)) or fallback
    return found


# A text is read for several platforms, and by several rules.
@lru_cache(maxsize=64)
def _signs(text: str) -> tuple[int, ...]:
    """Return where an @ stands that belongs neither to a web nor to an e-mail address."""
    return tuple(_free_signs(text)) if "@" in text or "\uff20" in text else ()


def _free_signs(text: str) -> Iterator[int]:
    links = find_links(text) if "." in text or "://" in text else []
    following = iter(links)
    link = next(following, None)
    for match in _SIGN.finditer(text):
        at = match.start()
        while link and link.end <= at:
            link = next(following, None)
        if not (link and link.start <= at) and not _is_email(text, at):
            yield at


def _is_email(text: str, at: int) -> bool:
    if at == 0 or not _LOCAL_END.match(text, at - 1):
        return False
    host = _DOMAIN.match(text, at + 1)
    return host is not None and bool(_domain(host[0]))


def _at(text: str, at: int, reader: _Reader, longest: int) -> list[Mention]:
    """Return the handle right after the @ at `at`, cut at `longest`, as a list of at most one."""
    match = reader.handle.match(text, at + 1)
    if not match:
        return []
    handle = match[0]
    if reader.handle is _DOMAIN:
        handle = _domain(handle) if longest == _UNBOUNDED else handle
        if not (is_domain(handle) or handle.endswith(".test")):
            return []
    if len(handle) > longest:
        handle = handle[:longest].rstrip(".-")
    elif not reader.ends_anywhere and _AFTER.match(text, at + 1 + len(handle)):
        return []
    return [Mention(at, at + 1 + len(handle), handle.replace("\uff20", "@"))]


def _domain(name: str) -> str:
    """Return the longest beginning of `name` that is a domain: `a.ca` of `a.ca.Merci`."""
    labels = name[: _READERS["bluesky"].longest].split(".")[:20]
    for size in range(len(labels), 1, -1):
        if is_domain(".".join(labels[:size])) or labels[size - 1] == "test":
            return ".".join(labels[:size])
    return ""
