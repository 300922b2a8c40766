"""Who speaks: which accounts publish a text, and for whom its author works."""

from __future__ import annotations

from dataclasses import dataclass

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Broadcast, Component, Inquiry, Kit
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Kind
from opsglint.facts.document import Document, Passage
from opsglint.facts.resolver import Channel, Resolver, publishes

MEMBERS = frozenset({Kind.MINISTER, Kind.MPP})
BOUND = frozenset({Kind.OFFICIAL, Kind.SPECIALIST, Kind.EXECUTIVE})
"""Kinds of accounts whose holders speak for, or are seen as, the public service."""
OWN = frozenset({Kind.SPECIALIST, Kind.EXECUTIVE, Kind.PERSONAL})
"""Kinds of accounts that public servants have of their own."""
WITH_RIGHTS = frozenset({Kind.MINISTERS_OFFICE, Kind.PERSONAL})
"""Kinds of accounts whose holders have political rights outside work (GP-18, MA-35, FP-19)."""

_PUBLIC_SERVANTS = frozenset({"ops-staff", "contractor", "employee", "specialist", "executive"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a text.

    `kinds` are those of the accounts that publish it; `is_government` is true for what a ministry
    makes without an account of its own (a kit and its parts); `author` is the author's role.
    """

    kinds: frozenset[Kind]
    is_government: bool
    author: str | None

    @property
    def is_official(self) -> bool:
        """Say whether the government speaks: on an official channel, or through a kit."""
        return self.is_government or Kind.OFFICIAL in self.kinds

    @property
    def is_public_service(self) -> bool:
        """Say whether a public servant speaks as one, on whatever channel."""
        return self.is_official or bool(self.kinds & BOUND) or self.by_public_servant

    @property
    def by_public_servant(self) -> bool:
        """Say whether the author works for the public service."""
        return self.author in _PUBLIC_SERVANTS

    @property
    def by_office_staff(self) -> bool:
        """Say whether staff of a minister's office writes for a member of the legislature."""
        return self.author == "ministers-office-staff" and bool(self.kinds & MEMBERS)


def voice_of(passage: Passage, document: Document[Model], resolver: Resolver) -> Voice:
    """Return who says a text of a document."""
    model = document.model
    author = document.author.role.value if document.author and document.author.role else None
    if isinstance(model, Kit | Component):
        return Voice(frozenset(), True, author)
    if isinstance(model, Inquiry):
        return Voice(frozenset(), False, None)
    kinds: frozenset[Kind] = frozenset()
    if isinstance(model, Account):
        kinds = frozenset(filter(None, (model.account_kind,)))
    elif isinstance(model, Registry):
        kinds = _holder(model, passage)
    elif isinstance(model, Broadcast):
        kinds = frozenset(c.kind for c in publishing(passage, document, resolver) if c.kind)
    return Voice(kinds, False, author)


def publishing(
    passage: Passage, document: Document[Model], resolver: Resolver
) -> tuple[Channel, ...]:
    """Return the channels of a document that publish one of its texts."""
    channels = resolver.channels(document)
    variant = passage.variant
    if variant is None:
        return channels
    return tuple(c for c in channels if publishes(c, variant))


def _holder(registry: Registry, passage: Passage) -> frozenset[Kind]:
    start = passage.text.span.start
    kinds = (
        account.account_kind for account in registry.accounts
        if account.span.start <= start < account.span.end
    )  # fmt: skip
    return frozenset(filter(None, kinds))
