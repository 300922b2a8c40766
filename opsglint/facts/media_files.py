"""What is known of a picture or video file without decoding it."""

from __future__ import annotations

import enum
from typing import NamedTuple


class MediaFault(enum.StrEnum):
    """What keeps a media file from being shown."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TRUNCATED = "truncated"
    BOMB = "bomb"


class MediaFacts(NamedTuple):
    """A file's format (JPEG, PNG, MP4, …; empty where it is none that is known) and what it tells.

    `size` is in bytes, `width` and `height` in pixels, 0 where they are not known; `has_location` says
    whether it tells where it was taken; `fault` what keeps it from being shown.
    """

    format: str
    size: int
    width: int = 0
    height: int = 0
    has_location: bool = False
    fault: MediaFault | None = None
