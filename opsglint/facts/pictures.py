"""What is known of a picture file without looking at its pixels."""

from __future__ import annotations

from typing import NamedTuple


class PictureFacts(NamedTuple):
    """A picture's format (JPEG, PNG, …), its size in pixels, and whether it says where it was taken."""

    format: str
    width: int
    height: int
    has_location: bool
