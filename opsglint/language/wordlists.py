"""Which words are known in English and French, and how common they are; read only when asked for.

The counts are those of pyspellchecker's dictionaries (film subtitles, cleaned against spelling
lists); docs/architecture/word-lists.md says why that library was chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from opsglint.language.folding import entries, fold, listed, words_of

Language = Literal["en", "fr"]

# How often, in a million words, a word must occur to be one that posts are made of; a shorter word
# must be more usual, for short words are found by chance inside longer ones. Set on the tags of the
# tests.
_LEAST: Final = {4: 1.5, 5: 0.6, 6: 0.3, 7: 0.2}
_LEAST_LONG: Final = 0.15
# Words of the package's own lists count as often as this, those of names and compounds if they are
# not short.
_OWN: Final = 20.0
_NAMED: Final = 5.0
_NAMED_LETTERS: Final = 5
_RARE_LETTERS: Final = 6
# No word counts as used more often: subtitles are speech, full of "sais", "want" and "bon".
_MOST: Final = 400.0

# Words of three letters and more that carry no content of their own, folded.
GRAMMAR: Final[dict[Language, frozenset[str]]] = {
    "en": listed(
        "the and for our you your are was his her him she they them their its not but with from "
        "that this these those will would can could have has had what when where who why how all "
        "any every more most than then into over about there here were been being does did just "
        "only"
    ),
    "fr": listed(
        "les des une aux nos vos ses mes tes sur par pour dans avec est son mon ton elle elles "
        "ils lui eux leur leurs qui que quoi dont sont ont fait tout tous toute toutes plus pas "
        "ces cet cette notre votre sous chez sans mais donc comme quand entre vers nous vous"
    ),
}


@dataclass(frozen=True, slots=True)
class WordList:
    """The folded words of a language: all, the usual ones by logarithm of use, the rare ones.

    Rare words keep a tag from being parted inside them; they do not prove that it holds several.
    """

    known: frozenset[str]
    common: dict[str, float]
    rare: frozenset[str]
    longest: int


@cache
def word_list(language: Language) -> WordList:
    """Return the words of `language`; the first call for each takes some tenths of a second."""
    from spellchecker import SpellChecker  # it and its dictionaries are heavy: only when needed

    counts = SpellChecker(language=language, distance=1).word_frequency
    total = sum(count for _, count in counts.items())
    known: set[str] = set()
    rates: dict[str, float] = {}
    for word, count in counts.items():
        folded = fold(word)
        known.add(folded)
        if len(folded) > 2 and (word.isalpha() or _is_possessive(word)):
            rates[folded] = rates.get(folded, 0.0) + count * 1e6 / total
    common = {word: rate for word, rate in rates.items() if _is_common(word, rate, language)}
    for words, rate in _own_words(language):
        for word in words:
            common[word] = max(common.get(word, 0.0), rate)
    logarithms = {word: math.log10(min(rate, _MOST) / 1e6) for word, rate in common.items()}
    rare = frozenset(word for word in known - common.keys() if len(word) >= _RARE_LETTERS)
    return WordList(frozenset(known), logarithms, rare, max(map(len, common)))


def _is_possessive(word: str) -> bool:
    """Say whether the word is one such as "women's", which tags hold without its apostrophe."""
    return len(word) > 5 and word.endswith("'s") and word[:-2].isalpha()


def _is_common(word: str, rate: float, language: Language) -> bool:
    if len(word) == 3:
        return word in _short_words(language) or word in GRAMMAR[language]
    return rate >= _LEAST.get(len(word), _LEAST_LONG)


def _short_words(language: Language) -> frozenset[str]:
    return words_of(f"short.{language}.txt")


def _own_words(language: Language) -> Iterator[tuple[Iterable[str], float]]:
    """Yield the package's own words with how often they count as used."""
    yield words_of(f"common.{language}.txt"), _OWN
    named = (*places_of_one_word(), *words_of("names.txt"), *words_of("compounds.txt"), *_tags())
    yield (word for word in named if len(word) >= _NAMED_LETTERS), _NAMED


@cache
def places_of_one_word() -> frozenset[str]:
    """Return the folded names of places that are one word."""
    return frozenset(fold(name) for name in entries("places.txt") if len(_parts(name)) == 1)


@cache
def names_of_several_words() -> dict[str, tuple[str, ...]]:
    """Return names that are several words: folded and joined -> the folded words."""
    names: dict[str, tuple[str, ...]] = {}
    for name in (*entries("places.txt"), *entries("known_tags.txt")):
        parts = tuple(fold(part) for part in _parts(name))
        if not name.startswith("=") and len(parts) > 1:
            names["".join(parts)] = parts
    return names


@cache
def passes_in_one_case() -> frozenset[str]:
    """Return the folded words, names and tags that may be written in one case."""
    names = words_of("names.txt") | words_of("compounds.txt") | places_of_one_word()
    return names | _tags()


def _tags() -> frozenset[str]:
    lines = (line[1:] for line in entries("known_tags.txt") if line.startswith("="))
    return frozenset(fold(tag) for line in lines for tag in line.split())


def _parts(name: str) -> list[str]:
    """Return the words of a name, parted by spaces, hyphens and capitals inside it."""
    spaced = name.replace("-", " ").replace("’", " ").replace("'", " ")
    return [piece for word in spaced.split() for piece in _humps(word)]


# Beginnings of names with a capital inside that are one word (McNab, LaSalle).
_ONE_NAME: Final = ("Mc", "Mac", "La")


def _humps(word: str) -> list[str]:
    starts = [0]
    for at in range(1, len(word)):
        hump = word[at].isupper() and word[at - 1].islower() and not word.startswith(_ONE_NAME)
        if hump or (word[at].isdigit() and word[at - 1].isalpha()):
            starts.append(at)
    return [word[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
