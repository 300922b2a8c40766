"""SEP009: official channels carry no personal content."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.separation import official_engagements
from opsglint.sdk import (
    Action,
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


@rule("SEP009", severity=Severity.ERROR, clauses=("GP-08", "GP-15"), since="0.1")
class PersonalContentOnOfficial(RepositoryRule):
    """An official channel carries no personal or campaign content, and shares no personal account.

    Government resources serve government business.
    """

    on = (Post,)
    needs = ("channels",)
    messages = {
        "capacity": Message("an official channel carries {capacity} content",
                            "publish it on a personal account, or correct capacity"),
        "share": Message("an official channel shares {account}, a public servant’s personal account",
                         "take it out; publish the information on the official channel itself"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        if not context.index.official_channels(document):
            return
        capacity = document.model.capacity
        if capacity is not None and capacity.value != "official":
            yield Finding(capacity.span, "capacity", {"capacity": capacity.value})
        action = document.model.action
        if action is None or action.value != Action.SHARE or document.model.of is None:
            return
        for found in official_engagements(document, context.index):
            entry = found.account
            if entry.kind is Kind.PERSONAL and found.span == document.model.of.span:
                place = RelatedPlace(entry.document, entry.kind_span, f"{entry.id} is a personal account")
                yield Finding(found.span, "share", {"account": entry.id}, related=(place,))

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\ncapacity: «campaign»\n---\nHello.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\naction: share\nof: «https://x.com/dana_k/status/1»\n---\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\ncapacity: official\n---\nHello.\n"),
        Good("---\ntype: post\naccount: minister-of-health\ncapacity: personal\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
