"""ACC012: no two accounts on the same subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from opsglint.language.tokens import tokens
from opsglint.sdk import (
    Account,
    AccountEntry,
    Accounts,
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Registry,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: a\nkind: specialist\nname: Ben Newt\n"


@rule("ACC012", severity=Severity.ADVICE, clauses=("SE-39",), since="0.1")
class SimilarAccount(RepositoryRule):
    """Before an account is agreed to, it is known whether a similar one exists.

    Two specialists who write about the same subject share an audience; the later account is
    reported. The accounts of one body in two languages pass.
    """

    on = (Account, Registry)
    messages = {
        "same": Message("{account} has the same subject as {other} (“{subject}”), and a similar account is known before a new one is agreed to",
                        "see whether one account is enough, or narrow the subject"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        entries = _entries_of(context.accounts, context.resolver.today)
        for entry, other in entries.get(document.path, ()):
            subject = entry.account.subject
            if subject and other.id != entry.id and not _are_versions(entry, other):
                place = RelatedPlace(other.document, other.span, "the other account")
                params = {"account": entry.id or entry.name, "other": other.id or other.name, "subject": subject.value}
                yield Finding(subject.span, "same", params, related=(place,))

    examples = (
        Bad(_HEAD + "subject: «Vaccines»\n---\nI study vaccines too.\n", path="accounts/b.md"),
        Bad(_HEAD + "subject: «La sécurité des ponts»\n---\nJe parle de ponts.\n", path="accounts/b.md",
            files={"accounts/a.md": "---\ntype: account\nid: b\nkind: specialist\nname: Cy Fox\nsubject: sécurité des ponts\n---\nPonts.\n"}),
        Good(_HEAD + "subject: vaccine storage\n---\nI study fridges.\n", path="accounts/b.md"),
        Good(_HEAD + "lang: fr\ncounterpart: example-specialist\nsubject: vaccines\n---\nJe parle de vaccins.\n", path="accounts/b.md"),
    )  # fmt: skip


_ARTICLES = frozenset(("the", "a", "an", "le", "la", "les", "l", "and", "et"))


def _words(entry: AccountEntry) -> tuple[str, ...]:
    """Return what a subject is compared by: its words in order of the alphabet, without articles."""
    subject = entry.account.subject
    found = {token.folded for token in tokens(subject.value if subject else "")}
    return tuple(sorted(word.removesuffix("s") for word in found - _ARTICLES))


@lru_cache(maxsize=1)
def _entries_of(
    accounts: Accounts, today: date
) -> Mapping[str, list[tuple[AccountEntry, AccountEntry]]]:
    """Return by document the accounts whose subject an earlier one has, each with that one."""
    first: dict[tuple[str, ...], AccountEntry] = {}
    found: dict[str, list[tuple[AccountEntry, AccountEntry]]] = {}
    for entry in accounts.entries:
        until = entry.account.until
        words = _words(entry)
        if words and not (until and until.value < today):
            other = first.setdefault(words, entry)
            if other is not entry:
                found.setdefault(entry.document.path, []).append((entry, other))
    return found


def _are_versions(one: AccountEntry, other: AccountEntry) -> bool:
    """Say whether two accounts are one body's in two languages."""
    pairs = ((one, other), (other, one))
    return any(a.account.counterpart and a.account.counterpart.value == b.id for a, b in pairs)
