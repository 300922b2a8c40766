"""What an approval binds: everything that a document publishes, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Protocol

from opsglint.content.models import (
    Approval,
    Broadcast,
    Component,
    Kit,
    Livestream,
    Media,
    Person,
    Post,
)
from opsglint.content.records import Document as Model
from opsglint.content.records import Record
from opsglint.content.values import ByLanguage, Moment, ToBeConfirmed
from opsglint.facts.document import Document, MediaFact
from opsglint.facts.resolver import Resolver
from opsglint.text import Located, MappedText, Span

PREFIX = "sha256:"
_FORMAT = 1  # to be raised where other content is bound, so that digests of old are seen as such

Parts = Mapping[str, object]

# Documents that are part of a kit: who approves the kit approves what they say.
_COMPONENTS = ("news_release", "key_messages", "questions_and_answers")

# Fields besides texts, media, channels and shareables that go out with a document.
_FIELDS: Mapping[type[Model], tuple[str, ...]] = {
    Post: ("action", "of", "mentions", "paid"),
    Livestream: ("organizer", "captions", "interpretation"),
    Kit: ("announcement", "recipient", "on_behalf_of"),
    Component: ("title", "contact"),
}  # fmt: skip


class Snapshot(Protocol):
    """The repository at one time, as far as approvals look at it; paths are root-relative."""

    def document(self, path: str) -> Document[Model] | None:
        """Return the document at a path, None where there is none."""

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes, None where it cannot be read."""


def can_be_approved(document: Document[Model]) -> bool:
    """Say whether a document has approvals: posts, livestreams, kits and their parts."""
    return isinstance(document.model, Broadcast | Kit | Component)


def approvals_of(document: Document[Model]) -> tuple[Approval, ...]:
    """Return the approvals of a document as written."""
    return getattr(document.model, "approvals", None) or ()


def published_parts(document: Document[Model], resolver: Resolver, snapshot: Snapshot) -> Parts:
    """Return what a document publishes, by part, in a form that only a change of meaning changes.

    White space, comments, waivers, the order of keys and how values are quoted make no difference.
    """
    writer = _Writer(document, resolver, snapshot)
    model = document.model
    parts: dict[str, object] = {
        "type": document.type,
        "language": document.language,
        "text": writer.texts(),
        "channels": writer.channels(),
        "media": [writer.media(fact) for fact in document.media],
        "shareables": [
            [writer.plain(s.post), writer.plain(s.schedule)] for s in document.shareables
        ],
    }
    names = next((names for kind, names in _FIELDS.items() if isinstance(model, kind)), ())
    for name in names:
        parts[name.replace("_", " ")] = writer.plain(getattr(model, name))
    if isinstance(model, Kit):
        for name in _COMPONENTS:
            parts[name.replace("_", " ")] = writer.component(getattr(model, name))
    if parts.get("action") == "post":
        parts["action"] = None
    return parts


def bound_paths(document: Document[Model]) -> tuple[str, ...]:
    """Return the files whose content an approval of a document binds: its own and what it names."""
    return tuple(dict.fromkeys((document.path, *(r.path for r in document.references if r.path))))


def digest_of(parts: Parts) -> str:
    """Return the digest of what a document publishes, as approvals hold it."""
    canonical = json.dumps([_FORMAT, parts], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return PREFIX + hashlib.sha256(canonical.encode()).hexdigest()


def differing(before: Parts, now: Parts) -> tuple[str, ...]:
    """Return the names of the parts that differ, in order."""
    names = dict.fromkeys((*now, *before))
    return tuple(name for name in names if before.get(name) != now.get(name))


def texts_of(parts: Parts) -> tuple[str, ...]:
    """Return the texts of what a document publishes."""
    texts = parts.get("text")
    return tuple(str(one[-1]) for one in texts) if isinstance(texts, list) else ()


class _Writer:
    """Turns the facts of one document into plain values."""

    def __init__(self, document: Document[Model], resolver: Resolver, snapshot: Snapshot) -> None:
        self._document = document
        self._resolver = resolver
        self._snapshot = snapshot
        self._paths = {r.span: r.path for r in document.references}

    def texts(self) -> list[list[object]]:
        """Return every text with its role, its language and its platforms."""
        keeps_notes = isinstance(self._document.model, Kit | Component)
        return [
            [
                str(p.role), p.language, sorted(p.variant.platforms) if p.variant else [],
                _words(p.text.value),
            ]
            for p in self._document.passages if p.published or keeps_notes
        ]  # fmt: skip

    def channels(self) -> list[list[object]]:
        """Return accounts, platforms and instants, whatever their order."""
        found = [
            [self.plain(c.account), self.plain(c.platform), self.plain(c.schedule)]
            for c in self._document.channels
        ]
        return sorted(found, key=json.dumps)

    def media(self, fact: MediaFact) -> list[object]:
        """Return a picture or video by its bytes where it is local, by its address elsewhere."""
        media = fact.media
        files = [self._file(media.src)]
        for localized in (media.captions, media.transcript):
            files.append(self._localized(localized))
        described = media.described
        files.append(self._file(described) if described and isinstance(described.value, str) else self.plain(described))
        tags = [self.plain(person.tag) for person in media.people or () if person.tag]
        return [fact.field, fact.kind, files, self.plain(media.decorative), self.plain(media.credit), tags]

    def component(self, value: Located[str] | None) -> object:
        """Return what a part of a kit says, or its path where it is not there."""
        path = self._path(value.span) if value else None
        document = self._snapshot.document(path) if path else None
        if document is None or not isinstance(document.model, Component):
            return self.plain(value)
        return published_parts(document, self._resolver, self._snapshot)

    def _localized(self, value: ByLanguage[Located[str]] | None) -> object:
        if value is None:
            return None
        return [self._file(one) for one in (value.plain, value.en, value.fr)]

    def _file(self, value: Located[str] | Located[bool] | None) -> object:
        if value is None:
            return None
        path = self._path(value.span)
        return (self._snapshot.digest(path) if path else None) or value.value

    def _path(self, span: Span) -> str | None:
        return self._paths.get(span)

    def plain(self, value: object) -> object:
        """Return a value of the model as JSON knows it."""
        if value is None or isinstance(value, Media | Person):
            return None
        if isinstance(value, MappedText):
            return _words(value.value)
        if isinstance(value, Located):
            return self._path(value.span) or self.plain_scalar(value.value)
        if isinstance(value, Moment):
            return value.instant(self._resolver.zone).isoformat()
        if isinstance(value, ToBeConfirmed):
            return "tbc"
        if isinstance(value, ByLanguage):
            return [self.plain(one) for one in (value.plain, value.en, value.fr)]
        if isinstance(value, Record):
            return {key: self.plain(getattr(value, spec.attribute)) for key, spec in type(value).specs().items()}
        return [self.plain(one) for one in value] if isinstance(value, tuple) else str(value)

    def plain_scalar(self, value: object) -> object:
        """Return a scalar as JSON knows it."""
        return value.isoformat() if isinstance(value, date) else value or None


def _words(text: str) -> str:
    return " ".join(text.split())
