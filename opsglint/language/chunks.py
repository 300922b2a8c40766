"""The stretches of a text without white space: what a cheap look at a text looks at, each once."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=64)
def chunks_of(text: str) -> frozenset[str]:
    """Return the different stretches of a text that white space parts.

    Texts repeat their words: who judges each of these once, and keeps what they said of it, passes
    over most texts without reading them.
    """
    return frozenset(text.split())
