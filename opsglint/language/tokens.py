"""Splits a text into words with their places and sentences, as term lists read it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from opsglint.language.folding import fold, listed


class Token(NamedTuple):
    """A word: as written, in lower case, without accents, its place, its sentence's number.

    `in_hashtag` is true for a word of a hashtag.
    """

    written: str
    lower: str
    folded: str
    start: int
    end: int
    sentence: int
    in_hashtag: bool = False


_CHUNK = re.compile(r"\S+")
# Names of variables and files are one word each, whatever words they are made of: API_SECRET_KEY.
_WORD = re.compile(r"[^\W_]+(?:(?:[\u0300-\u036f]+|_+(?=[^\W_]))[^\W_]*)*")
_TAG = re.compile(rf"(?<=[#\uff03]){_WORD.pattern}")
_HUMP = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zà-öø-ÿ])|[A-ZÀ-ÖØ-Þ]?[^\W\dA-ZÀ-ÖØ-Þ_]+|\d+|[^\W_]")
LONGEST_SENTENCE = 200  # words; whatever has more is cut, so that no text costs more than linear time
_CLOSING = "\"'”’»)]} \u00a0"
_ENDS = ".!?…"

# A full stop after these does not end a sentence.
_ABBREVIATIONS = listed(
    "dr mr mrs ms st ste no nos vs etc hon prof jr sr ext inc ltd co mm mme mlle tel eg ie pm am "
    "pex cad art boul blvd av ave rd cres ch rte app apt"
)

# Letters that stand for a unit, with which a sentence may end; others are initials.
_UNITS = frozenset(("h", "g", "l", "°C", "°F", "m²", "m³"))


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; links, handles and e-mail addresses have none."""
    found: list[Token] = []
    sentence = 0
    first = 0
    last = 0
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if _breaks_line(text, last, match.start()) or len(found) - first >= LONGEST_SENTENCE:
            sentence += 1
            first = len(found)
        last = match.end()
        at = match.start()
        for word in words_of_chunk(chunk):
            if len(found) - first >= LONGEST_SENTENCE:
                sentence += 1
                first = len(found)
            written, small, plain, start, end, _, tagged = word
            found.append(Token(written, small, plain, at + start, at + end, sentence, tagged))
        if ends_sentence(chunk):
            sentence += 1
            first = len(found)
    return tuple(found)


@lru_cache(maxsize=8192)
def words_of_chunk(chunk: str) -> tuple[Token, ...]:
    """Return the words of a stretch of a text without white space, as `tokens` does."""
    if is_address(chunk):
        return ()
    places = ((chunk[start:end], start, end, tagged) for start, end, tagged in _words(chunk))
    return tuple(Token(word, *_forms(word), start, end, 0, tagged) for word, start, end, tagged in places)


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, str]:
    """Return a word in lower case, its accents composed, and without accents."""
    small = word.lower() if word.isascii() else unicodedata.normalize("NFC", word).lower()
    return small, fold(word)


def is_address(chunk: str) -> bool:
    """Say whether a run of characters is a link, a handle or an e-mail address, not words."""
    if "://" in chunk or "@" in chunk or "＠" in chunk:
        return True
    bare = chunk.strip("([{<\"'“«»”)]}>.,;:!?…")
    if bare[:4].casefold() == "www.":
        return True
    head, slash, _ = bare.partition("/")
    return bool(slash) and "." in head.strip(".") and not head.startswith(".")


def pieces_of_hashtags(text: str) -> list[str]:
    """Return the words that the hashtags of a text are made of, as written."""
    tags = _TAG.findall(text) if "#" in text or "\uff03" in text else ()
    return [piece for tag in tags for piece in _HUMP.findall(tag)]


def _words(chunk: str) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    for match in _WORD.finditer(chunk):
        start = match.start()
        tagged = start > 0 and chunk[start - 1] in "#＃"
        if not tagged:
            found.append((start, match.end(), False))
            continue
        found += [
            (start + part.start(), start + part.end(), True)
            for part in _HUMP.finditer(match.group())
        ]
    return found


@lru_cache(maxsize=8192)
def ends_sentence(chunk: str) -> bool:
    """Say whether a sentence ends after a stretch of a text without white space."""
    bare = chunk.rstrip(_CLOSING)
    if not bare or bare[-1] not in _ENDS:
        return False
    if bare[-1] != "." or bare.endswith(".."):
        return True
    word = fold(bare[:-1].lstrip("(\"'“«"))
    is_initial = len(word) == 1 and word.isalpha() and bare[:-1] not in _UNITS
    return word not in _ABBREVIATIONS and not is_initial


def _breaks_line(text: str, last: int, start: int) -> bool:
    gap = text[last:start]
    if "\n" not in gap:
        return False
    return gap.count("\n") > 1 or not text[start].islower()
