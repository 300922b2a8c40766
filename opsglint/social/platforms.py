"""The platforms, and the headings of a draft that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from opsglint.social.characters import fold_accents
from opsglint.social.data_files import word_set, words

PLATFORMS = (
    "x", "facebook", "instagram", "threads", "linkedin", "bluesky", "mastodon", "youtube", "tiktok",
)  # fmt: skip

_LANGUAGES = {"en": ("en",), "fr": ("fr",), "both": ("en", "fr")}
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST_ALIAS = 2


@dataclass(frozen=True, slots=True)
class HeadingName:
    """The platforms and the languages (`en`, `fr`) that a heading names, in its order."""

    platforms: tuple[str, ...]
    languages: tuple[str, ...]


def heading_platforms_and_language(heading: str) -> HeadingName | None:
    """Return what a heading names, or None where it says anything else than such names."""
    tokens = _TOKEN.findall(fold_accents(heading))
    platforms: dict[str, None] = {}
    languages: dict[str, None] = {}
    for meanings in _meanings(tokens):
        if meanings is None:
            return None
        for meaning in meanings:
            (platforms if meaning in PLATFORMS else languages)[meaning] = None
    if not platforms and not languages:
        return None
    return HeadingName(tuple(platforms), tuple(languages))


def _meanings(tokens: list[str]) -> Iterator[tuple[str, ...] | None]:
    """Yield what each word, or pair of words, names: nothing for a filler, None if unknown."""
    at = 0
    while at < len(tokens):
        for size in range(_LONGEST_ALIAS, 0, -1):
            alias = " ".join(tokens[at : at + size])
            if alias in _aliases():
                yield _aliases()[alias]
                at += min(size, len(tokens) - at)
                break
        else:
            is_filler = tokens[at] in word_set("platforms", "fillers") or tokens[at].isdecimal()
            yield () if is_filler else None
            at += 1


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Return what the aliases of the data file name."""
    return {
        alias: _LANGUAGES.get(key, (key,))
        for key, aliases in words("platforms").items()
        if key != "fillers"
        for alias in aliases
    }
