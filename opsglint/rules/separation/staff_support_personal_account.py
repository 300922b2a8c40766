"""SEP008: specialists and executives write their own posts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from opsglint.sdk import (
    AccountEntry,
    Bad,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_OWN_ROLES = {Kind.SPECIALIST: "specialist", Kind.EXECUTIVE: "executive"}


@rule("SEP008", severity=Severity.ERROR, clauses=("SE-07",), since="0.1")
class StaffSupportPersonalAccount(RepositoryRule):
    """What a specialist's or an executive's account publishes is written by its owner.

    No other staff supports such an account in any way.
    """

    on = (Post,)
    needs = ("channels",)
    messages = {
        "other": Message("{author} writes for {account}, the account of {owner}",
                         "leave it to {owner}, or publish it on an official channel"),
        "unknown": Message("nothing says who writes for {account}, the account of {owner}",
                           "add author with name and role"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        for channel in context.index.channels(document):
            entry = channel.account
            if entry is None or entry.kind not in _OWN_ROLES or channel.fact.account is None:
                continue
            owner = entry.account.owner or entry.account.name
            params = {"account": entry.id, "owner": owner.value if owner else "its holder"}
            place = RelatedPlace(entry.document, entry.span, "the account")
            author = document.author
            if author is None or (author.name is None and author.role is None):
                yield Finding(channel.fact.account.span, "unknown", params,
                              severity=Severity.ADVICE, related=(place,))  # fmt: skip
            elif not _is_owner(document, entry):
                name = author.name.value if author.name else author.role.value if author.role else ""
                span = author.name.span if author.name else author.span
                yield Finding(span, "other", {**params, "author": name}, related=(place,))
            return

    examples = (
        Bad("---\ntype: post\naccount: example-specialist\nauthor: {name: «Sam Lee», role: ops-staff}\n---\nHello.\n"),
        Bad("---\ntype: post\naccount: «example-executive»\n---\nBonjour.\n", path="posts/a.fr.md",
            why="advice, because nothing says who wrote it"),
        Good("---\ntype: post\naccount: example-specialist\nauthor: {name: ana ruiz, role: specialist}\n---\nHello.\n"),
        Good("---\ntype: post\naccount: example-executive\nauthor: {role: executive}\n---\nBonjour.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip


def _is_owner(document: Document[Post], entry: AccountEntry) -> bool:
    author = document.author
    assert author is not None
    known = [t.value for t in (entry.account.owner, entry.account.person, entry.account.name) if t]
    if author.name is not None:
        named = {_folded(entry.account.owner.value)} if entry.account.owner else set(map(_folded, known))
        return not named or _folded(author.name.value) in named
    own = _OWN_ROLES.get(entry.kind, "") if entry.kind else ""
    return author.role is None or author.role.value == own


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if c.isalnum())
