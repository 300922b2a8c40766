"""Everything that documents say of one another, folded from the facts of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import NamedTuple, Protocol, TypeGuard

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Kit, Post
from opsglint.content.records import Document as Model
from opsglint.facts.accounts import Accounts
from opsglint.facts.approvals import Snapshot, bound_paths
from opsglint.facts.document import Document, ReferenceFact, ShareableFact, Variant
from opsglint.facts.equality import content_key
from opsglint.facts.media_files import MediaFacts
from opsglint.facts.resolver import Channel, Resolver
from opsglint.social.handles import normalise
from opsglint.syntax.captions import Captions
from opsglint.text import Located


class Files(Protocol):
    """What is known of the files of the repository; paths are root-relative."""

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository."""

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where it cannot be read."""


Past = Callable[[tuple[str, ...]], Iterable[tuple[str, Snapshot]]]
"""Takes paths, gives the commits that changed one of them and the repository as it was then."""


class KitUse(NamedTuple):
    """A shareable of a kit that names a post."""

    kit: Document[Kit]
    shareable: ShareableFact


class Carrier(NamedTuple):
    """An official post that carries a text, and when it does so first."""

    document: Document[Post]
    instant: datetime


class Slot(NamedTuple):
    """A post on one handle in one minute."""

    document: Document[Post]
    channel: Channel


class Index(Resolver):
    """The documents of one repository and what they are to one another.

    `zone` is the configured time zone, `now` the moment of judgement. Everything that is derived
    is derived once, on first use, in time that grows with the number of documents alone.
    """

    def __init__(
        self, documents: Iterable[Document[Model]], files: Files, zone: tzinfo, now: datetime,
        past: Past | None = None,
    ) -> None:  # fmt: skip
        self.documents: dict[str, Document[Model]] = {d.path: d for d in documents}
        self.files = files
        self.past = past
        self._keys: dict[str, Mapping[Variant, str]] = {}
        accounts = Accounts(d for d in self.documents.values() if is_of_accounts(d))
        super().__init__(accounts, zone, now)

    def document(self, path: str) -> Document[Model] | None:
        """Return the document at a path, None where there is none."""
        return self.documents.get(path)

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes, None where it cannot be read."""
        return self.files.digest(path)

    def earlier(self, document: Document[Model]) -> Iterator[tuple[str, Snapshot]]:
        """Yield commits that changed what an approval of a document binds, the newest first.

        Each with the repository as it was; none where nobody can tell.
        """
        yield from self.past(bound_paths(document)) if self.past else ()

    @cached_property
    def registries(self) -> tuple[str, ...]:
        """Return the paths of the documents that hold accounts."""
        return tuple(path for path, one in self.documents.items() if is_of_accounts(one))

    def target(self, reference: ReferenceFact) -> Document[Model] | None:
        """Return the document that a reference leads to."""
        return self.documents.get(reference.path) if reference.path is not None else None

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
    def _named_by(self) -> Mapping[str, tuple[Document[Model], ...]]:
        found: dict[str, list[Document[Model]]] = {}
        for document in self.documents.values():
            other = self.referred(document, getattr(document.model, "translation", None))
            if other is not None and other is not document:
                found.setdefault(other.path, []).append(document)
        return {path: tuple(documents) for path, documents in found.items()}

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Document[Model], ...]]:
        found: dict[str, list[Document[Model]]] = {}
        for document in self.documents.values():
            key = getattr(document.model, "translation_key", None)
            if key is not None:
                found.setdefault(f"{document.type}\0{key.value}", []).append(document)
        return {key: tuple(documents) for key, documents in found.items()}

    def translations(self, document: Document[Model]) -> tuple[Document[Model], ...]:
        """Return the versions of a document in the other language.

        They are found by its own reference, by the reference of the other one, by a shared
        `translation_key`, and by name, in this order.
        """
        declared = getattr(document.model, "translation", None)
        if declared is not None:
            other = self.referred(document, declared)
            return (other,) if other is not None and other is not document else ()
        named = self._named_by.get(document.path, ())
        if named:
            return named
        key = getattr(document.model, "translation_key", None)
        if key is not None:
            same = self._by_key.get(f"{document.type}\0{key.value}", ())
            return tuple(d for d in same if d.path != document.path and differ(d, document))
        return self._by_name(document)

    def _by_name(self, document: Document[Model]) -> tuple[Document[Model], ...]:
        for path in document.counterparts:
            other = self.documents.get(path)
            if other is None or other.type != document.type or not differ(other, document):
                continue
            if getattr(other.model, "translation", None) is None:
                return (other,)
        return ()

    @cached_property
    def kit_uses(self) -> Mapping[str, tuple[KitUse, ...]]:
        """Return, by the path of a post, the shareables of kits that name it."""
        found: dict[str, list[KitUse]] = {}
        for document in self.documents.values():
            if is_kit(document):
                for shareable in document.shareables:
                    post = self.referred(document, shareable.post)
                    if post is not None:
                        found.setdefault(post.path, []).append(KitUse(document, shareable))
        return {path: tuple(uses) for path, uses in found.items()}

    def kits_of(self, document: Document[Model]) -> tuple[Document[Kit], ...]:
        """Return the kits that a document belongs to: named by it, or naming it."""
        named = self.referred(document, getattr(document.model, "kit", None))
        kits = [named] if named is not None and is_kit(named) else []
        kits += [use.kit for use in self.kit_uses.get(document.path, ())]
        return tuple({kit.path: kit for kit in kits}.values())

    def keys(self, document: Document[Model]) -> tuple[tuple[Variant, str], ...]:
        """Return the variants of a document with what each says, as texts are compared."""
        known = self._keys.get(document.path)
        if known is None:
            known = {v: content_key(v.text.value) for v in document.variants if v.text.value}
            self._keys[document.path] = known
        return tuple(known.items())

    @cached_property
    def _carriers(self) -> Mapping[str, tuple[Carrier, ...]]:
        found: dict[str, list[Carrier]] = {}
        for document in self.documents.values():
            if is_post(document) and self.is_on_official_channel(document):
                instant = self.earliest_official(document)
                for key in {key for _, key in self.keys(document) if key and instant}:
                    assert instant is not None
                    found.setdefault(key, []).append(Carrier(document, instant))
        return {
            key: tuple(sorted(carriers, key=lambda c: (c.instant, c.document.path)))
            for key, carriers in found.items()
        }

    def carriers(self, document: Document[Model]) -> tuple[Carrier, ...]:
        """Return the other official posts with a text equal to one of this document's."""
        found = {
            carrier.document.path: carrier
            for _, key in self.keys(document) for carrier in self._carriers.get(key, ())
            if carrier.document.path != document.path
        }  # fmt: skip
        return tuple(sorted(found.values(), key=lambda c: (c.instant, c.document.path)))

    @cached_property
    def slots(self) -> Mapping[tuple[str, str, datetime], tuple[Slot, ...]]:
        """Return the posts by handle, platform and minute, each list in path order."""
        found: dict[tuple[str, str, datetime], dict[str, Slot]] = {}
        for document in self.documents.values():
            if is_post(document):
                for channel in self.channels(document):
                    for key in self.slot_keys(channel):
                        found.setdefault(key, {}).setdefault(document.path, Slot(document, channel))
        return {key: tuple(slots[p] for p in sorted(slots)) for key, slots in found.items()}

    def slot_keys(self, channel: Channel) -> tuple[tuple[str, str, datetime], ...]:
        """Return the handle, platform and minute that a channel takes up."""
        if channel.account is None or channel.instant is None:
            return ()
        minute = channel.instant.astimezone(UTC).replace(second=0, microsecond=0)
        held = {platform: normalise(h.value) for platform, h in channel.account.account.handles or ()}
        platforms = (channel.platform,) if channel.platform else tuple(held)
        return tuple((held.get(p, channel.account.id), p, minute) for p in platforms)


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
