"""POL005: no politics in working hours."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.partisanship import Gravity, gravity
from opsglint.facts.politics import campaign_signals, candidates, partisan_signals
from opsglint.facts.voices import publishing, voice_of
from opsglint.facts.working_hours import in_working_hours
from opsglint.sdk import (
    Bad,
    Channel,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Passage,
    Post,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_OFFICE = "---\ntype: post\naccount: ministers-office-health\nschedule: "
_STAFF = "---\ntype: post\nauthor: {name: Kim, role: ministers-office-staff}\naccount: minister-of-health\nschedule: "


@rule("POL005", severity=Severity.ERROR, clauses=("MA-28", "MA-35"), since="0.1")
class PoliticalInWorkingHours(RepositoryRule):
    """Staff of a minister's office post nothing political in working hours.

    Outside working hours, and without government resources, they are free to. Working hours are
    working days from 08:30 to 17:00 in the configured time zone; public holidays are none.
    """

    on = (Post,)
    messages = {
        "scheduled": Message("“{words}” is political and goes out at {time}, in working hours of the minister’s office",
                             "schedule it before 08:30, after 17:00 or on a day off, and prepare it without government resources"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        found: dict[Channel, str] = {}
        for passage in document.passages:
            voice = voice_of(passage, document, context.index)
            if gravity(voice) not in (Gravity.DOUBTFUL, Gravity.OWN_RIGHT):
                continue
            busy = [c for c in publishing(passage, document, context.index) if _is_busy(c, voice.by_office_staff, context)]
            words = _first_words(document, passage, context) if busy else None
            if words:
                for channel in busy:
                    found.setdefault(channel, words)
        spans = {}
        for channel, words in found.items():
            moment = channel.fact.schedule
            if channel.instant and moment and moment.span not in spans:
                spans[moment.span] = True
                local = channel.instant.astimezone(context.index.zone)
                params = {"words": words, "time": f"{local:%H:%M} on {local:%Y-%m-%d}"}
                yield Finding(moment.span, "scheduled", params)

    examples = (
        Bad(_OFFICE + "«2026-11-25T10:00-05:00»\n---\nThe NDP has failed our nurses.\n"),
        Bad(_STAFF + "«2026-11-25T16:30-05:00»\n---\nRéélisez Sam, notre candidat du NPD.\n", path="posts/a.fr.md"),
        Good(_OFFICE + "2026-11-25T19:00-05:00\n---\nThe NDP has failed our nurses.\n", why="in the evening"),
        Good(_STAFF + "2026-12-25T10:00-05:00\n---\nVotez pour nous le jour du scrutin!\n", path="posts/a.fr.md", why="a public holiday"),
        Good(_OFFICE + "2026-11-25T10:00-05:00\n---\nThe minister opened a clinic today.\n"),
    )  # fmt: skip


def _is_busy(channel: Channel, by_office_staff: bool, context: RepositoryContext) -> bool:
    concerned = channel.kind is Kind.MINISTERS_OFFICE or (
        by_office_staff and channel.kind in (Kind.MINISTER, Kind.MPP)
    )
    pack = context.pack
    return concerned and channel.instant is not None and in_working_hours(
        channel.instant, context.index.zone, pack.country, pack.subdivision
    )  # fmt: skip


def _first_words(
    document: Document[Post], passage: Passage, context: RepositoryContext
) -> str | None:
    people = candidates(context.accounts)
    terms = context.settings.political_terms
    year = context.index.day(document).year
    neutral = frozenset(context.pack.words("neutral-vote-tags"))
    partisan = partisan_signals(passage, context.pack, terms, people, year)
    campaign = campaign_signals(passage, context.pack, people, neutral)
    signal = next(partisan, None) or next(campaign, None)
    return signal.words if signal else None
