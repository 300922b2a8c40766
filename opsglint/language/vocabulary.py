"""Which words a text may hold: a cheap look before it is split into words with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from opsglint.language.folding import fold
from opsglint.language.tokens import pieces_of_hashtags

_MARKS = "\u0300-\u036f"
# An underscore joins the letters on its sides, but a mark after it belongs to the next word.
_LOOSE_UNDERSCORES = re.compile(rf"_+(?=[{_MARKS}])")
_JOINING = re.compile(rf"[_{_MARKS}]")
# Whatever is kept of a table is kept for these: the scripts of Europe, with their punctuation.
_USUAL = range(0x3000)


class _Folding(dict[int, str]):
    """How each character stands in a folded word: letters folded, what parts words as a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isalnum():
            folded = same_sigma(fold(character))
        else:
            folded = "" if _JOINING.match(character) else " "
        if code in _USUAL:
            self[code] = folded
        return folded


_FOLDING = _Folding()


# All rules that look for words ask for the same few texts of a document.
@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """Return the folded words of a text as `tokens` finds them, and perhaps more.

    Parts of links and handles are among them, and hashtags both whole and in their words. Small
    sigma has one form.
    """
    return frozenset(chain.from_iterable(map(_words_of, text.split())))


# The same words, with their commas, are in most texts of a repository.
@lru_cache(maxsize=8192)
def _words_of(chunk: str) -> tuple[str, ...]:
    if "_" in chunk:
        chunk = _LOOSE_UNDERSCORES.sub(" ", chunk)
    words = " ".join((chunk, *pieces_of_hashtags(chunk)))
    return tuple(words.translate(_FOLDING).split())


def same_sigma(folded: str) -> str:
    """Return a folded word with one form of small sigma, which has another at the end of words."""
    return folded.replace("\u03c2", "\u03c3")
