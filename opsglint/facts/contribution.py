"""Takes from a document what it gives to the index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import tzinfo

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Kit, Post
from opsglint.content.records import Document as Model
from opsglint.content.values import Moment
from opsglint.content.vocabulary import Status
from opsglint.facts.document import Document, Variant
from opsglint.facts.equality import content_key
from opsglint.facts.reads import microseconds
from opsglint.facts.topics import Contribution, Timed
from opsglint.text import Located


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
        refers=tuple(dict.fromkeys((*document.counterparts, *filter(None, paths.values())))),
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
