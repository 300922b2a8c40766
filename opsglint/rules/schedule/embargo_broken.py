"""SCH007: nothing is published before its embargo ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsglint.content.values import Moment
from opsglint.sdk import (
    Bad,
    Broadcast,
    Document,
    Finding,
    Good,
    Kit,
    Message,
    Model,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    Span,
    rule,
)  # fmt: skip

_KIT = "---\ntype: kit\ntitle: T\nembargo: 2026-11-25T12:00-05:00\n---\n"


@rule("SCH007", severity=Severity.ERROR, clauses=("GP-07",), since="0.1")
class EmbargoBroken(RepositoryRule):
    """Nothing is scheduled before the embargo of the document, of its kit, or of its news release.

    What is embargoed is confidential until then.
    """

    on = (Broadcast, Kit)
    messages = {
        "broken": Message(
            "the schedule {time} lies before the embargo of {path}, which ends at {embargo}",
            "schedule it for {embargo} or later",
        ),
    }

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        embargo = max(_embargoes(document, context), key=lambda one: one[1], default=None)
        if embargo is None:
            return
        source, end, place = embargo
        zone = context.index.zone
        for span, instant in sorted(set(_schedules(document, context))):
            if instant < end:
                params = {"time": f"{instant.astimezone(zone):%Y-%m-%d %H:%M}", "path": source.path,
                          "embargo": f"{end.astimezone(zone):%Y-%m-%d %H:%M}"}  # fmt: skip
                related = (RelatedPlace(source, place, "the embargo"),)
                yield Finding(span, "broken", params, related=related)

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nembargo: 2026-11-25T12:00-05:00\n"
            "schedule: «2026-11-25T10:00-05:00»\n---\nHello.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nkit: ../kits/k.fr.md\n"
            "schedule: «2026-11-25T10:00-05:00»\n---\nAllô.\n",
            path="posts/a.fr.md", files={"kits/k.fr.md": _KIT}),
        Good("---\ntype: post\naccount: ministry-of-health\nembargo: 2026-11-25T12:00-05:00\n"
             "schedule: 2026-11-25T12:00-05:00\n---\nHello.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nkit: ../kits/k.fr.md\n"
             "schedule: 2026-11-25T17:00Z\n---\nAllô.\n",
             path="posts/a.fr.md", files={"kits/k.fr.md": _KIT}),
    )  # fmt: skip


def _schedules(
    document: Document[Model], context: RepositoryContext
) -> Iterator[tuple[Span, datetime]]:
    for channel in context.index.channels(document):
        if channel.instant is not None and channel.fact.schedule is not None:
            yield channel.fact.schedule.span, channel.instant
    for shareable in document.shareables:
        if shareable.schedule is not None:
            yield shareable.schedule.span, shareable.schedule.instant(context.index.zone)


def _embargoes(
    document: Document[Model], context: RepositoryContext
) -> Iterator[tuple[Document[Model], datetime, Span]]:
    kits: list[Document[Model]] = [*context.index.kits_of(document)]
    kits += [document] if isinstance(document.model, Kit) else []
    sources = {document.path: document}
    for kit in kits:
        sources[kit.path] = kit
    for kit in kits:
        release = context.index.referred(kit, getattr(kit.model, "news_release", None))
        if release is not None:
            sources[release.path] = release
    for source in sources.values():
        embargo = getattr(source.model, "embargo", None)
        if isinstance(embargo, Moment):
            yield source, embargo.instant(context.index.zone), embargo.span
