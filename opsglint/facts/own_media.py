"""The media files of a document that lie in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, MediaFact
from opsglint.facts.media_files import MediaFacts
from opsglint.index import Index
from opsglint.text import Span


class OwnFile(NamedTuple):
    """A media file as a document names it, where it lies, and what it tells of itself."""

    fact: MediaFact
    written: str
    path: str
    span: Span
    facts: MediaFacts


def own_media(document: Document[Model], index: Index) -> Iterator[OwnFile]:
    """Yield the media of a document whose files can be read, in order."""
    paths = {reference.span: reference.path for reference in document.references}
    for fact in document.media:
        src = fact.media.src
        path = paths.get(src.span) if src else None
        facts = index.files.media(path) if path else None
        if src and path and facts:
            yield OwnFile(fact, src.value, path, src.span, facts)
