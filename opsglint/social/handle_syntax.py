"""Which handles a platform's syntax allows (`data/limits.json`)."""

from __future__ import annotations

import re
from functools import cache

from opsglint.social.limits import limits_of

# atproto.com/specs/handle, looked at 2026-11-21.
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LONGEST_DOMAIN = 253


def is_valid_handle(handle: str, platform: str) -> bool:
    """Say whether a platform (of `PLATFORMS`) can have such a handle, an @ in front not counted."""
    name = handle.strip().removeprefix("@").removeprefix("\uff20")
    if platform == "bluesky":
        return is_valid_domain_handle(name)
    pattern = _pattern(platform)
    return pattern is None or bool(pattern.fullmatch(name))


def is_valid_domain_handle(name: str) -> bool:
    """Say whether a name is a handle of the AT Protocol: a domain whose last label begins with a letter."""
    labels = name.split(".")
    return (
        len(name) <= _LONGEST_DOMAIN
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and labels[-1][0].isalpha()
    )


@cache
def _pattern(platform: str) -> re.Pattern[str] | None:
    handle = limits_of(platform).handle
    return re.compile(handle) if handle else None
