"""Handles, brought to the one form in which they are compared."""

from __future__ import annotations

from functools import lru_cache

from opsglint.social.characters import fold
from opsglint.social.profiles import profile_of


# Rules ask for the accounts of the same handles, and of those that many documents name.
@lru_cache(maxsize=4096)
def normalise(handle: str) -> str:
    """Return a handle in lower case, without @, spaces and invisible characters.

    The address of a profile gives the handle of its account; `user@host` and handles that are
    domains stay whole; a text without any handle gives an empty one.
    """
    folded = fold(handle)
    profile = profile_of(folded) if "/" in folded else None
    if profile:
        return profile.handle
    return folded.lstrip("@ ").rstrip("/ ")
