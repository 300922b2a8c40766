"""Phrases of a term list: written in a small language that needs no programmer, found in a text.

A phrase is words, found whatever their capitals and hyphens (`re-elect` finds “Re-elect” and “re
elect”). Accents count, because they part words (`demeuré` is no `demeure`), save in capitals and in
hashtags, where people leave them out. In it

- `(vote|votes|votez)` stands for any of several words, and each may be several words;
- `[the]` is a word that may be left out, `[a|the]` one of several;
- `~` stands for up to three words;
- `^` stands for a word that begins with a capital, as names do.

An entry of a list is a phrase, or a mapping with `say` (the phrase) and any of

- `lang`: `en` or `fr`, where the words mean something else in the other language;
- `letters: exact`: capitals count (`PC`, `Green`);
- `beside`: phrases of which one must stand right before or after (no more than one word between);
- `near`: phrases of which one must stand in the same sentence;
- `not_beside`, `unless`: phrases of which none may stand beside it, or in the same sentence;
- `alone: true`: only where the phrase is a line, a bracket or a sentence of its own;
- `bracketed: true`: only where brackets enclose it alone.

Links, handles and e-mail addresses are not read as words; a hashtag is read as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from opsglint.language.folding import listed
from opsglint.language.tokens import Token, tokens
from opsglint.language.vocabulary import same_sigma, words_in

GAP = 3
# Words that many texts of a government hold, for all their length.
_USUAL = listed(
    "ontario canada ontarians government gouvernement ministry ministere party parti people your votre vos our "
    "notre nos with avec from before avant pour help need know visit stay place table where friend"
)
_MOST_TEXTS = 64  # as many as `words_in` remembers
_MOST_PARTS = 16
_PARTS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|([~^])|([^\s()\[\]~^]+)")


class Phrase(NamedTuple):
    """One entry of a term list; see the module for what its fields mean.

    `telling` are its `telling_words` where they were found before, so that it is cut into parts only
    when a text holds one of them.
    """

    say: str
    language: str | None = None
    exact: bool = False
    alone: bool = False
    bracketed: bool = False
    beside: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


class PhraseMatch(NamedTuple):
    """Where a phrase stands in a text, and which sentence (counted from 0) that is."""

    start: int
    end: int
    phrase: Phrase
    sentence: int


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


class _Part(NamedTuple):
    """A word of a phrase, several to choose from, a gap or a name."""

    choices: frozenset[tuple[Token, ...]]
    optional: bool = False
    gap: bool = False
    name: bool = False


def check_phrase(say: str) -> None:
    """Raise PhraseError where a phrase cannot be read: a bracket does not close, nothing is said."""
    _parts(say)


def telling_words(say: str) -> frozenset[str]:
    """Return folded words of which a text with the phrase has one; raise PhraseError as `check_phrase`."""
    rarest = max(_needs(say), key=lambda choices: min(max(map(_rarity, words)) for words in choices))
    return frozenset(max(sorted(words), key=_rarity) for words in rarest)


def _rarity(word: str) -> int:
    """Return how much a word tells: long words are in few texts."""
    return 0 if word in _USUAL else len(word)


@lru_cache(maxsize=4096)
def _needs(say: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return the parts that no text with a phrase can lack: the words of each of their choices."""
    needed = (part for part in _parts(say) if part.choices and not (part.optional or part.name))
    return tuple(
        tuple(frozenset(same_sigma(word.folded) for word in choice) for choice in part.choices)
        for part in needed
    )


def _may_stand_among(words: frozenset[str], say: str) -> bool:
    """Say whether a text of some words may hold a phrase."""
    return all(any(map(words.issuperset, choices)) for choices in _needs(say))


@lru_cache(maxsize=4096)
def _parts(say: str) -> tuple[_Part, ...]:
    if _PARTS.sub(" ", say).strip():
        raise PhraseError(f"`{say}` has a bracket that does not open or close")
    found: list[_Part] = []
    for choice, optional, sign, word in _PARTS.findall(say):
        texts = [word] if word else (choice or optional).split("|")
        words = frozenset(filter(None, map(tokens, texts)))
        if sign or words:
            found.append(_Part(words, bool(optional), sign == "~", sign == "^"))
    if not found or found[0].optional or not found[0].choices or found[-1].gap:
        raise PhraseError(f"`{say}` does not begin with a word, or ends with a gap")
    if len(found) > _MOST_PARTS:
        raise PhraseError(f"`{say}` has more than {_MOST_PARTS} parts")
    return tuple(found)


class Bookshelf:
    """Books of phrases that are looked up in the words of a text all at once."""

    def __init__(self) -> None:
        self._by_telling_word: dict[str, list[int]] = {}
        self._size = 0
        self._known: dict[frozenset[str], frozenset[int]] = {}

    def add(self, telling: frozenset[str]) -> int:
        """Add a book with such telling words and return its number."""
        number = self._size
        self._size += 1
        self._known.clear()
        for word in telling:
            self._by_telling_word.setdefault(word, []).append(number)
        return number

    def books(self, words: frozenset[str]) -> frozenset[int]:
        """Return the numbers of the books of which a phrase may stand in a text of these words."""
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            telling = words & self._by_telling_word.keys()
            known = frozenset(chain.from_iterable(map(self._by_telling_word.__getitem__, telling)))
            self._known[words] = known
        return known


_ByFirstWord = Mapping[str, list[Phrase]]


class PhraseBook:
    """Phrases, ready to be found; a text is read once, whatever their number.

    Books of one shelf are looked up in a text together.
    """

    def __init__(self, phrases: Iterable[Phrase], shared: Bookshelf | None = None) -> None:
        self.phrases = tuple(phrases)
        self._by_telling_word: dict[str, list[int]] = {}
        self._conditions: dict[tuple[str, ...], PhraseBook] = {}
        for number, phrase in enumerate(self.phrases):
            for word in phrase.telling or telling_words(phrase.say):
                self._by_telling_word.setdefault(word, []).append(number)
        self._telling_words = frozenset(self._by_telling_word)
        self._shared = shared or Bookshelf()
        self._number = self._shared.add(self._telling_words)
        self._last: tuple[frozenset[str], _ByFirstWord] = frozenset(), {}

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def find(self, text: str, language: str | None = None) -> Iterator[PhraseMatch]:
        """Yield where a phrase stands whose conditions hold; none where another was found.

        `language` is that of the text, where it is known.
        """
        if self._number not in self._shared.books(words_in(text)):
            return iter(())
        possible = self._possible(words_in(text))
        return self._found(text, language, possible) if possible else iter(())

    def _found(
        self, text: str, language: str | None, possible: _ByFirstWord
    ) -> Iterator[PhraseMatch]:
        words = tokens(text)
        at = 0
        while at < len(words):
            found = self._at(words, at, text, language, possible)
            if found is None:
                at += 1
            else:
                end, match = found
                yield match
                at = end

    def first(self, text: str, language: str | None = None) -> PhraseMatch | None:
        """Return the first match, None where there is none."""
        return next(self.find(text, language), None)

    def _possible(self, words: frozenset[str]) -> _ByFirstWord:
        """Return the phrases that may stand in a text of these words, by how they may begin."""
        if words.isdisjoint(self._telling_words):
            return {}
        if self._last[0] is not words:
            self._last = words, self._possible_anew(words)
        return self._last[1]

    def _possible_anew(self, words: frozenset[str]) -> _ByFirstWord:
        telling = words & self._telling_words
        found: dict[str, list[Phrase]] = {}
        for number in sorted({number for word in telling for number in self._by_telling_word[word]}):
            phrase = self.phrases[number]
            if _may_stand_among(words, phrase.say) and self._may_hold(phrase, words):
                for first in {choice[0].folded for choice in _parts(phrase.say)[0].choices}:
                    found.setdefault(first, []).append(phrase)
        return found

    def _may_hold(self, phrase: Phrase, words: frozenset[str]) -> bool:
        """Say whether what must stand near a phrase may stand in a text of these words."""
        wanted = filter(None, (phrase.beside, phrase.near))
        return all(self._condition(texts)._possible(words) for texts in wanted)

    def _at(
        self, words: tuple[Token, ...], at: int, text: str, language: str | None,
        possible: _ByFirstWord,
    ) -> tuple[int, PhraseMatch] | None:  # fmt: skip
        best: tuple[int, Phrase] | None = None
        for phrase in possible.get(words[at].folded, ()):
            if phrase.language and language and phrase.language != language:
                continue
            end = _matched(words, at, _parts(phrase.say), phrase.exact)
            if end is None or (best and end <= best[0]):
                continue
            if self._holds(phrase, words, at, end, text, language):
                best = end, phrase
        if best is None:
            return None
        first, last = words[at], words[best[0] - 1]
        start = first.start - _sign(text, first)
        return best[0], PhraseMatch(start, last.end, best[1], first.sentence)

    def _holds(
        self, phrase: Phrase, words: tuple[Token, ...], at: int, end: int, text: str,
        language: str | None,
    ) -> bool:  # fmt: skip
        if phrase.alone and not _stands_alone(words, at, end, text):
            return False
        if phrase.bracketed and not _in_brackets(words, at, end, text):
            return False
        if not (phrase.beside or phrase.not_beside or phrase.near or phrase.unless):
            return True
        first, last = _sentence(words, at)
        checks = (
            (phrase.beside, True, max(first, at - 4), min(last, end + 4), 1),
            (phrase.not_beside, False, max(first, at - 4), min(last, end + 4), 1),
            (phrase.near, True, first, last, None),
            (phrase.unless, False, first, last, None),
        )
        for texts, wanted, low, high, reach in checks:
            place = (at, end)
            if texts and self._stands(texts, words, text, (low, high), place, reach, not wanted) != wanted:
                return False
        return True

    def _stands(
        self, texts: tuple[str, ...], words: tuple[Token, ...], text: str, window: tuple[int, int],
        place: tuple[int, int], reach: int | None, may_overlap: bool,
    ) -> bool:  # fmt: skip
        """Say whether one of some phrases stands near a place: elsewhere, or also over it."""
        possible = self._condition(texts)._possible(words_in(text))
        at, end = place
        for start in range(*window):
            for phrase in possible.get(words[start].folded, ()):
                stop = _matched(words, start, _parts(phrase.say), False)
                if stop is None or stop > window[1]:
                    continue
                overlaps = start < end and at < stop
                if overlaps and not (may_overlap and stop - start > end - at):
                    continue
                distance = max(at - stop, start - end, 0)
                if reach is None or distance <= reach:
                    return True
        return False


    def _condition(self, texts: tuple[str, ...]) -> PhraseBook:
        book = self._conditions.get(texts)
        if book is None:
            book = self._conditions[texts] = PhraseBook(map(Phrase, texts))
        return book


def _sign(text: str, token: Token) -> int:
    return int(token.in_hashtag and token.start > 0 and text[token.start - 1] in "#＃")


def _matched(
    words: tuple[Token, ...], at: int, parts: tuple[_Part, ...], exact: bool
) -> int | None:
    """Return the end of the longest spelling that begins at a word, None where there is none."""
    ends = {at}
    for part in parts:
        ends = set(_after(words, ends, part, exact)) | (ends if part.optional else set())
    return max((end for end in ends if words[end - 1].sentence == words[at].sentence), default=None)


def _after(
    words: tuple[Token, ...], starts: set[int], part: _Part, exact: bool
) -> Iterator[int]:
    """Yield where a part of a phrase may end that begins at one of some words."""
    for start in starts:
        if part.gap:
            yield from range(start, min(start + GAP, len(words)) + 1)
            continue
        if part.name and start < len(words) and words[start].written[0].isupper():
            yield start + 1
        for choice in part.choices:
            end = start + len(choice)
            if end <= len(words) and all(map(partial(_is, exact), words[start:end], choice)):
                yield end


def _is(exact: bool, token: Token, wanted: Token) -> bool:
    if exact:
        return token.written == wanted.written
    if token.lower == wanted.lower:
        return True
    # Accents are often left out there.
    is_loose = token.in_hashtag or token.written.isupper()
    return is_loose and token.folded == wanted.folded


def _sentence(words: tuple[Token, ...], at: int) -> tuple[int, int]:
    number = words[at].sentence
    first = at
    while first > 0 and words[first - 1].sentence == number:
        first -= 1
    last = at
    while last < len(words) and words[last].sentence == number:
        last += 1
    return first, last


# Quotation marks are none of them: a marking in quotation marks is spoken of, not put.
_OPENING = frozenset("([{<|*_#-–—:•~")
_SHUTTING = frozenset(")]}>|*_#-–—:•~.!;,")


def _stands_alone(words: tuple[Token, ...], at: int, end: int, text: str) -> bool:
    """Say whether a stretch of words has a line, a bracket or dashes to itself."""
    before = text[words[at - 1].end if at else 0 : words[at].start]
    after = text[words[end - 1].end : words[end].start if end < len(words) else len(text)]
    opens = at == 0 or "\n" in before or not _OPENING.isdisjoint(before)
    shuts = end == len(words) or "\n" in after or not _SHUTTING.isdisjoint(after)
    return opens and shuts


def _in_brackets(words: tuple[Token, ...], at: int, end: int, text: str) -> bool:
    start, stop = words[at].start, words[end - 1].end
    return text[max(0, start - 1) : start] in ("(", "[", "{") and text[stop : stop + 1] in (")", "]", "}")
