"""A pack as rules and engine ask it: every list is read when it is first asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from opsglint.language.phrases import Phrase, PhraseBook
from opsglint.packs.folder import read_list
from opsglint.packs.lists import GOVERNMENTS, MINISTRIES, PARTIES
from opsglint.packs.models import MinistryEntry, PartyEntry, PhraseEntry
from opsglint.text import MappedText


class Party(NamedTuple):
    """A political party: all that it is called, and the domains of its sites."""

    name: str
    names: tuple[Phrase, ...]
    sites: tuple[str, ...]


class Ministry(NamedTuple):
    """A ministry's names and abbreviations, and the days (both included) on which they hold."""

    en: str
    fr: str | None
    acronym_en: str | None
    acronym_fr: str | None
    first: date | None
    last: date | None

    def is_in_effect(self, day: date) -> bool:
        """Say whether the names hold on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Pack:
    """Codes one grade milder, holidays, and lists, from a chain of folders, the oldest first.

    `lowered` are codes one step milder; `country` and `subdivision` say whose holidays count;
    `reading_grade` is the school grade that a longer text should not exceed.
    """

    def __init__(
        self, name: str, folders: tuple[Traversable, ...], lowered: frozenset[str] = frozenset(),
        country: str = "CA", subdivision: str | None = None, reading_grade: int | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.lowered = lowered
        self.country = country
        self.subdivision = subdivision
        self.reading_grade = reading_grade
        self._folders = folders
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, PhraseBook] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words, addresses or numbers; empty where the pack has none."""
        if name not in self._words:
            self._words[name] = tuple(entry.value for entry in self._entries(name))
        return self._words[name]

    def phrases(self, name: str) -> PhraseBook:
        """Return a list of phrases; empty where the pack has none."""
        if name not in self._phrases:
            self._phrases[name] = PhraseBook(map(_phrase, self._entries(name)))
        return self._phrases[name]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Return the political parties."""
        return tuple(map(_party, self._entries(PARTIES)))

    @cached_property
    def party_by_name(self) -> Mapping[Phrase, str]:
        """Return the party that each name, short name or person's name means."""
        return {name: party.name for party in reversed(self.parties) for name in party.names}

    @cached_property
    def party_names(self) -> PhraseBook:
        """Return the names of all parties, to be found in texts."""
        return PhraseBook(self.party_by_name)

    @cached_property
    def ministries(self) -> tuple[Ministry, ...]:
        """Return the ministries, with all names they ever had."""
        return tuple(map(_ministry, self._entries(MINISTRIES)))

    @cached_property
    def translated_names(self) -> Mapping[str, Mapping[Phrase, str]]:
        """Return, by the language (`en`, `fr`) of a name, the official names and what they are in the other.

        Names that both languages share, and those without a confirmed translation, are left out.
        """
        found: dict[str, dict[Phrase, str]] = {"en": {}, "fr": {}}
        bodies = (*self.ministries, *map(_ministry, self._entries(GOVERNMENTS)))
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
        return {language: PhraseBook(names) for language, names in self.translated_names.items()}

    def _entries(self, name: str) -> Iterator[Any]:
        files = [read_list(folder, name) for folder in self._folders]
        found: list[Any] = []
        for file in filter(None, files):
            if file.replaces and file.replaces.value:
                found.clear()
            found += file.entries or ()
        return iter(found)


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is written, and as people write it who leave the accents out."""
    plain = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return (name,) if plain == name else (name, plain)


def _value(text: MappedText | None) -> str | None:
    return text.value if text else None


def _values(texts: tuple[MappedText, ...] | None) -> tuple[str, ...]:
    return tuple(text.value for text in texts or ())


def _phrase(entry: PhraseEntry) -> Phrase:
    return Phrase(
        _value(entry.say) or "", entry.lang.value if entry.lang else None, entry.letters is not None,
        bool(entry.alone and entry.alone.value), bool(entry.bracketed and entry.bracketed.value),
        _values(entry.beside), _values(entry.near),
        _values(entry.not_beside), _values(entry.unless),
    )  # fmt: skip


def _party(entry: PartyEntry) -> Party:
    name = _value(entry.en) or ""
    whole = [Phrase(text) for text in (name, _value(entry.fr)) if text]
    return Party(name, (*whole, *map(_phrase, entry.names or ())), _values(entry.sites))


def _ministry(entry: MinistryEntry) -> Ministry:
    first, last = (day.value if day else None for day in (entry.from_, entry.to))
    return Ministry(
        _value(entry.en) or "", _value(entry.fr), _value(entry.acronym_en), _value(entry.acronym_fr),
        first, last,
    )  # fmt: skip



