"""Turns the models of a pack's files, whose values know their places, into plain values."""

from __future__ import annotations

from typing import Any

from opsglint.language.phrases import Phrase
from opsglint.packs.models import ListFile, MinistryEntry, PackFile, PartyEntry, PhraseEntry
from opsglint.packs.values import Manifest, Ministry, PackList, Party
from opsglint.text import Located, MappedText


def manifest_of(file: PackFile) -> Manifest:
    """Return what `pack.yml` says."""
    grade, holidays = _value(file.reading_grade), file.holidays
    country = _value(holidays.country) if holidays else None
    subdivision = _value(holidays.subdivision) if holidays else None
    return Manifest(
        _value(file.extends), _values(file.lowered), country, subdivision,
        int(grade) if grade else None,
    )  # fmt: skip


def values_of(file: ListFile) -> PackList:
    """Return the entries of a list of any kind."""
    entries = getattr(file, "entries", None) or ()
    return PackList(bool(file.replaces and file.replaces.value), tuple(map(_entry, entries)))


def _entry(entry: object) -> Any:
    if isinstance(entry, PhraseEntry):
        return _phrase(entry)
    if isinstance(entry, PartyEntry):
        return _party(entry)
    if isinstance(entry, MinistryEntry):
        return _ministry(entry)
    assert isinstance(entry, MappedText)
    return entry.value


def _value(text: MappedText | Located[str] | None) -> str | None:
    return text.value if text else None


def _values(texts: tuple[MappedText | Located[str], ...] | None) -> tuple[str, ...]:
    return tuple(text.value for text in texts or ())


def _phrase(entry: PhraseEntry) -> Phrase:
    return Phrase(
        _value(entry.say) or "", _value(entry.lang), entry.letters is not None,
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
