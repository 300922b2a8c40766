"""How hard a text is to read: sentences, syllables, and a school grade by a formula of its language.

English: the grade of Flesch and Kincaid (1975). French: the score of Kandel and Moles (1958),
which is Flesch's fitted to French, and the school grades that Flesch gave to his scores. Both say
little of fewer than a hundred words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from opsglint.language.chunks import lines_of, remembered
from opsglint.language.folding import fold
from opsglint.language.tokens import LONGEST_SENTENCE, Token, ends_sentence, tokens, words_of_chunk
from opsglint.text.patterns import lazy_pattern

# Flesch (1949), The Art of Readable Writing: the lower end of each step, and its school grade.
_GRADES: Final = ((90.0, 5.0), (80.0, 6.0), (70.0, 7.0), (60.0, 8.5), (50.0, 11.0), (30.0, 14.0), (0.0, 17.0))
_HARDEST: Final = 17.0
_JOINS: Final = "'’-\u2011"
_VOWELS: Final = lazy_pattern(r"[aeiouy]+")
_HIATUS: Final = lazy_pattern(r"[aeo](?=[ëïü])|i(?=[aeou](?:$|[^aeiou]))|(?<=[^q])u(?=a)")
_SILENT_ENGLISH: Final = lazy_pattern(r"(?:[^aeiouyl]|[aeiouy]l)es?$|[^aeiouydt]ed$")
_SILENT_FRENCH: Final = lazy_pattern(r"(?<=[a-z])(?:es?|ent)$")
_VERB_ENT: Final = lazy_pattern(r"[^aeiouy]ent$")
_ENGLISH_PARTS: Final = lazy_pattern(r"i(?:a|o(?!us|n)|um)|eo(?=s?$)|ea(?=s?$|te)|ience|u(?:a|ou)(?!y)|(?<=[^aeiou])ying")


class Sentence(NamedTuple):
    """A sentence: its place in the text, and how many words it has."""

    start: int
    end: int
    words: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; links, handles and hashtags are no words of theirs.

    A word with an apostrophe or a hyphen is one.
    """
    current: list[Token] = []
    for word in tokens(text):
        if current and word.sentence != current[0].sentence:
            yield _sentence(current, text)
            current = []
        if not word.in_hashtag:
            current.append(word)
    if current:
        yield _sentence(current, text)


def _sentence(words: list[Token], text: str) -> Sentence:
    return Sentence(words[0].start, words[-1].end, _count(words, text))


def _count(words: list[Token], text: str) -> int:
    return sum(1 for word in words if not _is_joined(word, text))


def _is_joined(word: Token, text: str) -> bool:
    """Say whether a token is a later part of a word: of one with an apostrophe or a hyphen."""
    return word.start > 0 and text[word.start - 1] in _JOINS


class Survey(NamedTuple):
    """How many words a text has, in how many sentences, and how many the longest one has."""

    words: int
    sentences: int
    longest: int


@lru_cache(maxsize=64)
def survey(text: str) -> Survey:
    """Return the measures of a text, those that `sentences` would yield."""
    found = [one for one in _marked(text).split(_END) if one.strip(_TAGGED)]
    if max(map(len, found), default=0) > LONGEST_SENTENCE:
        words = [one.words for one in sentences(text)]
    else:
        words = [one.count(_COUNTED) for one in found]
    return Survey(sum(words), len(words), max(words, default=0))


# How the tokens of a text stand in a row of marks, which is counted faster than the text: those that
# count as words, the later parts of a word, those of hashtags; and where a sentence ends.
_COUNTED: Final = "w"
_JOINED: Final = "-"
_TAGGED: Final = "#"
_END: Final = "."
_STOPS: Final = ".,;:!?…"  # after a word they change nothing of it


def _marked(text: str) -> str:
    """Return a mark for each token of a text, and one for the end of each sentence."""
    marks: list[str] = []
    for chunks in lines_of(text):
        if not (chunks and chunks[0][0].islower()):
            marks.append(_END)
        marks += map(_marks, chunks)
    return "".join(marks)


@remembered
def _marks(chunk: str) -> str:
    """Return the marks of a stretch of a text without white space."""
    if chunk.isalpha():
        return _COUNTED
    if chunk[:-1].isalpha() and chunk[-1] in _STOPS:
        return _COUNTED + _END if ends_sentence(chunk) else _COUNTED
    tokens_in = words_of_chunk(chunk)
    marks = (_TAGGED if one.in_hashtag else _JOINED if _is_joined(one, chunk) else _COUNTED for one in tokens_in)
    return "".join((*marks, _END if ends_sentence(chunk) else ""))


def grade(text: str, language: str) -> float:
    """Return the school grade that a text asks for (0 to 17); 0 without words.

    `language` is `en` or `fr`.
    """
    count, number, _ = survey(text)
    if not count:
        return 0.0
    syllables = sum(_syllables(chunk, language) for chunk in text.split())
    per_sentence, per_word = count / number, syllables / count
    if language == "en":
        found = 0.39 * per_sentence + 11.8 * per_word - 15.59
    else:
        found = _of_score(207 - 1.015 * per_sentence - 73.6 * per_word)
    return max(0.0, min(found, _HARDEST))


@lru_cache(maxsize=8192)
def _syllables(chunk: str, language: str) -> int:
    """Return how many syllables the words of a stretch without white space have."""
    words = (word.written for word in words_of_chunk(chunk) if not word.in_hashtag)
    return sum(syllables_of(word, language) for word in words if word.isalpha())


def _of_score(score: float) -> float:
    """Return the school grade of a Flesch score, between the steps in proportion."""
    above, easier = 100.0, 4.0
    for lower, step in _GRADES:
        if score >= lower:
            return step + (easier - step) * (score - lower) / (above - lower)
        above, easier = lower, step
    return _HARDEST


def syllables_of(word: str, language: str) -> int:
    """Return about how many syllables a word is spoken with, at least 1 (0 for an elided letter)."""
    lower = word.lower()
    if language == "fr" and len(lower) == 1 and lower in "cdjlmnst":
        return 0
    return _english(lower) if language == "en" else _french(lower)


def _english(word: str) -> int:
    folded = fold(word)
    count = len(_VOWELS.findall(folded)) + len(_ENGLISH_PARTS.findall(folded))
    return max(1, count - bool(_SILENT_ENGLISH.search(folded)))


def _french(word: str) -> int:
    hiatus = len(_HIATUS.findall(word))
    folded = fold(word)
    # A final e, es, ent is not spoken, but é is.
    plain = word.endswith(("e", "es")) or (_VERB_ENT.search(word) is not None and not word.endswith("ment"))
    silent = bool(plain and _SILENT_FRENCH.search(folded))
    groups = _VOWELS.findall(_SILENT_FRENCH.sub("", folded) if silent else folded)
    return max(1, len(groups) + hiatus)
