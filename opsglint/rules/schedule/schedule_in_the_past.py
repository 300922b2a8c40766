"""SCH003: what is not published yet lies ahead."""

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


@rule("SCH003", severity=Severity.WARNING, clauses=("house",), since="0.1")
class ScheduleInThePast(DocumentRule):
    """What is not published yet is scheduled for a time that is still to come.

    A publishing tool may send a post with a past time at once.
    """

    on = (Broadcast,)
    needs = ("channels",)
    messages = {
        "past": Message("the schedule {time} has passed and the {type} is not published",
                        "write a time to come, or set status to published"),
    }  # fmt: skip

    def check(self, document: Document[Broadcast], context: Context) -> Iterator[Finding]:
        if document.status is Status.PUBLISHED:
            return
        seen = set()
        for channel in context.resolver.channels(document):
            if channel.instant is None or not context.resolver.is_past(channel.instant):
                continue
            schedule = channel.fact.schedule
            if schedule is not None and schedule.span not in seen:
                seen.add(schedule.span)
                time = document.text[schedule.span.start : schedule.span.end]
                yield Finding(schedule.span, "past", {"time": time, "type": document.type})

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nschedule: «2026-11-18T10:00-05:00»\n---\nHello.\n"),
        Bad("---\ntype: post\nstatus: draft\naccount: ministere-de-la-sante\nschedule: «2026-11-19T10:00-05:00»\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\nstatus: published\naccount: ministry-of-health\nschedule: 2026-11-18T10:00-05:00\n---\nHello.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nschedule: 2026-11-25T10:00-05:00\n---\nAllô.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
