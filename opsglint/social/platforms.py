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

_ALIASES = {"twitter": "x"}
_LANGUAGES = {"en": ("en",), "fr": ("fr",), "both": ("en", "fr")}
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# The flags that stand for a language; others, Canada's among them, say nothing about one.
_FLAGS = {
    "\U0001f1ec\U0001f1e7": " en ",
    "\U0001f1fa\U0001f1f8": " en ",
    "\U0001f1eb\U0001f1f7": " fr ",
}
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
# A handle or a sum is no name of a platform.
_OTHER_SIGNS = re.compile(r"[@=$%]")
_LONGEST_ALIAS = 2


@dataclass(frozen=True, slots=True)
class HeadingName:
    """The platforms and the languages (`en`, `fr`) that a heading names, in its order."""

    platforms: tuple[str, ...]
    languages: tuple[str, ...]


def canonical(name: str) -> str | None:
    """Return the platform that front matter means by `name`, None where it means none.

    Names are taken as the content format has them, in lower case; `twitter` is `x`.
    """
    name = _ALIASES.get(name, name)
    return name if name in PLATFORMS else None


def heading_platforms_and_language(heading: str) -> HeadingName | None:
    """Return what a heading names, or None where it says anything else than such names."""
    folded = fold_accents(_FLAG.sub(lambda flag: _FLAGS.get(flag[0], " "), heading))
    if _OTHER_SIGNS.search(folded):
        return None
    tokens = _TOKEN.findall(folded)
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
