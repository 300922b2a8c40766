"""What a post becomes on each platform, as reports show it."""

from __future__ import annotations

from dataclasses import dataclass

from opsglint.social.lengths import Length


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that a platform makes a link of: `kind` is link, mention or hashtag."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, video or recording of a post, with its alternative and the most it may have."""

    src: str
    kind: str
    alt: str | None
    alt_limit: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """One text on one platform.

    `accounts` publish it; `row` is where it begins in the file; `part` of `parts` where it is a
    thread. `over` is where it is too long, `fold` where a feed puts “see more”, None where neither is.
    """

    platform: str
    accounts: tuple[str, ...]
    row: int
    part: int
    parts: int
    text: str
    lengths: tuple[Length, ...]
    over: int | None
    fold: int | None
    stretches: tuple[Stretch, ...]
    media: tuple[Picture, ...]
