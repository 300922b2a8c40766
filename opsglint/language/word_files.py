"""Makes the files of words from the dictionaries of pyspellchecker, which only this needs.

A line holds the words that share their first letters: the rest of each, `.` where nothing is left,
and, of a common word, how often it was counted. The first line holds the sum of all counts, and the
length of the longest common word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from importlib.metadata import version
from typing import Final

from spellchecker import SpellChecker

from opsglint.language.folding import fold
from opsglint.language.wordlists import START, Language, short_words

# How often, in a million words, a word must occur to be one that posts are made of; a shorter word
# must be more usual, for short words are found by chance inside longer ones. Set on the tags of the
# tests.
_LEAST: Final = {4: 1.5, 5: 0.6, 6: 0.3, 7: 0.2}
_LEAST_LONG: Final = 0.15

_HEAD: Final = """\
# Made by python -m opsglint.language from pyspellchecker {version}; do not edit.
# Copyright (c) 2018-2021 Tyler Barrus, MIT License: see pyspellchecker-LICENSE.txt.
"""


def word_file(language: Language) -> str:
    """Return the text of `words.LANGUAGE.txt`."""
    dictionary = SpellChecker(language=language, distance=1).word_frequency
    total = 0
    counts: Counter[str] = Counter()
    for word, count in dictionary.items():
        total += count
        is_counted = word.isalpha() or _is_possessive(word)
        counts[fold(word)] += count if is_counted else 0
    short = short_words(language)
    packed: defaultdict[str, list[str]] = defaultdict(list)
    longest = 0
    for word, count in sorted(counts.items()):
        is_common = word in short if len(word) == START else _is_usual(word, count * 1e6 / total)
        longest = max(longest, len(word) * is_common)
        packed[word[:START]].append((word[START:] or ".") + (str(count) if is_common else ""))
    lines = [f"{start} {' '.join(ends)}" for start, ends in packed.items()]
    head = _HEAD.format(version=version("pyspellchecker"))
    return head + "\n".join((f"{total} {longest}", *lines)) + "\n"


def _is_possessive(word: str) -> bool:
    """Say whether the word is one such as "women's", which tags hold without its apostrophe."""
    return len(word) > 5 and word.endswith("'s") and word[:-2].isalpha()


def _is_usual(word: str, rate: float) -> bool:
    return len(word) > START and rate >= _LEAST.get(len(word), _LEAST_LONG)
