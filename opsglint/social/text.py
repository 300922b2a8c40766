"""Characters that readers do not see."""

from __future__ import annotations

# Zero-width space, joiners, word joiner, byte order mark, soft hyphen, and the marks of direction.
INVISIBLE_CHARACTERS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
INVISIBLE = dict.fromkeys(map(ord, INVISIBLE_CHARACTERS))


def visible(text: str) -> tuple[str, list[int] | None]:
    """Return the text without invisible characters, and where each of the others stood.

    The second is None where nothing was taken out.
    """
    if not any(c in text for c in INVISIBLE_CHARACTERS):
        return text, None
    places = [i for i, c in enumerate(text) if c not in INVISIBLE_CHARACTERS]
    return "".join(text[i] for i in places), places
