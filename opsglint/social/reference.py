"""The reference of platforms, made from the data file of their limits."""

from __future__ import annotations

from opsglint.social.limits import Limits, limits_of
from opsglint.social.platforms import PLATFORMS

_UNITS = {
    "x": "weighted characters: a link 23, an emoji 2, most letters 1 (twitter-text 3)",
    "bluesky": "characters as a reader sees them (grapheme clusters), and bytes",
    "mastodon": "characters as a reader sees them; a link 23, of `@name@server` the name alone",
    "threads": "characters; an emoji as its bytes",
}
_NUMBERS = (
    ("length", "characters of a text"), ("length_with_pictures", "characters where pictures go with it"),
    ("bytes", "bytes of a text"), ("fold", "characters before “see more”, about"), ("title", "characters of a title"),
    ("hashtags", "hashtags"), ("alt", "characters of a text alternative"), ("images", "pictures"), ("videos", "videos"),
    ("media", "pictures and videos together"), ("documents", "documents"), ("image_bytes", "bytes of a picture"),
    ("animation_bytes", "bytes of an animation"), ("video_bytes", "bytes of a video"),
    ("image_side", "pixels of a picture’s longer side"), ("image_pixels", "pixels of a picture"),
)  # fmt: skip


def reference() -> str:
    """Return the page: every platform, how it counts, what it takes, and where that was read."""
    parts = [
        "# Platforms: what they take, and how they count",
        "These numbers date. Each has the page it was read on and the day; where pages disagree, the "
        "platform’s own comes first. A repository overrides any of them:",
        '```toml\n[platforms.x]\nlength = 25000      # an account that may write longer posts\n```',
        "`opsglint preview FILE` shows how each platform counts, cuts and links the texts of a post.",
    ]
    for platform in PLATFORMS:
        parts += _section(platform, limits_of(platform))
    return "\n\n".join(parts) + "\n"


def _section(platform: str, limits: Limits) -> list[str]:
    rows = [
        f"| `{name}` | {value:,} | {meaning} |"
        for name, meaning in _NUMBERS
        if (value := getattr(limits, name)) is not None
    ]
    said = [
        f"Counted in {_UNITS.get(platform, 'characters')}.",
        "\n".join(("| setting | limit | of what |", "| --- | --- | --- |", *rows)),
    ]
    if limits.handle_words:
        said.append(f"A handle has {limits.handle_words}." if platform not in ("bluesky", "mastodon") else f"A handle is {limits.handle_words}.")
    if limits.image_formats:
        said.append(f"Pictures: {', '.join(limits.image_formats)}. Videos: {', '.join(limits.video_formats)}.")
    if not limits.mixed:
        said.append("Pictures and a video do not go together.")
    sources = "\n".join(f"- <{page}>" for page in limits.sources)
    return [f"## {limits.name}", *said, f"Read on {limits.date}:\n\n{sources}"]
