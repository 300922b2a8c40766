"""What the files of a pack hold: the one definition of every field, by which they are checked."""

from __future__ import annotations

from datetime import date as CalendarDay

from opsglint.content.records import Document, Record, has, record
from opsglint.content.shapes import Boolean, Day, Many, Nested, OneOf, Text, Word
from opsglint.text import Located, MappedText

LANGUAGES = ("en", "fr")


@record
class Holidays(Record):
    """Whose public holidays are no working days, as the holidays library names them."""

    country: Located[str] | None = has(Word("a country code"), "such as CA", required=True)
    subdivision: Located[str] | None = has(Word("a province code"), "such as ON")


@record
class PackFile(Document):
    """`pack.yml`: what the pack is, on which pack it stands, and what it grades differently."""

    title: MappedText | None = has(Text(), "whose guidelines these are", required=True)
    source: MappedText | None = has(Text(), "where the grades come from")
    date: Located[CalendarDay] | None = has(Day(), "the day on which that was looked at")
    extends: Located[str] | None = has(
        Word("a pack"), "the pack whose lists it adds to: one of ours, or a folder"
    )
    lowered: tuple[Located[str], ...] | None = has(
        Many(Word("a code")), "codes of rules that are one step milder"
    )
    reading_grade: Located[str] | None = has(
        OneOf(tuple(map(str, range(3, 18)))), "the school grade that a longer text should not exceed"
    )
    holidays: Holidays | None = has(Nested(lambda: Holidays), "which days are no working days")


@record
class PhraseEntry(Record):
    """A phrase of a term list, and when it counts."""

    say: MappedText | None = has(Text(), "the phrase", required=True)
    lang: Located[str] | None = has(OneOf(LANGUAGES), "the language in which it means this")
    letters: Located[str] | None = has(OneOf(("exact",)), "exact where capitals count")
    alone: Located[bool] | None = has(
        Boolean(), "true where it must be a line, a bracket or a sentence of its own"
    )
    bracketed: Located[bool] | None = has(Boolean(), "true where brackets must enclose it alone")
    beside: tuple[MappedText, ...] | None = has(Many(Text()), "one of these stands beside it")
    near: tuple[MappedText, ...] | None = has(Many(Text()), "one of these is in its sentence")
    not_beside: tuple[MappedText, ...] | None = has(Many(Text()), "none of these is beside it")
    unless: tuple[MappedText, ...] | None = has(Many(Text()), "none of these is in its sentence")


@record
class ListFile(Document):
    """What every list file has: where its entries come from, and when that was looked at."""

    source: MappedText | None = has(Text(), "where the entries come from", required=True)
    date: Located[CalendarDay] | None = has(
        Day(), "the day on which that was looked at", required=True
    )
    replaces: Located[bool] | None = has(
        Boolean(), "true where the entries take the place of those of the pack it extends"
    )


@record
class PhraseFile(ListFile):
    """A list of phrases that are looked for in texts."""

    entries: tuple[PhraseEntry, ...] | None = has(
        Many(Nested(lambda: PhraseEntry, shorthand="say")), "the phrases", required=True
    )


@record
class WordFile(ListFile):
    """A list of words, addresses or numbers that are compared whole."""

    entries: tuple[MappedText, ...] | None = has(Many(Text()), "the words", required=True)


@record
class PartyEntry(Record):
    """A political party, and all that it is called."""

    en: MappedText | None = has(Text(), "its English name", required=True)
    fr: MappedText | None = has(Text(), "its French name")
    names: tuple[PhraseEntry, ...] | None = has(
        Many(Nested(lambda: PhraseEntry, shorthand="say")),
        "short names and names of its people; an ambiguous one with the words beside it",
    )
    sites: tuple[MappedText, ...] | None = has(Many(Text()), "domains of its sites")


@record
class PartyFile(ListFile):
    """`parties.yml`."""

    entries: tuple[PartyEntry, ...] | None = has(
        Many(Nested(lambda: PartyEntry, shorthand="en")), "the parties", required=True
    )


@record
class MinistryEntry(Record):
    """A ministry or department, its names in both languages, and the days on which they hold."""

    en: MappedText | None = has(Text(), "its English name", required=True)
    fr: MappedText | None = has(Text(), "its French name")
    acronym_en: MappedText | None = has(Text(), "its English abbreviation")
    acronym_fr: MappedText | None = has(Text(), "its French abbreviation")
    from_: Located[CalendarDay] | None = has(Day(), "the first day of these names", key="from")
    to: Located[CalendarDay] | None = has(Day(), "the last day of these names")


@record
class MinistryFile(ListFile):
    """`ministries.yml`."""

    entries: tuple[MinistryEntry, ...] | None = has(
        Many(Nested(lambda: MinistryEntry, shorthand="en")), "the ministries", required=True
    )
