"""SCH002: times have an offset."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from opsglint.content.values import written_offset
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Safety,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.text import Edit


@rule("SCH002", severity=Severity.ERROR, clauses=("house",), fix=Safety.SAFE, since="0.1")
class TimeZoneMissing(DocumentRule):
    """A time says its offset from universal time.

    Ten o'clock in Thunder Bay and in Kenora are an hour apart for half of the day's readers; a tool
    that publishes on another clock is early or late.
    """

    needs = ("moments",)
    remedy = (
        "Appends the offset that the configured time zone has on that day. Safe, because it says "
        "what the time means here anyway."
    )
    messages = {
        "missing": Message("the time {time} in {field} has no offset",
                           "append {offset}, the offset in {zone} on that day"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        zone = context.resolver.zone
        for fact in document.moments:
            moment = fact.moment
            if moment.offset is not None:
                continue
            offset = written_offset(moment.wall.replace(tzinfo=zone).utcoffset() or timedelta())
            start, end = moment.span
            quoted = document.text[end - 1 : end] in ("'", '"')
            edit = Edit(Span(end - quoted, end - quoted), offset)
            params = {"time": document.text[start:end].strip("'\""), "field": fact.field,
                      "offset": offset, "zone": str(zone)}  # fmt: skip
            yield Finding(moment.span, "missing", params, edits=(edit,))

    examples = (
        Bad("---\ntype: post\nschedule: «2026-11-25T10:00»\n---\nHello.\n",
            fixed="---\ntype: post\nschedule: 2026-11-25T10:00-05:00\n---\nHello.\n"),
        Bad("---\ntype: post\nembargo: «'2026-07-01T10:00:00'»\n---\nAllô.\n", path="posts/a.fr.md",
            fixed="---\ntype: post\nembargo: '2026-07-01T10:00:00-04:00'\n---\nAllô.\n"),
        Good("---\ntype: post\nschedule: 2026-11-25T10:00-05:00\n---\nHello.\n"),
        Good("---\ntype: post\nschedule: 2026-11-25T15:00Z\n---\nAllô.\n", path="posts/a.fr.md"),
    )  # fmt: skip
