"""What each platform takes: one dated data file, which a repository can override.

`[platforms.x] length = 25000` replaces a number of `data/limits.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from opsglint.social.platforms import canonical
from opsglint.text.package_data import package_data

Overrides = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one platform takes; None where no source gives a limit.

    `fold` is about how many characters a feed shows before “see more”, `length` counts as the platform counts (`lengths.py`), `alt` in characters, sizes in bytes,
    `image_side` in pixels of the longer side, `image_pixels` in pixels of the whole picture.
    `media` is the most of all kinds together, `mixed` whether pictures and videos go together.
    """

    name: str
    date: str
    sources: tuple[str, ...]
    length: int | None = None
    fold: int | None = None
    length_with_pictures: int | None = None
    bytes: int | None = None
    title: int | None = None
    hashtags: int | None = None
    alt: int | None = None
    images: int | None = None
    videos: int | None = None
    media: int | None = None
    documents: int | None = None
    mixed: bool = True
    image_formats: tuple[str, ...] = ()
    video_formats: tuple[str, ...] = ()
    image_bytes: int | None = None
    animation_bytes: int | None = None
    video_bytes: int | None = None
    image_side: int | None = None
    image_pixels: int | None = None
    handle: str | None = None
    handle_words: str = ""


def numbers() -> tuple[str, ...]:
    """Return the names of the limits that are numbers: those that a repository can override."""
    return tuple(field.name for field in fields(Limits) if field.type == "int | None")


def limits_of(platform: str, overrides: Overrides | None = None) -> Limits:
    """Return what a platform takes, with the repository's own numbers in place of ours.

    Takes a platform of `PLATFORMS`; raises KeyError for any other.
    """
    limits = _all()[platform]
    if not overrides:
        return limits
    own: dict[str, Any] = {}
    for name, values in overrides.items():
        if canonical(name) == platform:
            own |= {key: value for key, value in values.items() if key in numbers()}
    return replace(limits, **own) if own else limits


@cache
def _all() -> dict[str, Limits]:
    text = package_data("opsglint.social", "data/limits.json")
    return {name: Limits(**_frozen(entry)) for name, entry in json.loads(text).items() if name != "about"}


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
