"""The accounts of a repository, found by id and by handle, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from opsglint.content.accounts import Account, Registry
from opsglint.content.vocabulary import Kind
from opsglint.facts.document import Document
from opsglint.social.handles import normalise
from opsglint.text import Located, Span


@dataclass(frozen=True, eq=False)
class AccountEntry:
    """One entry of the registry, and where it stands."""

    account: Account
    document: Document[Account] | Document[Registry]

    @cached_property
    def id(self) -> str:
        """Return the account's id, empty where it has none."""
        return self.account.id.value if self.account.id else ""

    @cached_property
    def kind(self) -> Kind | None:
        """Return what the account is."""
        return self.account.account_kind

    @property
    def name(self) -> str:
        """Return how people call the account."""
        return self.account.name.value if self.account.name else self.id

    @property
    def person(self) -> str:
        """Return the name of the person behind the account, as posts write it."""
        return self.account.person.value if self.account.person else self.name

    @cached_property
    def language(self) -> str | None:
        """Return `en`, `fr` or `bilingual`, where the registry says it."""
        return self.account.lang.value if self.account.lang else None

    @property
    def span(self) -> Span:
        """Return the place that names the account: its id."""
        return self.account.id.span if self.account.id else self.account.key_span("kind")

    @property
    def kind_span(self) -> Span:
        """Return the place that says what the account is."""
        return self.account.kind.span if self.account.kind else self.span

    @cached_property
    def held(self) -> Mapping[str, str]:
        """Return today's handles by platform, normalised, in their order."""
        return {platform: normalise(handle.value) for platform, handle in self.account.handles or ()}

    def handles(self) -> Iterator[tuple[str | None, Located[str]]]:
        """Yield today's and former handles with their platform, None where it is not said."""
        yield from self.account.handles or ()
        for former in self.account.former_handles or ():
            yield from _former(former)


def _former(former: object) -> Iterator[tuple[str | None, Located[str]]]:
    if isinstance(former, Located):
        yield None, former
    elif isinstance(former, tuple):
        platform, handles = former
        for handle in handles if isinstance(handles, tuple) else (handles,):
            yield platform, handle


class Accounts:
    """Every account of the repository."""

    def __init__(self, documents: Iterable[Document[Account] | Document[Registry]]) -> None:
        self.entries: tuple[AccountEntry, ...] = tuple(_entries(documents))
        self._by_id: dict[str, list[AccountEntry]] = {}
        self._by_handle: dict[str, list[tuple[str | None, AccountEntry]]] = {}
        for entry in self.entries:
            if entry.id:
                self._by_id.setdefault(entry.id, []).append(entry)
            for platform, handle in entry.handles():
                key = normalise(handle.value)
                if key:
                    self._by_handle.setdefault(key, []).append((platform, entry))

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def ids(self) -> Mapping[str, list[AccountEntry]]:
        """Return all entries by id."""
        return self._by_id

    @property
    def handles(self) -> Mapping[str, list[tuple[str | None, AccountEntry]]]:
        """Return all entries by normalised handle, with the platform of each."""
        return self._by_handle

    def named(self, name: str) -> Sequence[AccountEntry]:
        """Return the entries that a field means by an account id, or by a handle, on any day."""
        by_id = self._by_id.get(name)
        if by_id is not None:
            return by_id
        return [entry for _, entry in self._by_handle.get(normalise(name), ())]

    def get(self, name: str | None, day: date) -> AccountEntry | None:
        """Return the entry that an id (or a handle) means on a day, None where it has no kind."""
        for entry in self.named(name or ""):
            if entry.account.is_in_effect(day):
                return entry
        return None

    def by_handle(self, handle: str, day: date) -> tuple[AccountEntry, ...]:
        """Return the accounts that a handle means on a day, on whatever platform it is theirs."""
        found = self._by_handle.get(normalise(handle), ())
        return tuple(dict.fromkeys(e for _, e in found if e.account.is_in_effect(day)))


def _entries(
    documents: Iterable[Document[Account] | Document[Registry]],
) -> Iterator[AccountEntry]:
    for document in documents:
        model = document.model
        accounts = model.accounts if isinstance(model, Registry) else (model,)
        for account in accounts:
            if document.readable:
                yield AccountEntry(account, document)
