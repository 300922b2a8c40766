"""The text alternatives, words in pictures and captions of a document, each with its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Role
from opsglint.facts.own_media import named_captions
from opsglint.index import Index
from opsglint.language.detect import detect
from opsglint.text import MappedText, Span

_LANGUAGES = ("en", "fr")
_LEAST_TEXT = 80  # characters of captions that tell their language
_ROLES = (Role.ALTERNATIVE, Role.PICTURE_TEXT)
_MARK = re.compile(r"(?:^|[/._-])(en|fr|eng|fra|english|francais|anglais|french)(?=[/._-]|$)", re.IGNORECASE)
_MARKS = {"en": "en", "eng": "en", "english": "en", "anglais": "en"}


class Alternative(NamedTuple):
    """A text alternative or the words in a picture: what it is, its language, and how it is compared."""

    text: MappedText
    role: str
    language: str
    key: str


class Captions(NamedTuple):
    """A caption file as named: its path in the repository, the language wanted and the one found."""

    written: str
    path: str | None
    language: str
    found: str | None
    span: Span


def alternatives_of(document: Document[Model]) -> tuple[Alternative, ...]:
    """Return the alternatives and words in pictures whose language is declared, in order."""
    return tuple(
        Alternative(p.text, str(p.role), p.language, f"{p.role}\0{' '.join(p.text.value.casefold().split())}")
        for p in document.passages
        if p.role in _ROLES and p.language in _LANGUAGES
    )


def captions_of(document: Document[Model], index: Index) -> Iterator[Captions]:
    """Yield the caption files of a document whose language is declared."""
    for named in named_captions(document):
        if named.language in _LANGUAGES:
            written = named.written
            found = _language(written.value, named.path, index)
            yield Captions(written.value, named.path, named.language, found, written.span)


def _language(written: str, path: str | None, index: Index) -> str | None:
    """Return the language of a caption file: of what it says, or else of its name."""
    captions = index.files.captions(path) if path else None
    if captions is not None:
        spoken = " ".join(cue.text for cue in captions.cues)
        found = detect(spoken) if len(spoken) >= _LEAST_TEXT else captions.language
        if found in _LANGUAGES:
            return found
    marks = {_MARKS.get(mark.lower(), "fr") for mark in _MARK.findall(written.rpartition("/")[2])}
    return marks.pop() if len(marks) == 1 else None
