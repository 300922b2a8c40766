"""What the findings in one document rest on besides the document itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

Answer = bool | str | None
"""What the disk answers to a question, in a form that can be kept and compared."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


# Every channel of a post, and of its versions, has the same few instants.
@lru_cache(maxsize=1024)
def microseconds(instant: datetime) -> int:
    """Return an instant as whole microseconds since the beginning of 1970 (UTC)."""
    return (instant - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=1024)
def instant_of(count: int) -> datetime:
    """Return the instant that lies so many microseconds after the beginning of 1970 (UTC)."""
    return _EPOCH + timedelta(microseconds=count)


def bounds(day: date, zone: tzinfo) -> tuple[int | None, int | None]:
    """Return the beginning of a local day and that of the next, where the calendar has one."""
    since = microseconds(datetime.combine(day, time(), zone))
    if day == date.max:
        return since, None
    return since, microseconds(datetime.combine(day + timedelta(days=1), time(), zone))


@dataclass(slots=True, eq=False)
class Reads:
    """All that was asked while one document was judged.

    `topics` are what other documents contribute, and the files of the listing, that were asked
    for; `questions` are those that the disk answered, by what was asked and of which path.
    `since` and `until` (microseconds since 1970, the second excluded) bound the moments of
    judgement at which the answers about time are the same. `is_certain` is false where the answers
    rest on something that is not kept, such as the history in git.
    """

    topics: set[str] = field(default_factory=set)
    questions: dict[tuple[str, str], Answer] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None
    is_certain: bool = True

    def hold_from(self, count: int) -> None:
        """Note that the answers hold from a moment on (microseconds since 1970)."""
        self.since = count if self.since is None else max(self.since, count)

    def hold_until(self, count: int) -> None:
        """Note that the answers hold up to, not including, a moment."""
        self.until = count if self.until is None else min(self.until, count)

    def hold_between(self, since: int | None, until: int | None) -> None:
        """Note that the answers hold from one moment up to another; None for no bound."""
        if since is not None:
            self.hold_from(since)
        if until is not None:
            self.hold_until(until)
