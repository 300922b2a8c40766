"""LNG002: the two languages go out together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from opsglint.sdk import (
    Bad,
    Broadcast,
    Channel,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Option,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    Span,
    Status,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: {}\nplatforms: [x]\nschedule: {}\n---\nBonjour.\n"
_DECIDED = (Status.SCHEDULED, Status.PUBLISHED)


@rule("LNG002", severity=Severity.WARNING, clauses=("OA-04",), since="0.1")
class LanguagesNotSimultaneous(RepositoryRule):
    """The English and the French version go out on official channels at the same time.

    Whoever reads French learns of a service no later than whoever reads English.
    """

    on = (Broadcast,)
    options = (
        Option("tolerance", 15, "minutes that may lie between the two languages", least=0, most=1440),
    )
    messages = {
        "apart": Message("this goes out {minutes} minutes after the version in the other language, {path}",
                         "schedule both for the same time"),
        "status": Message("this is still {status} while {path} is {other}",
                          "approve both languages before one of them goes out"),
    }  # fmt: skip

    def check(self, document: Document[Broadcast], context: RepositoryContext) -> Iterator[Finding]:
        official = context.index.official_channels(document)
        if not official:
            return
        tolerance = timedelta(minutes=float(context.options["tolerance"]))
        yield from self._inside(document, official, tolerance)
        for other in context.index.translations(document):
            if other.path == document.path or not context.index.official_channels(other):
                continue
            if document.is_early and other.status in _DECIDED:
                params = {"status": str(document.status), "other": str(other.status), "path": other.path}
                place = RelatedPlace(other, other.place("status"), "the other version")
                yield Finding(document.place("status"), "status", params, related=(place,))
            yield from self._between(document, other, context, tolerance)

    def _between(
        self, document: Document[Broadcast], other: Document[Model], context: RepositoryContext,
        tolerance: timedelta,
    ) -> Iterator[Finding]:  # fmt: skip
        mine = _times(context.index.official_channels(document))
        theirs = _times(context.index.official_channels(other))
        common = mine.keys() & theirs.keys() - {None}
        pairs = [(mine[p], theirs[p]) for p in sorted(common, key=str)]
        if not common and mine and theirs:
            pairs = [(min(mine.values()), min(theirs.values()))]
        for (instant, span), (their_instant, their_span) in pairs:
            apart = instant - their_instant
            later = apart > timedelta(0)
            if later and apart > tolerance:
                place = RelatedPlace(other, their_span, "the other version")
                minutes = str(round(apart.total_seconds() / 60))
                params = {"minutes": minutes, "path": other.path}
                yield Finding(span, "apart", params, related=(place,))
                return

    def _inside(
        self, document: Document[Broadcast], official: tuple[Channel, ...], tolerance: timedelta
    ) -> Iterator[Finding]:
        """Compare the channels of one document whose accounts speak different languages."""
        if len(official) < 2:
            return
        by_language = {
            language: _times(tuple(c for c in official if c.account and c.account.language == language))
            for language in ("en", "fr")
        }
        for platform in sorted(by_language["en"].keys() & by_language["fr"].keys(), key=str):
            first, last = sorted((by_language["en"][platform], by_language["fr"][platform]))
            if last[0] - first[0] > tolerance:
                minutes = str(round((last[0] - first[0]).total_seconds() / 60))
                place = RelatedPlace(document, first[1], "the other language")
                params = {"minutes": minutes, "path": document.path}
                yield Finding(last[1], "apart", params, related=(place,))

    examples = (
        Bad(_POST.format("ministere-de-la-sante", "«2026-11-25T10:16-05:00»"), path="posts/a.fr.md",
            files={"posts/a.en.md": _POST.format("ministry-of-health", "2026-11-25T10:00-05:00")}),
        Bad(_POST.format("ministry-of-health", "«2026-11-26T10:00-05:00»"),
            files={"posts/example.fr.md": _POST.format("ministere-de-la-sante", "2026-11-25T10:00-05:00")}),
        Good(_POST.format("ministere-de-la-sante", "2026-11-25T10:15-05:00"), path="posts/a.fr.md",
             files={"posts/a.en.md": _POST.format("ministry-of-health", "2026-11-25T10:00-05:00")}),
        Good(_POST.format("minister-of-health", "2026-11-26T10:00-05:00"),
             files={"posts/example.fr.md": _POST.format("ministere-de-la-sante", "2026-11-25T10:00-05:00")}),
    )  # fmt: skip


def _times(channels: tuple[Channel, ...]) -> dict[str | None, tuple[datetime, Span]]:
    """Return the first time on each platform, with its place."""
    found: dict[str | None, tuple[datetime, Span]] = {}
    for channel in channels:
        schedule = channel.fact.schedule
        if channel.instant is not None and schedule is not None:
            one = (channel.instant, schedule.span)
            found[channel.platform] = min(found.get(channel.platform, one), one)
    return found
