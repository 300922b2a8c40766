"""What one document gives to the index: so little that it can be kept for every document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Kit, Post
from opsglint.content.records import Document as Model
from opsglint.content.values import Moment
from opsglint.content.vocabulary import Status
from opsglint.facts.document import Document, Variant
from opsglint.facts.equality import content_key
from opsglint.facts.reads import microseconds
from opsglint.text import Located

Timed = tuple[str | None, str | None, int]
"""A channel with a schedule: account, platform, and microseconds since 1970 (UTC)."""


class Contribution(NamedTuple):
    """What a document says that others are found by.

    `translation` is the path that it names as its version in the other language, `key` the one
    that versions share; `posts` are the posts that a kit names, in order; `channels` are those of
    a post that have a schedule; `texts` are digests of what a post says, as texts are compared.
    """

    type: str
    holds_accounts: bool = False
    translation: str | None = None
    key: str | None = None
    posts: tuple[str, ...] = ()
    is_draft: bool = False
    channels: tuple[Timed, ...] = ()
    texts: tuple[str, ...] = ()

    def topics(self, path: str) -> Iterator[str]:
        """Yield what changes for others when a document at `path` contributes this or no longer does."""
        yield document_topic(path)
        if self.translation:
            yield named_topic(self.translation)
        if self.key:
            yield key_topic(self.type, self.key)
        yield from map(use_topic, self.posts)
        yield from map(text_topic, self.texts)
        yield from (time_topic(instant) for _, _, instant in self.channels)


def document_topic(path: str) -> str:
    """Return the name of all that a document says."""
    return f"d:{path}"


def file_topic(path: str) -> str:
    """Return the name of the presence of a file or folder in the listing."""
    return f"f:{path}"


LISTING = "l:"
"""The name of the listing as a whole."""


def named_topic(path: str) -> str:
    """Return the name of the documents that name one at `path` as their translation."""
    return f"n:{path}"


def key_topic(type_: str, key: str) -> str:
    """Return the name of the documents of a type that share a `translation_key`."""
    return f"k:{type_}:{key}"


def use_topic(path: str) -> str:
    """Return the name of the kits that name a post at `path`."""
    return f"u:{path}"


def text_topic(digest: str) -> str:
    """Return the name of the posts that say the same."""
    return f"t:{digest}"


def time_topic(instant: int) -> str:
    """Return the name of the posts that go out in the minute of an instant (microseconds)."""
    return f"s:{instant // 60_000_000}"


def contribution_of(document: Document[Model], zone: tzinfo) -> Contribution:
    """Return what a document gives to the index; `zone` is that of times without an offset."""
    model = document.model
    translation = getattr(model, "translation", None)
    key = getattr(model, "translation_key", None)
    paths = document.paths()
    posts: list[str] = []
    if isinstance(model, Kit):
        named = (shareable.post for shareable in document.shareables if shareable.post)
        posts += filter(None, (paths.get(post.span) for post in named))
    is_post = isinstance(model, Post)
    return Contribution(
        type=document.type,
        holds_accounts=isinstance(model, Account | Registry),
        translation=paths.get(translation.span) if isinstance(translation, Located) else None,
        key=key.value if key is not None else None,
        posts=tuple(posts),
        is_draft=document.status is Status.DRAFT,
        channels=tuple(_timed(document, zone)) if is_post else (),
        texts=tuple(dict.fromkeys(key for _, key in text_keys(document))) if is_post else (),
    )


def _timed(document: Document[Model], zone: tzinfo) -> Iterator[Timed]:
    for channel in document.channels:
        if isinstance(channel.schedule, Moment):
            yield (
                channel.account.value if channel.account else None,
                channel.platform.value if channel.platform else None,
                microseconds(channel.schedule.instant(zone)),
            )


def text_keys(document: Document[Model]) -> Iterator[tuple[Variant, str]]:
    """Yield the variants of a document with a digest of what each says, as texts are compared.

    A variant that says nothing, such as one of mentions alone, is left out.
    """
    for variant in document.variants:
        key = content_key(variant.text.value) if variant.text.value else ""
        if key:
            yield variant, hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
