"""When two texts are the same content, as rule KIT002 of the catalogue defines it."""

from __future__ import annotations

import re
import unicodedata

from opsglint.social.links import find_links
from opsglint.social.mentions import mentions
from opsglint.social.tracking import without_tracking

_TAGS_AT_LINE_END = re.compile(r"(?m)(?:(?:^|(?<=\s))[#\uff03]\w+[\s,]*)+$")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


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
    text = _TAGS_AT_LINE_END.sub("", text.translate(_INVISIBLE))
    return " ".join(text.split())


def _without(text: str, parts: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, replacement in parts:
        if start >= at:
            pieces += (text[at:start], replacement)
            at = end
    return "".join((*pieces, text[at:]))
