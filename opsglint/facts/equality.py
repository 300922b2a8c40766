"""When two texts are the same content, as rule KIT002 of the catalogue defines it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from opsglint.social.links import find_links
from opsglint.social.mentions import mentions
from opsglint.social.tracking import without_tracking

_TAG = r"[#\uff03](?<!\S[#\uff03])\w++[\s,]*+"
_TAGS = re.compile(rf"{_TAG}(?:{_TAG})*+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


_INVISIBLE_SIGN = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]")


# Rules and the index compare the same few texts of a document.
@lru_cache(maxsize=64)
def content_key(text: str) -> str:
    """Return what a text says, by which texts can be compared.

    White space, mentions, tracking parameters of links, and hashtags at the end of a line do not
    count; every other letter does.
    """
    text = unicodedata.normalize("NFC", text)
    if "@" in text or "\uff20" in text:
        text = _without(text, [(m.start, m.end, "") for m in mentions(text, ())])
    if "." in text:
        links = find_links(text)
        text = _without(text, [(k.start, k.end, without_tracking(k.address)) for k in links])
    if _INVISIBLE_SIGN.search(text):
        text = text.translate(_INVISIBLE)
    if "#" in text or "\uff03" in text:
        text = _TAGS.sub(_without_line_end, text)
    return " ".join(text.split())


def may_be_same(text: str, other: str) -> bool:
    """Say whether two texts may have one key: a cheap look for the plain words of each in the other."""
    if _holds_words(other, text) and _holds_words(text, other):
        return True
    return _is_written_otherwise(text) or _is_written_otherwise(other)


@lru_cache(maxsize=64)
def _is_written_otherwise(text: str) -> bool:
    """Say whether a text can have the key of one with other words: by signs that the key leaves out."""
    if text.isascii():
        return False
    return _INVISIBLE_SIGN.search(text) is not None or not unicodedata.is_normalized("NFC", text)


def _holds_words(text: str, other: str) -> bool:
    return all(word in text for word in other.split() if word.isascii() and word.isalnum())


def _without_line_end(tags: re.Match[str]) -> str:
    """Return what is left of some tags in a row without those that stand at the end of a line."""
    if tags.end() == len(tags.string):
        return ""
    end = tags[0].rfind("\n")
    return tags[0][end:] if end >= 0 else tags[0]


def _without(text: str, parts: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, replacement in parts:
        if start >= at:
            pieces += (text[at:start], replacement)
            at = end
    return "".join((*pieces, text[at:]))
