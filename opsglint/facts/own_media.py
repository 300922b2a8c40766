"""The media files of a document that lie in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, MediaFact
from opsglint.facts.media_files import MediaFacts
from opsglint.facts.reads import Reads
from opsglint.index import Index
from opsglint.text import Located, Span


class OwnFile(NamedTuple):
    """A media file as a document names it, where it lies, and what it tells of itself."""

    fact: MediaFact
    written: str
    path: str
    span: Span
    facts: MediaFacts


class NamedCaptions(NamedTuple):
    """A caption file as a document names it, where it lies, and the language wanted, if declared."""

    written: Located[str]
    path: str | None
    language: str | None


def own_media(document: Document[Model], index: Index) -> tuple[OwnFile, ...]:
    """Return the media of a document whose files can be read, in order."""
    return _own_media(document, index, index.reads)


# Two rules ask for the files of one document; each judging notes anew on what it rests.
@lru_cache(maxsize=2)
def _own_media(document: Document[Model], index: Index, _: Reads) -> tuple[OwnFile, ...]:
    return tuple(_found(document, index))


def _found(document: Document[Model], index: Index) -> Iterator[OwnFile]:
    paths = document.paths()
    for fact in document.media:
        src = fact.media.src
        path = paths.get(src.span) if src else None
        facts = index.files.media(path) if path else None
        if src and path and facts:
            yield OwnFile(fact, src.value, path, src.span, facts)


def named_captions(document: Document[Model]) -> Iterator[NamedCaptions]:
    """Yield the caption files that a document names, in order; `path` is None for a link."""
    paths = document.paths()
    for fact in document.media:
        captions = fact.media.captions
        if captions is None:
            continue
        for written, language in ((captions.plain, document.language), (captions.en, "en"), (captions.fr, "fr")):
            if written is not None and written.value:
                yield NamedCaptions(written, paths.get(written.span), language)
