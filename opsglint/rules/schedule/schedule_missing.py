"""SCH001: what is approved has a schedule."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Broadcast,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Severity,
    Status,
    rule,
)  # fmt: skip

_DECIDED = (Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED)


@rule("SCH001", severity=Severity.ERROR, clauses=("MA-17",), complete=True, since="0.1")
class ScheduleMissing(DocumentRule):
    """Every channel of what is approved, scheduled or published says when.

    Without the time nobody can tell whether a minister publishes before the ministry does.
    """

    on = (Broadcast,)
    needs = ("channels",)
    messages = {
        "missing": Message(
            "the {type} is {status} and has no schedule for {account}",
            "add schedule, such as 2026-11-25T10:00-05:00",
        ),
    }

    def check(self, document: Document[Broadcast], context: Context) -> Iterator[Finding]:
        if document.status not in _DECIDED:
            return
        seen = set()
        for channel in document.channels:
            wrong = "schedule" in document.model.keys and document.model.schedule is None
            if channel.account is None or channel.schedule is not None or wrong:
                continue
            span = channel.account.span
            if span not in seen:
                seen.add(span)
                params = {"type": document.type, "status": str(document.status),
                          "account": channel.account.value}  # fmt: skip
                yield Finding(span, "missing", params)

    examples = (
        Bad("---\ntype: post\nstatus: approved\naccount: «ministry-of-health»\n---\nHello.\n"),
        Bad("---\ntype: post\nstatus: scheduled\nchannels:\n  - {account: «ministere-de-la-sante», platform: x}\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\nstatus: draft\naccount: ministry-of-health\n---\nHello.\n"),
        Good("---\ntype: post\nstatus: approved\naccount: ministere-de-la-sante\n"
             "schedule: 2026-11-25T10:00-05:00\n---\nAllô.\n", path="posts/a.fr.md"),
    )  # fmt: skip
