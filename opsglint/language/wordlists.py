"""Which words are known in English and French, and how common they are; read only when asked for.

`words.en.txt` and `words.fr.txt` are made by `python -m opsglint.language` from the dictionaries of
pyspellchecker; docs/architecture/word-lists.md says why that library was chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, Literal

from opsglint.language.folding import entries, fold, listed, words_of

Language = Literal["en", "fr"]

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


class WordList:
    """The folded words of a language: those known, and of these the common and the rare ones.

    Rare words keep a tag from being parted inside them; they do not prove that it holds several.
    """

    def __init__(self, language: Language) -> None:
        lines = entries(f"words.{language}.txt")
        total, longest = next(lines).split()
        self._million = int(total) / 1e6
        self._packed = {start: rest for start, _, rest in (line.partition(" ") for line in lines)}
        self._counts: dict[str, Mapping[str, int]] = {}
        self._own: dict[str, float] = {}
        for words, rate in _own_words(language):
            for word in words:
                self._own[word] = max(self._own.get(word, 0.0), rate)
        self.longest = max(int(longest), *map(len, self._own))

    def knows(self, word: str) -> bool:
        """Say whether the dictionary has a word."""
        return self._count(word) is not None

    def is_common(self, word: str) -> bool:
        """Say whether a word is one that posts are made of."""
        return word in self._own or bool(self._count(word))

    def is_rare(self, word: str) -> bool:
        """Say whether a word of the dictionary is not common, and not short."""
        return len(word) >= _RARE_LETTERS and self.knows(word) and not self.is_common(word)

    def logarithm(self, word: str) -> float | None:
        """Return the logarithm (base 10) of a common word's share of all words, None for others."""
        rate = max((self._count(word) or 0) / self._million, self._own.get(word, 0.0))
        return math.log10(min(rate, _MOST) / 1e6) if rate else None

    def _count(self, word: str) -> int | None:
        """Return how often a common word was counted, 0 for other known ones, None for the rest."""
        start = word[:START]
        counts = self._counts.get(start)
        if counts is None:
            counts = self._counts[start] = _unpacked(self._packed.get(start, ""))
        return counts.get(word[START:])


# Of so many letters is the beginning that the words of a line share.
START: Final = 3


def _unpacked(line: str) -> Mapping[str, int]:
    """Return the ends of words that a line holds, with their counts; `.` is an empty end."""
    found: dict[str, int] = {}
    for entry in line.split():
        end = entry.rstrip("0123456789")
        found[end.rstrip(".")] = int(entry[len(end) :] or 0)
    return found


@cache
def word_list(language: Language) -> WordList:
    """Return the words of `language`; each line of them is unpacked when it is first needed."""
    return WordList(language)


def short_words(language: Language) -> frozenset[str]:
    """Return the words of three letters that count as common."""
    return words_of(f"short.{language}.txt") | GRAMMAR[language]


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
