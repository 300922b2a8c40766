"""Phrases of a term list: written in a small language that needs no programmer, found in a text.

A phrase is words, found whatever their capitals, accents and hyphens (`re-elect` finds
“Re-elect” and “re elect”). In it

- `(vote|votes|votez)` stands for any of several words, and each may be several words;
- `[the]` is a word that may be left out, `[a|the]` one of several;
- `~` stands for up to three words.

An entry of a list is a phrase, or a mapping with `say` (the phrase) and any of

- `lang`: `en` or `fr`, where the words mean something else in the other language;
- `letters: exact`: capitals count (`PC`, `Green`);
- `beside`: phrases of which one must stand right before or after (no more than one word between);
- `near`: phrases of which one must stand in the same sentence;
- `not_beside`, `unless`: phrases of which none may stand beside it, or in the same sentence;
- `alone: true`: only where the phrase is a line, a bracket or a sentence of its own.

Links, handles and e-mail addresses are not read as words; a hashtag is read as its words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from opsglint.language.tokens import Token, tokens

GAP = 3
_MOST_SPELLINGS = 2000
_PARTS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(~)|([^\s()\[\]~]+)")


class Phrase(NamedTuple):
    """One entry of a term list; see the module for what its fields mean."""

    say: str
    language: str | None = None
    exact: bool = False
    alone: bool = False
    beside: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class PhraseMatch(NamedTuple):
    """Where a phrase stands in a text, and which sentence (counted from 0) that is."""

    start: int
    end: int
    phrase: Phrase
    sentence: int


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


def spellings(say: str) -> list[tuple[str, ...]]:
    """Return every sequence of words that a phrase stands for; `~` is a gap.

    Raises PhraseError where brackets do not close, nothing is said, or it stands for too much.
    """
    parts: list[list[tuple[str, ...]]] = []
    rest = _PARTS.sub(" ", say)
    if rest.strip():
        raise PhraseError(f"`{say}` has a bracket that does not open or close")
    for match in _PARTS.finditer(say):
        choice, optional, gap, word = match.groups()
        if gap:
            parts.append([("~",)])
        elif word is not None:
            parts.append([_words(word)])
        else:
            options = [_words(one) for one in (choice if optional is None else optional).split("|")]
            parts.append(options if optional is None else [*options, ()])
    total = 1
    for part in parts:
        total *= len(part)
    if total > _MOST_SPELLINGS:
        raise PhraseError(f"`{say}` stands for more than {_MOST_SPELLINGS} phrases")
    found = [tuple(itertools.chain(*choice)) for choice in itertools.product(*parts)]
    if not all(words and words[0] != "~" and words[-1] != "~" for words in found):
        raise PhraseError(f"`{say}` does not begin and end with a word")
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.written for token in tokens(text))


@dataclass(slots=True)
class _Bucket:
    """The spellings that begin with one word, with the entries they belong to."""

    spellings: list[tuple[tuple[str, ...], tuple[str, ...], int]] = field(default_factory=list)


class PhraseBook:
    """Phrases, ready to be found; a text is read once, whatever their number."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._buckets: dict[str, _Bucket] = {}
        self._conditions: dict[tuple[str, ...], PhraseBook] = {}
        for number, phrase in enumerate(self.phrases):
            for written in spellings(phrase.say):
                folded = tuple("~" if w == "~" else tokens(w)[0].folded for w in written)
                self._buckets.setdefault(folded[0], _Bucket()).spellings.append(
                    (folded, written, number)
                )
        for bucket in self._buckets.values():
            bucket.spellings.sort(key=lambda one: -len(one[0]))

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def find(self, text: str, language: str | None = None) -> Iterator[PhraseMatch]:
        """Yield where a phrase stands whose conditions hold; none where another was found.

        `language` is that of the text, where it is known.
        """
        words = tokens(text)
        at = 0
        while at < len(words):
            found = self._at(words, at, text, language)
            if found is None:
                at += 1
            else:
                end, match = found
                yield match
                at = end

    def first(self, text: str, language: str | None = None) -> PhraseMatch | None:
        """Return the first match, None where there is none."""
        return next(self.find(text, language), None)

    def _at(
        self, words: tuple[Token, ...], at: int, text: str, language: str | None
    ) -> tuple[int, PhraseMatch] | None:
        bucket = self._buckets.get(words[at].folded)
        if bucket is None:
            return None
        for folded, written, number in bucket.spellings:
            phrase = self.phrases[number]
            if phrase.language and language and phrase.language != language:
                continue
            end = _matched(words, at, written if phrase.exact else folded, phrase.exact)
            if end is not None and self._holds(phrase, words, at, end, text, language):
                first, last = words[at], words[end - 1]
                start = first.start - _sign(text, first)
                return end, PhraseMatch(start, last.end, phrase, first.sentence)
        return None

    def _holds(
        self, phrase: Phrase, words: tuple[Token, ...], at: int, end: int, text: str,
        language: str | None,
    ) -> bool:  # fmt: skip
        if phrase.alone and not _stands_alone(words, at, end, text):
            return False
        first, last = _sentence(words, at)
        checks = (
            (phrase.beside, True, max(first, at - 4), min(last, end + 4), 1),
            (phrase.not_beside, False, max(first, at - 4), min(last, end + 4), 1),
            (phrase.near, True, first, last, None),
            (phrase.unless, False, first, last, None),
        )
        for texts, wanted, low, high, reach in checks:
            if texts and self._stands(texts, words, (low, high), (at, end), reach, language) != wanted:
                return False
        return True

    def _stands(
        self, texts: tuple[str, ...], words: tuple[Token, ...], window: tuple[int, int],
        place: tuple[int, int], reach: int | None, language: str | None,
    ) -> bool:  # fmt: skip
        book = self._conditions.get(texts)
        if book is None:
            book = self._conditions[texts] = PhraseBook(Phrase(text) for text in texts)
        at, end = place
        for start in range(*window):
            if at <= start < end:
                continue
            bucket = book._buckets.get(words[start].folded)
            for folded, _, _ in bucket.spellings if bucket else ():
                stop = _matched(words, start, folded, False)
                if stop is None or stop > window[1] or (start < at < stop):
                    continue
                distance = at - stop if stop <= at else start - end
                if reach is None or distance <= reach:
                    return True
        return False


def _sign(text: str, token: Token) -> int:
    return int(token.in_hashtag and token.start > 0 and text[token.start - 1] in "#＃")


def _matched(
    words: tuple[Token, ...], at: int, wanted: tuple[str, ...], exact: bool
) -> int | None:
    """Return the end of a spelling that begins at a word, None where it does not stand there."""
    position = at
    index = 0
    while index < len(wanted):
        if wanted[index] == "~":
            return _after_gap(words, at, position, wanted[index + 1 :], exact)
        if position >= len(words) or words[position].sentence != words[at].sentence:
            return None
        token = words[position]
        if (token.written if exact else token.folded) != wanted[index]:
            return None
        position += 1
        index += 1
    return position


def _after_gap(
    words: tuple[Token, ...], at: int, position: int, rest: tuple[str, ...], exact: bool
) -> int | None:
    for start in range(position, min(position + GAP + 1, len(words))):
        if words[start].sentence != words[at].sentence:
            return None
        end = _matched(words, start, rest, exact)
        if end is not None:
            return end
    return None


def _sentence(words: tuple[Token, ...], at: int) -> tuple[int, int]:
    number = words[at].sentence
    first = at
    while first > 0 and words[first - 1].sentence == number:
        first -= 1
    last = at
    while last < len(words) and words[last].sentence == number:
        last += 1
    return first, last


_OPENING = "([{<|/*_#«“\"'-–—:•~"
_SHUTTING = ")]}>|/*_#»”\"'-–—:•~.!;,"


def _stands_alone(words: tuple[Token, ...], at: int, end: int, text: str) -> bool:
    """Say whether a stretch of words has a line, a bracket or dashes to itself."""
    before = text[words[at - 1].end if at else 0 : words[at].start]
    after = text[words[end - 1].end : words[end].start if end < len(words) else len(text)]
    opens = at == 0 or "\n" in before or any(sign in _OPENING for sign in before.replace("'", ""))
    shuts = end == len(words) or "\n" in after or any(sign in _SHUTTING for sign in after.strip())
    return opens and shuts
