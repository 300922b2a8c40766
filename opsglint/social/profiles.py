"""Which account the address of a profile or a post belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from opsglint.social.characters import fold, without_invisible
from opsglint.social.data_files import word_set
from opsglint.social.links import is_domain


class Profile(NamedTuple):
    """An account on a platform, its handle normalised; `is_post` where a post of it is meant."""

    platform: str
    handle: str
    is_post: bool


class _Address:
    """The parts of an address that say whose it is; everything decoded and in one case."""

    def __init__(self, address: str) -> None:
        # Browsers read \ as / in an address (WHATWG URL Standard, "special" schemes).
        text = without_invisible(address).strip().strip("<>").replace("\\", "/")
        if not re.match(r"[A-Za-z][A-Za-z0-9+.\-]*://", text):
            text = "https://" + text.lstrip("/")
        parts = urlsplit(text)
        self.scheme = parts.scheme
        self.host = (parts.hostname or "").rstrip(".").removeprefix("www.")
        self.path = [fold(word) for word in unquote(parts.path).split("/") if fold(word)]
        self.query = {fold(k): fold(v[0]) for k, v in parse_qs(parts.query).items()}

    def word(self, at: int) -> str:
        """Return a word of the path, empty where it is shorter."""
        return self.path[at] if at < len(self.path) else ""


# Host names under which the platforms serve the same pages: phones, and languages or countries.
_SITE = re.compile(r"^(?:m|mobile|mbasic|touch|web|[a-z]{2}(?:-[a-z]{2})?)\.")
# What any of the platforms accepts in a handle or an id; `did:plc:...` is one on Bluesky.
_HANDLE = re.compile(r"[\w.\-]+")
_BLUESKY_HANDLE = re.compile(r"[\w.\-:]+")
# Mastodon's user names (docs.joinmastodon.org, "Accounts"), with a server after them or not.
_MASTODON = re.compile(r"([a-z0-9_]+(?:[.\-]+[a-z0-9_]+)*)(?:@([\w.\-]+))?")


# Several rules ask whose each address is.
@lru_cache(maxsize=1024)
def profile_of(address: str) -> Profile | None:
    """Return the account that an address leads to, None where it leads to no account.

    Scheme, letter case, query, fragment, trailing slash, percent-encoding and invisible
    characters do not matter; `/@name` on a host of no other platform is taken for Mastodon.
    """
    try:
        parts = _Address(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    reader = _READERS.get(parts.host) or _READERS.get(_SITE.sub("", parts.host))
    if reader:
        return reader(parts)
    if parts.host.endswith(".bsky.social") and not parts.path:
        return Profile("bluesky", parts.host, False)
    return _mastodon(parts)


def _profile(platform: str, name: str, is_post: bool = False) -> Profile | None:
    handle = name.removeprefix("@")
    pattern = _BLUESKY_HANDLE if platform == "bluesky" else _HANDLE
    if not pattern.fullmatch(handle) or handle in word_set("reserved", platform):
        return None
    return Profile(platform, handle, is_post)


def _x(address: _Address) -> Profile | None:
    if address.word(0) == "intent" and address.word(1) in ("user", "follow"):
        return _profile("x", address.query.get("screen_name", ""))
    return _profile("x", address.word(0), address.word(1) in ("status", "statuses", "article"))


def _facebook(address: _Address) -> Profile | None:
    first = address.word(0)
    if first == "profile.php":
        return _profile("facebook", address.query.get("id", ""))
    if first in ("permalink.php", "story.php"):
        return _profile("facebook", address.query.get("id", ""), True)
    if first == "pages" and address.word(1) == "category":
        return _profile("facebook", address.word(3))
    if first in ("people", "pages"):
        return _profile("facebook", address.word(2))
    if first in ("pg", "p"):
        return _profile("facebook", address.word(1))
    return _profile("facebook", first, address.word(1) in ("posts", "videos", "photos"))


def _instagram(address: _Address) -> Profile | None:
    if address.word(0) == "stories":
        is_account = address.word(1) not in ("", "highlights")
        return _profile("instagram", address.word(1), True) if is_account else None
    return _profile("instagram", address.word(0), address.word(1) in ("p", "reel", "tv"))


def _threads(address: _Address) -> Profile | None:
    return _signed("threads", address, ("post",))


def _tiktok(address: _Address) -> Profile | None:
    return _signed("tiktok", address, ("video", "photo"))


def _signed(platform: str, address: _Address, posts: tuple[str, ...]) -> Profile | None:
    if not address.word(0).startswith("@"):
        return None
    return _profile(platform, address.word(0), address.word(1) in posts)


def _linkedin(address: _Address) -> Profile | None:
    first, second = address.word(0), address.word(1)
    if first in ("in", "company", "showcase", "school"):
        return _profile("linkedin", second)
    if first == "posts" and "_" in second:
        return _profile("linkedin", second.partition("_")[0], True)
    return None


def _bluesky(address: _Address) -> Profile | None:
    if address.word(0) != "profile":
        return None
    return _profile("bluesky", address.word(1), address.word(2) == "post")


def _youtube(address: _Address) -> Profile | None:
    first = address.word(0)
    if first.startswith("@"):
        return _profile("youtube", first)
    return _profile("youtube", address.word(1)) if first in ("c", "user", "channel") else None


def _mastodon(address: _Address) -> Profile | None:
    words = address.path[1:] if address.word(0) == "web" else address.path
    name = words[0] if words else ""
    if name == "users" and len(words) > 1:
        name, words = f"@{words[1]}", words[1:]
    match = _MASTODON.fullmatch(name[1:]) if name.startswith("@") else None
    if not match or not _is_mastodon_host(address.host):
        return None
    is_post = len(words) > 1 and (words[1].isdecimal() or words[1] == "statuses")
    return Profile("mastodon", f"{match[1]}@{match[2] or address.host}", is_post)


def _is_mastodon_host(host: str) -> bool:
    others = word_set("reserved", "not_mastodon")
    labels = host.split(".")
    return is_domain(host) and not any(".".join(labels[i:]) in others for i in range(len(labels)))


_READERS: dict[str, Callable[[_Address], Profile | None]] = {
    "x.com": _x, "twitter.com": _x,
    "facebook.com": _facebook, "fb.com": _facebook, "fb.me": _facebook,
    "instagram.com": _instagram, "instagr.am": _instagram,
    "threads.net": _threads, "threads.com": _threads,
    "linkedin.com": _linkedin, "bsky.app": _bluesky,
    "youtube.com": _youtube, "tiktok.com": _tiktok,
}  # fmt: skip
