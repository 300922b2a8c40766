"""Texts as detectors of personal details read them: words, sentences, and what is no evidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import lru_cache

from opsglint.content.models import Component
from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Passage, Role
from opsglint.language.phrases import PhraseBook, PhraseMatch
from opsglint.language.tokens import Token, is_address, tokens
from opsglint.text import Span

_MAY_BE_ADDRESS = re.compile(
    r"(?:[^\s@\uff20/#\uff03.]*+\s++)*+(?:(?P<chunk>[^\s@\uff20/#\uff03.]*+[@\uff20/#\uff03.]\S*+)|\S*+\Z)"
)
_SIGNS = ("#", "\uff03")
_DIGIT = re.compile(r"\d")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@lru_cache(maxsize=64)
def without_addresses(text: str) -> str:
    """Return a text of the same length with blanks for links, e-mail addresses, handles, hashtags.

    Numbers in them name pages and accounts, never people.
    """
    pieces: list[str] = []
    last = 0
    for match in _MAY_BE_ADDRESS.finditer(text):
        chunk = match["chunk"] or ""
        is_tag = chunk[:1] in _SIGNS and any(map(str.isalpha, chunk))
        if is_tag or is_address(chunk):
            pieces += (text[last : match.start("chunk")], " " * len(chunk))
            last = match.end()
    return "".join((*pieces, text[last:]))


def has_digits(text: str, least: int) -> bool:
    """Say whether a text holds at least so many digits outside of what `without_addresses` blanks.

    That is a cheap look before a closer one.
    """
    return _digits_in(text) >= least and len(_DIGIT.findall(without_addresses(text))) >= least


@lru_cache(maxsize=64)
def _digits_in(text: str) -> int:
    return sum(map(text.count, "0123456789"))


class Sentences:
    """The sentences of a text, and which phrases stand near a place in one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tokens(text)
        self._starts = [word.start for word in self.words]
        self._found: dict[tuple[int, str | None], tuple[list[int], list[PhraseMatch]]] = {}

    def sentence(self, at: int) -> int:
        """Return the number of the sentence at an offset."""
        place = bisect_right(self._starts, at) - 1
        return self.words[max(place, 0)].sentence if self.words else 0

    def before(self, start: int, most: int) -> tuple[Token, ...]:
        """Return up to `most` words before an offset, in its sentence."""
        end = bisect_right(self._starts, start - 1)
        number = self.sentence(start)
        return tuple(w for w in self.words[max(0, end - most) : end] if w.sentence == number)

    def after(self, end: int, most: int) -> tuple[Token, ...]:
        """Return up to `most` words after an offset, in its sentence."""
        first = bisect_right(self._starts, end - 1)
        number = self.sentence(end - 1)
        return tuple(w for w in self.words[first : first + most] if w.sentence == number)

    def is_near(
        self, book: PhraseBook, start: int, end: int, before: int, after: int, language: str | None
    ) -> bool:  # fmt: skip
        """Say whether a phrase stands so many words before or after a place, in its sentence."""
        left, right = self.before(start, before), self.after(end, after)
        low = left[0].start if left else start
        high = right[-1].end if right else end
        starts, matches = self._matches(book, language)
        inside = matches[bisect_left(starts, low) : bisect_left(starts, high)]
        return any(m.end <= high and (m.end <= start or m.start >= end) for m in inside)

    def _matches(
        self, book: PhraseBook, language: str | None
    ) -> tuple[list[int], list[PhraseMatch]]:
        """Return all phrases of a book in the text, looked for once, and where they start."""
        key = (id(book), language)
        if key not in self._found:
            matches = list(book.find(self.text, language))
            self._found[key] = [match.start for match in matches], matches
        return self._found[key]


# Rules ask for the passages of one document after the other.
@lru_cache(maxsize=2)
def passages_to_read(document: Document[Model]) -> tuple[Passage, ...]:
    """Return the passages of a document, each stretch of the file once."""
    firsts: dict[Span, Passage] = {}
    for passage in document.passages:
        firsts.setdefault(passage.text.span, passage)
    return tuple(firsts.values())


def is_own_text(passage: Passage, document: Document[Model], roles: Container[Role]) -> bool:
    """Say whether a passage has one of some roles, or is the text of a news release or its like."""
    return passage.role in roles or (passage.role is Role.NOTE and isinstance(document.model, Component))


class ContactBlocks:
    """The stretches of a text that tell the media whom to call.

    One begins with a phrase such as “Media contacts” and ends with its paragraph, or in a news
    release and its like, where it stands last, with the text.
    """

    def __init__(self, document: Document[Model], passage: Passage, book: PhraseBook) -> None:
        text = passage.text.value
        found = list(book.find(text, passage.language))
        if isinstance(document.model, Component):
            found = found[:1]
            ends: list[int] = []
        else:
            ends = [match.start() for match in _PARAGRAPH.finditer(text)] if found else []
        ends.append(len(text))
        self._starts = [match.start for match in found]
        self._ends = [ends[min(bisect_right(ends, start), len(ends) - 1)] for start in self._starts]

    def hold(self, at: int) -> bool:
        """Say whether an offset lies in one of the stretches."""
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]
