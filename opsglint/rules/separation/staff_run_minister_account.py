"""SEP007: staff do not answer for the minister."""

from __future__ import annotations

from collections.abc import Iterator

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


@rule("SEP007", severity=Severity.ERROR, clauses=("MA-01", "MA-02", "MA-08"), since="0.1")
class StaffRunMinisterAccount(RepositoryRule):
    """Ministry staff neither answer nor like anything on a minister's account.

    The account is the minister's own; ministry staff do not log in to it.
    """

    on = (Post,)
    needs = ("channels",)
    messages = {
        "runs": Message("ministry staff {action} on {account}, a minister’s account",
                        "leave it to the minister or the minister’s office"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        action, author = document.model.action, document.author
        if action is None or action.value not in (Action.REPLY, Action.LIKE):
            return
        if author is None or author.role is None or author.role.value != "ops-staff":
            return
        for channel in context.index.channels(document):
            entry = channel.account
            if entry is not None and entry.kind is Kind.MINISTER:
                doing = "reply" if action.value == Action.REPLY else "like something"
                place = RelatedPlace(entry.document, entry.kind_span, f"{entry.id} is a minister’s account")
                params = {"action": doing, "account": entry.id}
                yield Finding(author.role.span, "runs", params, related=(place,))
                return

    examples = (
        Bad("---\ntype: post\naccount: minister-of-health\naction: reply\nof: https://x.com/a/status/1\n"
            "author: {name: A. Roy, role: «ops-staff»}\n---\nThank you.\n"),
        Bad("---\ntype: post\naccount: minister-of-health\naction: like\nof: example-stakeholder\n"
            "author: {role: «ops-staff»}\n---\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\naction: reply\nof: https://x.com/a/status/1\n"
             "author: {role: ops-staff}\n---\nThank you.\n"),
        Good("---\ntype: post\naccount: minister-of-health\naction: reply\nof: https://x.com/a/status/1\n"
             "author: {role: ministers-office-staff}\n---\nMerci.\n", path="posts/a.fr.md"),
    )  # fmt: skip
