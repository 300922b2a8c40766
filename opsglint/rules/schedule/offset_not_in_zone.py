"""SCH004: the offset is the one of the time zone on that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

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
    Severity,
    rule,
)  # fmt: skip


@rule("SCH004", severity=Severity.WARNING, clauses=("house",), since="0.1")
class OffsetNotInZone(DocumentRule):
    """The offset of a time is the one that the time zone has on that day.

    After the clocks change, last week's offset publishes an hour early or late. Z passes.
    """

    needs = ("moments",)
    messages = {
        "offset": Message("the time {time} in {field} has an offset that {zone} does not have then",
                          "write {offset}, or the local time {local}"),
        "gap": Message("the local time {time} in {field} does not exist in {zone}: the clocks go forward",
                       "write a time at least an hour later"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        zone = context.resolver.zone
        for fact in document.moments:
            moment = fact.moment
            fault = None if moment.zulu else _fault(moment.wall, moment.offset, zone)
            if fault is None:
                continue
            local = moment.instant(zone).astimezone(zone)
            wall = moment.wall.replace(tzinfo=zone)
            params = {"time": document.text[slice(*moment.span)].strip("'\""), "field": fact.field,
                      "zone": str(zone), "local": f"{local:%Y-%m-%dT%H:%M}",
                      "offset": written_offset(wall.utcoffset() or timedelta())}  # fmt: skip
            yield Finding(moment.span, fault, params)

    examples = (
        Bad("---\ntype: post\nschedule: «2026-11-25T10:00-04:00»\n---\nHello.\n"),
        Bad("---\ntype: post\nschedule: «2027-03-14T02:30-05:00»\n---\nAllô.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\nschedule: 2026-07-25T10:00-04:00\n---\nHello.\n"),
        Good("---\ntype: post\nschedule: 2026-11-25T15:00:00Z\n---\nAllô.\n", path="posts/a.fr.md"),
    )  # fmt: skip


# Posts of one announcement, and the versions of each, go out at the same few times.
@lru_cache(maxsize=1024)
def _fault(wall: datetime, offset: timedelta | None, zone: tzinfo) -> str | None:
    """Return which message a local time deserves, None where its clock and offset are the zone's."""
    there = wall.replace(tzinfo=zone)
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        return "gap"
    if offset is None:
        return None
    instant = wall.replace(tzinfo=timezone(offset))
    return None if instant.astimezone(zone).utcoffset() == offset else "offset"
