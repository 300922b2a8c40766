"""SCH006: ministers do not publish before the ministry does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsglint.sdk import (
    Action,
    Bad,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_OFFICIAL = ("---\ntype: post\nlang: en\naccount: ministry-of-health\n"
             "schedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n")  # fmt: skip


@rule("SCH006", severity=Severity.ERROR, clauses=("MA-17", "MA-21"), since="0.1")
class MinisterBeforeOfficial(RepositoryRule):
    """A minister's or an MPP's channel publishes at the same time as the official one, or later.

    What the government tells the public comes from its own channels first.
    """

    on = (Post,)
    needs = ("channels",)
    messages = {
        "early": Message(
            "{account} publishes this at {time}, before the official channel does at {official}",
            "schedule it for {official} or later",
        ),
    }

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        channels = [c for c in context.index.channels(document)
                    if c.kind in (Kind.MINISTER, Kind.MPP) and c.instant]  # fmt: skip
        if not channels:
            return
        official = _first_official(document, context)
        if official is None:
            return
        source, instant = official
        seen = set()
        for channel in channels:
            schedule = channel.fact.schedule
            assert channel.instant is not None
            assert schedule is not None
            if channel.instant >= instant or schedule.span in seen:
                continue
            seen.add(schedule.span)
            zone = context.index.zone
            params = {"account": channel.account.id if channel.account else "",
                      "time": f"{channel.instant.astimezone(zone):%Y-%m-%d %H:%M}",
                      "official": f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"}  # fmt: skip
            place = source.place("schedule") if "schedule" in source.model.keys else source.head
            related = () if source.path == document.path else (
                RelatedPlace(source, place, "the official post"),
            )  # fmt: skip
            yield Finding(schedule.span, "early", params, related=related)

    examples = (
        Bad("---\ntype: post\nlang: en\naccount: minister-of-health\nschedule: «2026-11-25T09:00-05:00»\n---\nFlu shots are free.\n",
            files={"posts/official.en.md": _OFFICIAL}),
        Bad("---\ntype: post\nchannels:\n  - {account: ministere-de-la-sante, schedule: 2026-11-25T10:00-05:00}\n"
            "  - {account: minister-of-health, schedule: «2026-11-25T09:45-05:00»}\n---\nLe vaccin est gratuit.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\nlang: en\naccount: minister-of-health\nschedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n",
             files={"posts/official.en.md": _OFFICIAL}),
        Good("---\ntype: post\naccount: minister-of-health\nschedule: 2026-11-25T09:00-05:00\n---\nJe serai au marché samedi.\n",
             path="posts/a.fr.md", files={"posts/official.en.md": _OFFICIAL}),
    )  # fmt: skip


def _first_official(
    document: Document[Post], context: RepositoryContext
) -> tuple[Document[Model], datetime] | None:
    """Return the official post of the same content that comes first, and when."""
    own = context.index.earliest_official(document)
    if own is not None:
        return document, own
    action = document.model.action
    shared = context.index.referred(document, document.model.of)
    if shared is not None and action is not None and action.value in (Action.SHARE, Action.QUOTE):
        instant = context.index.earliest_official(shared)
        return (shared, instant) if instant else None
    for carrier in context.index.carriers(document):
        other = context.index.document(carrier.path)
        if other is not None and _share_language(other.language, document.language):
            return other, carrier.instant
    return None


def _share_language(one: str | None, other: str | None) -> bool:
    """Say whether two documents may be in one language."""
    return one is None or other is None or one == other or "bilingual" in (one, other)
