"""Who speaks: which accounts publish a text, and for whom its author works."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Broadcast, Component, Inquiry, Kit
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Kind
from opsglint.facts.document import Document, Passage, Variant
from opsglint.facts.reads import Reads
from opsglint.facts.resolver import Channel, Resolver, publishes
from opsglint.text import Span

MEMBERS = frozenset({Kind.MINISTER, Kind.MPP})
BOUND = frozenset({Kind.OFFICIAL, Kind.SPECIALIST, Kind.EXECUTIVE})
"""Kinds of accounts whose holders speak for, or are seen as, the public service."""
OWN = frozenset({Kind.SPECIALIST, Kind.EXECUTIVE, Kind.PERSONAL})
"""Kinds of accounts that public servants have of their own."""
WITH_RIGHTS = frozenset({Kind.MINISTERS_OFFICE, Kind.PERSONAL})
"""Kinds of accounts whose holders have political rights outside work (GP-18, MA-35, FP-19)."""

_PUBLIC_SERVANTS = frozenset({"ops-staff", "contractor", "employee", "specialist", "executive"})


@dataclass(frozen=True)
class Voice:
    """Who says a text.

    `kinds` are those of the accounts that publish it; `is_government` is true for what a ministry
    makes without an account of its own (a kit and its parts); `author` is the author's role.
    """

    kinds: frozenset[Kind]
    is_government: bool
    author: str | None

    @cached_property
    def is_official(self) -> bool:
        """Say whether the government speaks: on an official channel, or through a kit."""
        return self.is_government or Kind.OFFICIAL in self.kinds

    @cached_property
    def is_public_service(self) -> bool:
        """Say whether a public servant speaks as one, on whatever channel."""
        return self.is_official or bool(self.kinds & BOUND) or self.by_public_servant

    @property
    def by_public_servant(self) -> bool:
        """Say whether the author works for the public service."""
        return self.author in _PUBLIC_SERVANTS

    @cached_property
    def by_office_staff(self) -> bool:
        """Say whether staff of a minister's office writes for a member of the legislature."""
        return self.author == "ministers-office-staff" and bool(self.kinds & MEMBERS)


def voice_of(passage: Passage, document: Document[Model], resolver: Resolver) -> Voice:
    """Return who says a text of a document."""
    model = document.model
    if isinstance(model, Broadcast):
        variant = passage.variant
        return _broadcast_voices(document, resolver, resolver.reads)[variant.span if variant else None]
    if isinstance(model, Kit | Component):
        return Voice(frozenset(), True, _author(document))
    if isinstance(model, Inquiry):
        return Voice(frozenset(), False, None)
    kinds: frozenset[Kind] = frozenset()
    if isinstance(model, Account):
        kinds = frozenset(filter(None, (model.account_kind,)))
    elif isinstance(model, Registry):
        kinds = _holder(model, passage)
    return Voice(kinds, False, _author(document))


# Most rules ask who says each of the texts of one document; each judging notes anew on what it rests.
@lru_cache(maxsize=2)
def _broadcast_voices(
    document: Document[Model], resolver: Resolver, _: Reads
) -> dict[Span | None, Voice]:
    """Return who says the texts of a document, by their places; None for what all channels publish."""
    channels = {variant.span: _published(variant, document, resolver) for variant in document.variants}
    return {
        place: Voice(frozenset(c.kind for c in some if c.kind), False, _author(document))
        for place, some in ((None, resolver.channels(document)), *channels.items())
    }


def _author(document: Document[Model]) -> str | None:
    return document.author.role.value if document.author and document.author.role else None


def publishing(
    passage: Passage, document: Document[Model], resolver: Resolver
) -> tuple[Channel, ...]:
    """Return the channels of a document that publish one of its texts."""
    if passage.variant is None:
        return resolver.channels(document)
    return _published(passage.variant, document, resolver)


def _published(
    variant: Variant, document: Document[Model], resolver: Resolver
) -> tuple[Channel, ...]:
    return tuple(c for c in resolver.channels(document) if publishes(c, variant))


def _holder(registry: Registry, passage: Passage) -> frozenset[Kind]:
    start = passage.text.span.start
    kinds = (
        account.account_kind for account in registry.accounts
        if account.span.start <= start < account.span.end
    )  # fmt: skip
    return frozenset(filter(None, kinds))
