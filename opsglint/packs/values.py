"""What a pack says, as plain values: the same whether it was read from YAML or compiled before."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Protocol

from opsglint.language.phrases import Phrase

MANIFEST = "pack.yml"

PARTIES = "parties"
MINISTRIES = "ministries"
GOVERNMENTS = "governments"


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


class Manifest(NamedTuple):
    """What `pack.yml` says; fields are None (or empty) where it does not say it.

    `country` and `subdivision` are those whose holidays count, as the holidays library names them.
    """

    extends: str | None
    lowered: tuple[str, ...]
    country: str | None
    subdivision: str | None
    reading_grade: int | None


class PackList(NamedTuple):
    """A list of one pack; `replaces` says that it takes the place of that of the pack it extends.

    The entries are words (`str`), `Phrase`, `Party` or `Ministry`, all of one kind.
    """

    replaces: bool
    entries: tuple[Any, ...]


class PackSource(Protocol):
    """Where the manifest and the lists of one pack come from."""

    def manifest(self) -> Manifest:
        """Return what the pack is; raise PackError where that cannot be read."""

    def read(self, name: str) -> PackList | None:
        """Return a list, None where the pack has none of this name; raise PackError."""
