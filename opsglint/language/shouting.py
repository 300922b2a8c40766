"""Words written in capitals that are no abbreviations, several in a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from opsglint.language.folding import entries, fold
from opsglint.language.tokens import is_address
from opsglint.language.wordlists import word_list
from opsglint.text.patterns import lazy_pattern

# How many words make a shout (AXS012), and how many of them must be words that a dictionary has or
# that are long: a row of short unknown ones is a list of abbreviations.
_LEAST: Final = 3
_LEAST_SURE: Final = 2
_LONG: Final = 6
_CHUNK: Final = lazy_pattern(r"\S+")
_PARAGRAPH: Final = lazy_pattern(r"\n[^\S\n]*\n")
_MARKS: Final = "\u0300-\u036f"
# Initials with full stops (P.E.I., R.-U.), or a word with what joins its parts; `_` and digits make
# it a name of something.
_WORD: Final = lazy_pattern(
    rf"(?:[^\W\d_]\.-?){{2,}}[^\W\d_]?(?![\w{_MARKS}])|[\w{_MARKS}]+(?:[\-\u2010\u2011'’&+][\w{_MARKS}]+)*"
)
# Each word that counts holds two capitals in a row, unless it has letters beyond those of French,
# which may turn into some: all but signs and pictures are taken for such.
_CAPITALS: Final = lazy_pattern("[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ]+")
_FAR_LETTER: Final = lazy_pattern(
    "[^\x00-\xffŒœ\u2000-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
_JOINTS: Final = lazy_pattern(r"[\-\u2010\u2011'’&+]")
_ROMAN: Final = lazy_pattern(r"X{0,3}(?:IX|IV|V?I{0,3})")
_TAGS: Final = ("#", "\uff03")


class Shout(NamedTuple):
    """A stretch of a text in capitals."""

    start: int
    end: int


class _Word(NamedTuple):
    """A word in capitals: `plain` without accents; `counts` and `doubtful` say how it counts."""

    start: int
    end: int
    plain: str
    counts: bool
    doubtful: bool


def find_shouts(text: str) -> list[Shout]:
    """Return the places where three or more words in a row are in capitals, in order.

    Abbreviations (data/abbreviations.txt), single letters, words with digits, hashtags, handles and
    addresses neither count nor end a row; a word with a small letter and an empty line end it.
    """
    has_far_letters = not text.isascii() and _FAR_LETTER.search(text)
    if not has_far_letters and len(_CAPITALS.findall(text)) < _LEAST:
        return []
    found: list[Shout] = []
    row: list[_Word] = []
    for word in _words(text):
        if word is not None:
            row.append(word)
            continue
        found += _judged(row)
        row = []
    found += _judged(row)
    return [shout for shout in found if not _is_enumeration(text[shout.start : shout.end])]


def _is_enumeration(words: str) -> bool:
    """Say whether each of some words is parted from the next by a comma, as abbreviations are."""
    return words.count(",") > 0 and all(len(part.split()) < 2 for part in words.split(","))


def _judged(row: list[_Word]) -> list[Shout]:
    counting = [word for word in row if word.counts]
    sure = [word for word in counting if not word.doubtful]
    if len(counting) < _LEAST or not sure:
        return []
    if sum(1 for word in counting if _is_known(word.plain)) < _LEAST_SURE:
        return []
    return [Shout(counting[0].start, counting[-1].end)]


def _is_known(plain: str) -> bool:
    return len(plain) >= _LONG or any(word_list(one).knows(plain) for one in ("en", "fr"))


def _words(text: str) -> Iterator[_Word | None]:
    """Yield the words in capitals, and None wherever a row of them ends."""
    last = 0
    for chunk in _CHUNK.finditer(text):
        if _PARAGRAPH.search(text, last, chunk.start()):
            yield None
        last = chunk.end()
        if not is_address(chunk.group()):
            yield from _in_chunk(text, chunk)


def _in_chunk(text: str, chunk: re.Match[str]) -> Iterator[_Word | None]:
    for match in _WORD.finditer(text, *chunk.span()):
        written = unicodedata.normalize("NFKC", match[0])
        if text[match.start() - 1 : match.start()] in _TAGS:
            continue
        if any(letter.isdecimal() or letter == "_" for letter in written):
            continue
        if not written.isupper():
            # Syllabics and other scripts without capitals end a row too.
            yield None
        elif len(plain := fold(written)) > 1 and not _is_abbreviation(written):
            doubtful = written in _abbreviations(True)
            yield _Word(match.start(), match.end(), plain, True, doubtful)


def _is_abbreviation(word: str) -> bool:
    """Say whether a word in capitals is one, or several joined by hyphens or the like."""
    if "." in word:
        return True
    known = _abbreviations(False)
    return word in known or all(
        len(part) < 2 or part in known or _ROMAN.fullmatch(part) for part in _JOINTS.split(word)
    )


@cache
def _abbreviations(doubtful: bool) -> frozenset[str]:
    """Return the abbreviations that are also words, or all others."""
    lines = [line for line in entries("abbreviations.txt") if line.startswith("~") == doubtful]
    return frozenset(word.upper() for line in lines for word in line.lstrip("~").split())
