"""Everything that documents say of one another, folded from the facts of all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from functools import cached_property
from typing import NamedTuple, Protocol, TypeGuard, TypeVar

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Kit, Post
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Kind
from opsglint.facts.accounts import AccountEntry, Accounts
from opsglint.facts.approvals import Snapshot, bound_paths
from opsglint.facts.contribution import contribution_of, text_keys
from opsglint.facts.document import Document, ReferenceFact
from opsglint.facts.files import Files, WatchedFiles
from opsglint.facts.reads import instant_of, microseconds
from opsglint.facts.resolver import Channel, Resolver
from opsglint.facts.topics import (
    Contribution,
    document_topic,
    key_topic,
    named_topic,
    text_topic,
    time_topic,
    use_topic,
)  # fmt: skip
from opsglint.text import Located


class SlotKey(NamedTuple):
    """A handle, a platform, and a minute (counted from the beginning of 1970, UTC)."""

    handle: str
    platform: str
    minute: int


_MINUTE = 60_000_000  # in microseconds
_ENDINGS = (".md", ".markdown", ".yml", ".yaml")  # of files that are documents or may become some

Past = Callable[[tuple[str, ...]], Iterable[tuple[str, Snapshot]]]
"""Takes paths, gives the commits that changed one of them and the repository as it was then."""


class Documents(Protocol):
    """The documents of one repository by path, each read when it is first asked for."""

    def get(self, path: str) -> Document[Model] | None:
        """Return the document at a root-relative path, None where there is none."""


class Carrier(NamedTuple):
    """An official post that carries a text, and when it does so first."""

    path: str
    instant: datetime


class Index(Resolver):
    """The documents of one repository and what they are to one another.

    `contributions` holds, in the order of the repository, what each document gives; `documents`
    the documents themselves. `zone` is the configured time zone, `now` the moment of judgement.
    Everything that is derived is derived once, on first use, in time that grows with the number
    of documents alone.
    """

    def __init__(
        self, contributions: Mapping[str, Contribution], documents: Documents, files: Files,
        zone: tzinfo, now: datetime, past: Past | None = None,
    ) -> None:  # fmt: skip
        self.contributions = contributions
        self._documents = documents
        self.registries = tuple(p for p, one in contributions.items() if one.holds_accounts)
        holders = (documents.get(path) for path in self.registries)
        super().__init__(Accounts(d for d in holders if d and is_of_accounts(d)), zone, now)
        self.files = WatchedFiles(files, self)
        self.past = past
        self._slots: dict[int, Mapping[SlotKey, tuple[str, ...]]] = {}

    @classmethod
    def of(
        cls, documents: Iterable[Document[Model]], files: Files, zone: tzinfo, now: datetime,
        past: Past | None = None,
    ) -> Index:  # fmt: skip
        """Return the index of documents that are all at hand."""
        known = {document.path: document for document in documents}
        given = {path: contribution_of(one, zone) for path, one in known.items()}
        return cls(given, known, files, zone, now, past)

    def document(self, path: str) -> Document[Model] | None:
        """Return the document at a path, None where there is none."""
        if path in self.contributions or path.casefold().endswith(_ENDINGS):
            self.reads.topics.add(document_topic(path))
        return self._documents.get(path) if path in self.contributions else None

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes, None where it cannot be read."""
        return self.files.digest(path)

    def earlier(self, document: Document[Model]) -> Iterator[tuple[str, Snapshot]]:
        """Yield commits that changed what an approval of a document binds, the newest first.

        Each with the repository as it was; none where nobody can tell.
        """
        self.reads.is_certain = self.past is None
        yield from self.past(bound_paths(document)) if self.past else ()

    def target(self, reference: ReferenceFact) -> Document[Model] | None:
        """Return the document that a reference leads to."""
        return self.document(reference.path) if reference.path is not None else None

    def referred(
        self, document: Document[Model], value: Located[str] | None
    ) -> Document[Model] | None:
        """Return the document that a reference of `document` at a place leads to."""
        if value is None:
            return None
        for reference in document.references:
            if reference.span == value.span:
                return self.target(reference)
        return None

    @cached_property
    def _named_by(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (one.translation, path) for path, one in self.contributions.items()
            if one.translation and one.translation != path
        )  # fmt: skip

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (key_topic(one.type, one.key), path)
            for path, one in self.contributions.items() if one.key is not None
        )  # fmt: skip

    def translations(self, document: Document[Model]) -> tuple[Document[Model], ...]:
        """Return the versions of a document in the other language.

        They are found by its own reference, by the reference of the other one, by a shared
        `translation_key`, and by name, in this order.
        """
        declared = getattr(document.model, "translation", None)
        if declared is not None:
            other = self.referred(document, declared)
            return (other,) if other is not None and other.path != document.path else ()
        self.reads.topics.add(named_topic(document.path))
        named = self._named_by.get(document.path, ())
        if named:
            return self._all(named)
        key = getattr(document.model, "translation_key", None)
        if key is not None:
            topic = key_topic(document.type, key.value)
            self.reads.topics.add(topic)
            same = self._all(path for path in self._by_key.get(topic, ()) if path != document.path)
            return tuple(d for d in same if differ(d, document))
        return self._by_name(document)

    def _by_name(self, document: Document[Model]) -> tuple[Document[Model], ...]:
        for path in document.counterparts:
            other = self.document(path)
            if other is None or other.type != document.type or not differ(other, document):
                continue
            if getattr(other.model, "translation", None) is None:
                return (other,)
        return ()

    def _all(self, paths: Iterable[str]) -> tuple[Document[Model], ...]:
        found = (self.document(path) for path in paths)
        return tuple(document for document in found if document is not None)

    @cached_property
    def _uses(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (post, path) for path, one in self.contributions.items() for post in dict.fromkeys(one.posts)
        )

    def kits_of(self, document: Document[Model]) -> tuple[Document[Kit], ...]:
        """Return the kits that a document belongs to: named by it, or naming it."""
        named = self.referred(document, getattr(document.model, "kit", None))
        self.reads.topics.add(use_topic(document.path))
        users = self._uses.get(document.path, ())
        if named is None and not users:
            return ()
        found = ([named] if named is not None else []) + [*self._all(users)]
        return tuple({kit.path: kit for kit in found if is_kit(kit)}.values())

    @cached_property
    def _carriers(self) -> Mapping[str, tuple[Carrier, ...]]:
        found: dict[str, list[Carrier]] = {}
        for path, one in self.contributions.items():
            instants = [] if one.is_draft or not one.texts else [*self._official_instants(one)]
            for key in one.texts if instants else ():
                found.setdefault(key, []).append(Carrier(path, min(instants)))
        return {
            key: tuple(sorted(carriers, key=lambda c: (c.instant, c.path)))
            for key, carriers in found.items()
        }

    def _official_instants(self, one: Contribution) -> Iterator[datetime]:
        for name, _, count in one.channels:
            instant = instant_of(count)
            entry = self.accounts.get(name, self.day_of(instant))
            if entry is not None and entry.kind is Kind.OFFICIAL:
                yield instant

    def carriers(self, document: Document[Model]) -> tuple[Carrier, ...]:
        """Return the other official posts with a text equal to one of this document's."""
        keys = [key for _, key in text_keys(document)]
        self.reads.topics.update(map(text_topic, keys))
        found = {
            carrier.path: carrier
            for key in keys for carrier in self._carriers.get(key, ())
            if carrier.path != document.path
        }  # fmt: skip
        return tuple(sorted(found.values(), key=lambda c: (c.instant, c.path)))

    @cached_property
    def _by_minute(self) -> Mapping[int, tuple[str, ...]]:
        """The posts that go out in each minute."""
        return _grouped(
            (count // _MINUTE, path)
            for path, one in self.contributions.items() for _, _, count in one.channels
        )  # fmt: skip

    def _slots_at(self, minute: int) -> Mapping[SlotKey, tuple[str, ...]]:
        """Return the posts that share a slot of a minute, in order; nearly every post has its own."""
        known = self._slots.get(minute)
        if known is None:
            paths = self._by_minute.get(minute, ())
            found = _grouped(
                (key, path)
                for path in sorted(paths) if len(paths) > 1
                for name, platform, count in self.contributions[path].channels
                if count // _MINUTE == minute and (entry := self.accounts.get(name, self.day_of(instant_of(count))))
                for key in _slot_keys(entry, platform, count)
            )  # fmt: skip
            known = self._slots[minute] = {key: some for key, some in found.items() if len(some) > 1}
        return known

    def slot_keys(self, channel: Channel) -> tuple[SlotKey, ...]:
        """Return the handle, platform and minute that a channel takes up."""
        if channel.account is None or channel.instant is None:
            return ()
        return _slot_keys(channel.account, channel.platform, microseconds(channel.instant))

    def posts_at(self, slot: SlotKey) -> tuple[str, ...]:
        """Return the paths of the posts that share a handle, a platform and a minute, in order.

        There is none where one post alone takes them up.
        """
        self.reads.topics.add(time_topic(slot.minute * _MINUTE))
        return self._slots_at(slot.minute).get(slot, ())


def _slot_keys(entry: AccountEntry, platform: str | None, count: int) -> tuple[SlotKey, ...]:
    minute = count // _MINUTE
    platforms = (platform,) if platform else entry.held
    return tuple(SlotKey(entry.held.get(one, entry.id), one, minute) for one in platforms)


T = TypeVar("T", bound=Hashable)


def _grouped(pairs: Iterable[tuple[T, str]]) -> Mapping[T, tuple[str, ...]]:
    """Return the paths that go with each key, in order, each once."""
    found: dict[T, dict[str, None]] = {}
    for key, path in pairs:
        found.setdefault(key, {})[path] = None
    return {key: tuple(paths) for key, paths in found.items()}


def is_of_accounts(
    document: Document[Model],
) -> TypeGuard[Document[Account] | Document[Registry]]:
    """Say whether a document holds accounts."""
    return isinstance(document.model, Account | Registry)


def is_kit(document: Document[Model]) -> TypeGuard[Document[Kit]]:
    """Say whether a document is a kit."""
    return isinstance(document.model, Kit)


def is_post(document: Document[Model]) -> TypeGuard[Document[Post]]:
    """Say whether a document is a post."""
    return isinstance(document.model, Post)


def differ(left: Document[Model], right: Document[Model]) -> bool:
    """Say whether two documents can be versions in different languages."""
    return left.language is None or right.language is None or left.language != right.language
