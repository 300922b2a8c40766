"""SEP003: official channels do not engage with political accounts."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.separation import official_engagements
from opsglint.sdk import (
    Account,
    Bad,
    Broadcast,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_KINDS = {
    Kind.MINISTER: "a minister’s account", Kind.PARTY: "a party’s account",
    Kind.CANDIDATE: "a candidate’s account",
}  # fmt: skip


@rule("SEP003", severity=Severity.ERROR, clauses=("MA-15",), waivable=False, since="0.1")
class OfficialEngagesPoliticalAccount(RepositoryRule):
    """An official channel neither shares, quotes, answers nor likes what a minister, a party or a candidate posts, and does not link to it.

    Even harmless content leads readers to an account that may be partisan.
    """

    on = (Broadcast, Account)
    messages = {
        "engages": Message("an official channel {how} {account}, {kind}",
                           "take it out; publish the information on the official channel itself"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for found in official_engagements(document, context.index):
            entry = found.account
            if entry.kind in _KINDS:
                kind = _KINDS[entry.kind]
                params = {"how": found.how, "account": entry.id, "kind": kind}
                place = RelatedPlace(entry.document, entry.kind_span, f"{entry.id} is {kind}")
                yield Finding(found.span, "engages", params, related=(place,))

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\naction: share\nof: «minister-of-health»\n---\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nÀ lire : «https://mobile.twitter.com/jordanAveryMPP/status/1?s=20»\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: minister-of-health\naction: share\nof: ministry-of-health\n---\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nÀ lire : https://x.com/ExampleHospital\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
