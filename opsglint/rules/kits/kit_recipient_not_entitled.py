"""KIT004: kits go to ministers, or to MPPs who act for them."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Kind,
    Kit,
    Message,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_KIT = "---\ntype: kit\ntitle: Flu shots\nannouncement: 2026-11-25T10:00-05:00\nrecipient: {}\n---\n"


@rule("KIT004", severity=Severity.ERROR, clauses=("MA-20", "MA-22", "SE-07"), since="0.1")
class KitRecipientNotEntitled(RepositoryRule):
    """A kit is for a minister, or for an MPP who acts for a minister.

    Nobody else is entitled to content made with public resources: no party, no candidate, no
    specialist or executive, who write their own posts.
    """

    on = (Kit,)
    messages = {
        "kind": Message("the kit is for {account}, which is neither a minister’s nor an MPP’s account",
                        "give it to the minister, or do not give it out"),
        "mpp": Message("the kit is for the MPP {account}, and nothing says for which minister",
                       "add on_behalf_of with the minister’s account, or do not give it out"),
        "behalf": Message("{account} is no minister’s account", "name the minister for whom the MPP acts"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: RepositoryContext) -> Iterator[Finding]:
        model = document.model
        day = context.index.day_of(context.index.instant(model.announcement))
        if model.recipient is None:
            return
        entry = context.accounts.get(model.recipient.value, day)
        if entry is None or entry.kind is None or entry.kind is Kind.MINISTER:
            return
        place = RelatedPlace(entry.document, entry.kind_span, "what the account is")
        params = {"account": model.recipient.value}
        if entry.kind is not Kind.MPP:
            yield Finding(model.recipient.span, "kind", params, related=(place,))
        elif model.on_behalf_of is None:
            yield Finding(model.recipient.span, "mpp", params, related=(place,))
        else:
            minister = context.accounts.get(model.on_behalf_of.value, day)
            if minister is not None and minister.kind is not Kind.MINISTER:
                place = RelatedPlace(minister.document, minister.kind_span, "what the account is")
                params = {"account": model.on_behalf_of.value}
                yield Finding(model.on_behalf_of.span, "behalf", params, related=(place,))

    examples = (
        Bad(_KIT.format("«example-specialist»"), path="kits/kit.en.md"),
        Bad(_KIT.format("«example-mpp»"), path="kits/trousse.fr.md"),
        Good(_KIT.format("minister-of-health"), path="kits/kit.en.md"),
        Good(_KIT.format("example-mpp\non_behalf_of: minister-of-health"), path="kits/trousse.fr.md"),
    )  # fmt: skip
