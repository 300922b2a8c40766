"""A pack as rules and engine ask it: every list is read when it is first asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from opsglint.language.phrases import Bookshelf, Phrase, PhraseBook
from opsglint.packs.values import GOVERNMENTS, MINISTRIES, PARTIES, Ministry, PackSource, Party


class Pack:
    """Codes one grade milder, holidays, and lists, from a chain of packs, the oldest first.

    `lowered` are codes one step milder; `country` and `subdivision` say whose holidays count;
    `reading_grade` is the school grade that a longer text should not exceed.
    """

    def __init__(
        self, name: str, sources: tuple[PackSource, ...], lowered: frozenset[str] = frozenset(),
        country: str = "CA", subdivision: str | None = None, reading_grade: int | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.lowered = lowered
        self.country = country
        self.subdivision = subdivision
        self.reading_grade = reading_grade
        self._sources = sources
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, PhraseBook] = {}
        self._shelf = Bookshelf()

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words, addresses or numbers; empty where the pack has none."""
        if name not in self._words:
            self._words[name] = tuple(self._entries(name))
        return self._words[name]

    def phrases(self, name: str) -> PhraseBook:
        """Return a list of phrases; empty where the pack has none."""
        if name not in self._phrases:
            self._phrases[name] = PhraseBook(self._entries(name), self._shelf)
        return self._phrases[name]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Return the political parties."""
        return tuple(self._entries(PARTIES))

    @cached_property
    def party_by_name(self) -> Mapping[Phrase, str]:
        """Return the party that each name, short name or person's name means."""
        return {name: party.name for party in reversed(self.parties) for name in party.names}

    @cached_property
    def party_names(self) -> PhraseBook:
        """Return the names of all parties, to be found in texts."""
        return PhraseBook(self.party_by_name, self._shelf)

    @cached_property
    def ministries(self) -> tuple[Ministry, ...]:
        """Return the ministries, with all names they ever had."""
        return tuple(self._entries(MINISTRIES))

    @cached_property
    def translated_names(self) -> Mapping[str, Mapping[Phrase, str]]:
        """Return, by the language (`en`, `fr`) of a name, the official names and what they are in the other.

        Names that both languages share, and those without a confirmed translation, are left out.
        """
        found: dict[str, dict[Phrase, str]] = {"en": {}, "fr": {}}
        bodies = (*self.ministries, *self._entries(GOVERNMENTS))
        for body in bodies:
            if body.fr and body.fr.casefold() != body.en.casefold():
                for name in _spellings(body.en):
                    found["en"].setdefault(Phrase(name), body.fr)
                for name in _spellings(body.fr):
                    found["fr"].setdefault(Phrase(name), body.en)
        return found

    @cached_property
    def names_in(self) -> Mapping[str, PhraseBook]:
        """Return the names of `translated_names`, by their language, to be found in texts."""
        return {language: PhraseBook(names, self._shelf) for language, names in self.translated_names.items()}

    def _entries(self, name: str) -> list[Any]:
        found: list[Any] = []
        for source in self._sources:
            one = source.read(name)
            if one is not None:
                found = [*(() if one.replaces else found), *one.entries]
        return found


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is written, and as people write it who leave the accents out."""
    plain = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return (name,) if plain == name else (name, plain)
