"""SEP010: official channels do not engage with MPPs and ministers' offices."""

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
    Kind.MPP: "an MPP’s account", Kind.MINISTERS_OFFICE: "an account of a minister’s office",
}  # fmt: skip


@rule("SEP010", severity=Severity.ERROR, clauses=("MA-15",), since="0.1")
class OfficialEngagesMember(RepositoryRule):
    """An official channel neither shares, quotes, answers nor likes what an MPP or a minister's office posts, and does not link to it.

    Members sit for a party: official channels keep their distance from what they post.
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
        Bad("---\ntype: post\naccount: ministry-of-health\naction: like\nof: «example-mpp»\n---\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nVoir «x.com/HealthMO».\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\naction: share\nof: example-stakeholder\n---\n"),
        Good("---\ntype: post\naccount: minister-of-health\naction: share\nof: example-mpp\n---\n", path="posts/a.fr.md"),
    )  # fmt: skip
