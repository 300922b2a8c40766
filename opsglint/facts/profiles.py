"""The profiles of a document: each account of a registry, or the one whose biography it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from opsglint.content.accounts import Account, Registry
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Kind
from opsglint.facts.document import Document, LinkFact, Passage, Role
from opsglint.facts.resolver import Resolver
from opsglint.language.folding import fold
from opsglint.social.emails import find_emails
from opsglint.social.hosts import Domains, host_of, is_under_any
from opsglint.text import Located, MappedText, Span

OFFICIAL = frozenset({Kind.OFFICIAL})
EXPERTS = frozenset({Kind.SPECIALIST, Kind.EXECUTIVE})
SERVANTS = EXPERTS | {Kind.PERSONAL}
"""Accounts that public servants have of their own."""
NAMED_FREELY = SERVANTS | {Kind.MINISTER, Kind.MINISTERS_OFFICE}
UNOFFICIAL = NAMED_FREELY | {Kind.MPP}
"""Accounts of people in and around the government that are not the government's."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An account with its biography, as its own document or as an entry of a registry.

    `biography` are the texts of the biography (field or body, at most both), `links` the web
    addresses in them.
    """

    account: Account
    biography: tuple[Passage, ...]
    links: tuple[LinkFact, ...]

    @property
    def kind(self) -> Kind | None:
        """Return what the account is."""
        return self.account.account_kind

    @property
    def name(self) -> str:
        """Return how messages call the account: its id, or else its name."""
        account = self.account
        if account.id:
            return account.id.value
        return account.name.value if account.name else "the account"

    @property
    def span(self) -> Span:
        """Return the place that names the account."""
        return self.account.id.span if self.account.id else self.account.key_span("kind")

    @property
    def person(self) -> str:
        """Return the name of the holder, empty where it is not said."""
        owner = self.account.owner or self.account.person
        return owner.value if owner else ""

    def texts(self) -> Iterator[tuple[MappedText, str | None]]:
        """Yield what readers of the profile read, biography and name, with its language if known."""
        yield from ((passage.text, passage.language) for passage in self.biography)
        if self.account.name:
            yield self.account.name, None

    def addresses(self) -> Iterator[tuple[str, Span]]:
        """Yield the web addresses that the profile shows: its website, and those of the biography."""
        website = self.account.website
        if website:
            yield website.value, website.span
        for link in self.links:
            yield link.address, link.span

    def emails(self) -> Iterator[tuple[str, Span]]:
        """Yield the e-mail addresses that the profile shows."""
        email = self.account.email
        if email:
            yield email.value.strip(), email.span
        for passage in self.biography:
            for found in find_emails(passage.text.value):
                yield found.address, passage.text.locate(found.start, found.end)


def profiles_of(
    document: Document[Model], kinds: frozenset[Kind], resolver: Resolver
) -> Iterator[Profile]:
    """Yield the profiles of some kinds in a document; accounts that have ended are history."""
    model = document.model
    if isinstance(model, Account):
        if _is_judged(model, kinds, resolver.today):
            texts = tuple(p for p in document.passages if p.role is Role.BIOGRAPHY)
            yield Profile(model, texts, document.links)
    elif isinstance(model, Registry):
        yield from _entries(model, document, kinds, resolver.today)


def _is_judged(account: Account, kinds: frozenset[Kind], today: date) -> bool:
    is_over = account.until is not None and account.until.value < today
    return account.account_kind in kinds and not is_over


def _entries(
    registry: Registry, document: Document[Model], kinds: frozenset[Kind], today: date
) -> Iterator[Profile]:
    texts = {p.text.span.start: p for p in document.passages if p.role is Role.BIOGRAPHY}
    links: dict[int, list[LinkFact]] = {}
    for link in document.links:
        links.setdefault(link.passage.text.span.start, []).append(link)
    for account in registry.accounts:
        if _is_judged(account, kinds, today):
            start = account.bio.span.start if account.bio else -1
            text = texts.get(start)
            yield Profile(account, (text,) if text else (), tuple(links.get(start, ())))


def is_official_host(address: str, domains: Domains) -> bool:
    """Say whether a web or e-mail address is under one of a government's domains."""
    host = host_of(address.rpartition("@")[2])
    return bool(host) and is_under_any(host, domains)


def missing(
    fields: tuple[tuple[str, MappedText | Located[str] | None], ...],
) -> list[str]:
    """Return the names of the fields that are absent or blank."""
    return [name for name, value in fields if value is None or not value.value.strip()]


def is_same_person(one: str, other: str) -> bool:
    """Say whether two names mean one person: the words of one are among those of the other.

    Joined names are one word: Jean Côté is not Jean-François Côté.
    """
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


# The same few people write and approve the documents of a repository.
@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(fold, name.split())))
