"""A document as rules see it: its model, and what was read out of it once."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from opsglint.content.models import Author, Media
from opsglint.content.problems import Problem
from opsglint.content.records import Document as Model
from opsglint.content.records import FieldValue, walk
from opsglint.content.shapes import Reference
from opsglint.content.values import Moment, ToBeConfirmed
from opsglint.content.vocabulary import MediaKind, Status
from opsglint.facts.paths import resolve
from opsglint.syntax.source import Fault
from opsglint.text import LineIndex, Located, MappedText, Span

M_co = TypeVar("M_co", bound=Model, covariant=True)
_POST = Reference(types=("post",))
_ANY_FILE = Reference(or_link=True)


class Role(enum.StrEnum):
    """What a piece of text is in its document."""

    BODY = "text"
    ALTERNATIVE = "alternative text"
    PICTURE_TEXT = "words in a picture"
    FIRST_COMMENT = "first comment"
    POLL = "poll"
    LOCATION = "location"
    TITLE = "title"
    SHAREABLE = "shareable"
    BIOGRAPHY = "biography"
    NOTE = "note"


class Variant(NamedTuple):
    """One text of a post: for all channels, or for the languages and platforms a heading names.

    `parts` are those of a thread, `part_spans` the stretches of the file between its breaks, with
    pictures and all; most texts have one.
    """

    languages: tuple[str, ...]
    platforms: tuple[str, ...]
    text: MappedText
    parts: tuple[MappedText, ...]
    part_spans: tuple[Span, ...]
    alternatives: tuple[MappedText, ...]
    span: Span
    heading: Span | None


class Passage(NamedTuple):
    """A text that somebody will read, and where it goes.

    `language` is the language it should be in, where that is said; `variant` the text of a post
    that it belongs to, None where it goes out on every channel of the document.
    """

    text: MappedText
    role: Role
    language: str | None
    variant: Variant | None = None
    published: bool = True


class MentionFact(NamedTuple):
    """A handle named in a text."""

    handle: str
    span: Span
    passage: Passage


class LinkFact(NamedTuple):
    """A web address in a text."""

    address: str
    span: Span
    passage: Passage


class MediaFact(NamedTuple):
    """A picture, video, sound or file of a document.

    `field` says where it stands (`media`, `body`, `thumbnail`, `shareables`, `assets`, …);
    `published` is false for what is kept or passed on but not published.
    """

    media: Media
    kind: MediaKind | None
    field: str
    published: bool
    span: Span


class ReferenceFact(NamedTuple):
    """A path that a document names: as written, resolved against the root, and what it may be.

    `path` is None where the reference leaves the repository.
    """

    written: str
    path: str | None
    field: str
    shape: Reference
    span: Span


class ChannelFact(NamedTuple):
    """One account on one platform (all of the account's where `platform` is None)."""

    account: Located[str] | None
    platform: Located[str] | None
    schedule: Moment | ToBeConfirmed | None
    span: Span


class MomentFact(NamedTuple):
    """A time that a document names, and the field that holds it."""

    field: str
    moment: Moment


class ShareableFact(NamedTuple):
    """What a kit offers, from its front matter or its body."""

    post: Located[str] | None
    text: MappedText | None
    media: tuple[Media, ...]
    schedule: Moment | None
    span: Span


class WaiverFault(enum.StrEnum):
    """What makes a waiver void."""

    NO_RULE = "no-rule"
    NO_REASON = "no-reason"
    BAD_DAY = "bad-day"
    UNKNOWN_DIRECTIVE = "unknown-directive"
    MISPLACED = "misplaced"


class WaiverFact(NamedTuple):
    """A waiver as written: for one rule, in a stretch of the file (all of it where None)."""

    rule: str
    reason: str | None
    until: date | None
    by: str | None
    span: Span
    rule_span: Span
    removal: Span
    scope: Span | None
    fault: WaiverFault | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Document(Generic[M_co]):
    """One file of the repository, read once; nothing in it changes afterwards.

    `readable` is false where a fault kept the front matter from being read: the model is then
    empty, and rules about content pass the document by.
    """

    path: str
    type: str
    model: M_co
    text: str
    lines: LineIndex
    body: Span
    head: Span
    readable: bool
    language: str | None
    counterparts: tuple[str, ...]
    status: Status | None
    author: Author | None
    faults: tuple[Fault, ...]
    problems: tuple[Problem, ...]
    variants: tuple[Variant, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[MentionFact, ...]
    links: tuple[LinkFact, ...]
    media: tuple[MediaFact, ...]
    channels: tuple[ChannelFact, ...]
    shareables: tuple[ShareableFact, ...]
    parts: Mapping[str, Span]
    waivers: tuple[WaiverFact, ...]
    _named: list[tuple[ReferenceFact, ...]] = field(default_factory=list, repr=False)

    @property
    def values(self) -> tuple[FieldValue, ...]:
        """Return all single values of its fields, in the order of the reference."""
        return _values(self)

    @property
    def moments(self) -> tuple[MomentFact, ...]:
        """Return the times that it names."""
        return _moments(self)

    @property
    def references(self) -> tuple[ReferenceFact, ...]:
        """Return the paths that it names: in fields, in the body of a kit, and in pictures of the body."""
        if not self._named:  # found while the document is read, and asked for again while it is judged
            self._named.append(_references(self))
        return self._named[0]

    @property
    def is_early(self) -> bool:
        """Say whether the status still relieves rules of completeness."""
        return self.status in (Status.DRAFT, Status.REVIEW)

    def paths(self) -> dict[Span, str | None]:
        """Return where each reference leads, by its place; None where it leaves the repository."""
        return {reference.span: reference.path for reference in self.references}

    def place(self, field: str) -> Span:
        """Return where a field's name stands, or the start of the document's front matter."""
        return self.model.keys.get(field, self.head)


# Derived where rules ask, one document after the other: kept with every document they would take
# as much memory as its model.
@lru_cache(maxsize=4)
def _values(document: Document[Model]) -> tuple[FieldValue, ...]:
    return tuple(walk(document.model))


@lru_cache(maxsize=4)
def _moments(document: Document[Model]) -> tuple[MomentFact, ...]:
    return tuple([MomentFact(one.field, one.value) for one in _values(document) if type(one.value) is Moment])


def _references(document: Document[Model]) -> tuple[ReferenceFact, ...]:
    found: list[ReferenceFact] = []
    for value in _values(document):
        if isinstance(value.shape, Reference) and isinstance(value.value, Located):
            _add_reference(found, document, value.value, value.field, value.shape)
    known = {fact.span for fact in found}
    for item in document.shareables:
        if item.post and item.post.span not in known:
            _add_reference(found, document, item.post, "shareables.post", _POST)
    for fact in document.media:
        if fact.field == "body" and fact.media.src and fact.media.src.value:
            _add_reference(found, document, fact.media.src, "image", _ANY_FILE)
    return tuple(found)


def _add_reference(
    found: list[ReferenceFact], document: Document[Model], named: Located[str], field: str, shape: Reference
) -> None:
    if shape.is_path(named.value):
        path = resolve(named.value, document.path)
        found.append(ReferenceFact(named.value, path, field, shape, named.span))
