"""The reference of packs, made from the lists and the models of their files."""

from __future__ import annotations

from opsglint.content.records import Record
from opsglint.packs.lists import LISTS
from opsglint.packs.models import (
    ListFile,
    MinistryEntry,
    MinistryFile,
    PackFile,
    PartyEntry,
    PartyFile,
    PhraseEntry,
    PhraseFile,
    WordFile,
)  # fmt: skip

_ENTRIES = {
    PhraseFile: "[phrases](#a-phrase)", WordFile: "words", PartyFile: "[parties](#a-party)",
    MinistryFile: "[ministries](#a-ministry)",
}  # fmt: skip


def reference() -> str:
    """Return the page: the files of a pack, the lists, and the fields of their entries."""
    parts = [
        "# Packs: files, lists, fields",
        "How to write a pack of your own is told in [packs.md](../packs.md).",
        "## `pack.yml`", _fields(PackFile),
        "## Lists",
        "Each list is a file of this name with `.yml` behind it; a pack has those that it needs.",
        _lists(),
        "Every list has, besides `entries`:", _fields(ListFile),
    ]  # fmt: skip
    for title, record in (("A phrase", PhraseEntry), ("A party", PartyEntry), ("A ministry", MinistryEntry)):
        parts += [f"## {title}", _fields(record)]
    return "\n\n".join(parts) + "\n"


def _lists() -> str:
    rows = [f"| `{name}` | {_ENTRIES[kind.model]} | {kind.meaning} |" for name, kind in LISTS.items()]
    return "\n".join(("| list | entries | what it is for |", "| --- | --- | --- |", *rows))


def _fields(record: type[Record]) -> str:
    rows = [
        f"| `{name}` | {'yes' if spec.required else 'no'} | {spec.meaning} |"
        for name, spec in record.specs().items()
    ]
    return "\n".join(("| field | required | meaning |", "| --- | --- | --- |", *rows))
