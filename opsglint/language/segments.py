"""Where the words of a run of letters part, when no spaces are left."""

from __future__ import annotations

from typing import Final, NamedTuple

from opsglint.language.folding import listed
from opsglint.language.wordlists import GRAMMAR, Language, WordList, word_list

# Short words that may stand between others, with the logarithm of how often they are used in film
# subtitles.
_SMALL: Final[dict[Language, dict[str, float]]] = {
    "en": {
        **dict.fromkeys(("of", "to", "in", "it", "is"), -1.7),
        **dict.fromkeys(
            ("on", "at", "by", "we", "my", "be", "no", "us", "an", "or", "as", "up"), -2.2
        ),
    },
    "fr": {
        **dict.fromkeys(("de", "la", "le", "un", "et", "en", "je", "on", "ne", "ce"), -1.6),
        **dict.fromkeys(("du", "au", "ma", "sa", "ou", "me", "se"), -2.2),
    },
}
# French words that lose a vowel before another one; they stand only before a vowel or an h.
_ELIDED: Final = {"l": -2.2, "d": -2.2, "j": -2.5, "qu": -2.5}
_BEFORE_ELIDED: Final = frozenset("aeiouyh")
# French words that lose their vowel before another one, so that "de le au" cannot be for "de l
# eau".
_ELIDING: Final = frozenset(("de", "la", "le", "je", "ce", "ma", "sa", "me", "se", "ne"))
_VOWELS: Final = frozenset("aeiou")
# Known words that are two in a tag ("delà") or, as pieces of it, endings of the word before.
_NEVER: Final = listed("dela able ally ants ante ment ness tion aires elles")
_NO_WORD: Final = -99.0
# A rare word counts as often as one use in fifty million words.
_RARE: Final = -7.7
# What each word costs besides, for fewer and longer words are likelier ("saison", not "sais on").
_EACH: Final = -1.5
_EACH_SMALL: Final = -0.5


class Part(NamedTuple):
    """One word of a run: where it stands, and whether it is more than a link between others."""

    start: int
    end: int
    content: bool


class Segmentation(NamedTuple):
    """One way to part a run; `lead` says by how much the next best way is less likely."""

    language: Language
    parts: tuple[Part, ...]
    score: float
    lead: float


class _Way(NamedTuple):
    score: float
    start: int
    before: int  # which way of those that end at `start` it goes on from


def segment(run: str, language: Language) -> list[Segmentation]:
    """Return the two likeliest ways to part a folded run of letters into words, the best first.

    Each place looks back no further than the longest word: the time is linear in the run.
    """
    words = word_list(language)
    ways: list[list[_Way]] = [[_Way(0.0, 0, 0)]]
    for end in range(1, len(run) + 1):
        found = [
            _Way(way.score + score, start, rank)
            for start in range(max(0, end - words.longest), end)
            if ways[start] and (score := _score(run, start, end, words, language)) > _NO_WORD
            for rank, way in enumerate(ways[start])
        ]
        ways.append(sorted(found, reverse=True)[:2])
    last = ways[-1]
    lead = last[0].score - last[1].score if len(last) > 1 else -_NO_WORD
    return [
        Segmentation(language, _parts(run, ways, language, rank), way.score, 0.0 if rank else lead)
        for rank, way in enumerate(last)
    ]


def _score(run: str, start: int, end: int, words: WordList, language: Language) -> float:
    """Return the logarithm of how often the word is used, or `_NO_WORD`."""
    word = run[start:end]
    if len(word) > 2:
        return _NO_WORD if word in _NEVER else _long_score(word, words)
    following = run[end : end + 1]
    if language == "fr" and word in _ELIDED and following in _BEFORE_ELIDED:
        return _ELIDED[word] + _EACH_SMALL
    if language == "fr" and word in _ELIDING and following in _VOWELS:
        return _NO_WORD
    return _SMALL[language].get(word, _NO_WORD) + _EACH_SMALL


def _long_score(word: str, words: WordList) -> float:
    logarithm = words.logarithm(word)
    if logarithm is None:
        logarithm = _RARE if words.is_rare(word) else _NO_WORD
    return logarithm + _EACH


def _parts(
    run: str, ways: list[list[_Way]], language: Language, rank: int
) -> tuple[Part, ...]:
    parts: list[Part] = []
    end = len(run)
    while end:
        way = ways[end][rank]
        word = run[way.start : end]
        parts.append(Part(way.start, end, len(word) > 2 and word not in GRAMMAR[language]))
        end, rank = way.start, way.before
    return tuple(reversed(parts))
