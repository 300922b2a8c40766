"""SEP005: livestreams are official."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.separation import shown_out_of_capacity
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Kind,
    Livestream,
    Message,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_START = "---\ntype: livestream\ntitle: Opening\n"


@rule("SEP005", severity=Severity.ERROR, clauses=("MA-25", "MA-32"), since="0.1")
class LivestreamNotOfficial(RepositoryRule):
    """A livestream that a ministry supports is carried by an official account and is not political.

    Video support for a minister's channel alone, or for a campaign event, is public money spent on
    a person or a party.
    """

    on = (Livestream,)
    messages = {
        "channel": Message("no official account carries the livestream",
                           "add an official account to its channels, or do not support it"),
        "capacity": Message("{person} appears in the livestream, and not in official capacity",
                            "add capacity: official once you know that it is so, or do not support it"),
        "political": Message("the livestream is of a political event: {words}",
                             "do not support it with government resources"),
        "account": Message("the livestream goes out on {account}, a political account",
                           "take the channel out, or do not support the livestream"),
    }  # fmt: skip

    def check(self, document: Document[Livestream], context: RepositoryContext) -> Iterator[Finding]:
        channels = context.index.channels(document)
        known = [channel for channel in channels if channel.account]
        is_known = bool(channels) and len(known) == len(channels)
        if is_known and not any(channel.kind is Kind.OFFICIAL for channel in known):
            yield Finding(channels[0].fact.span, "channel")
        for channel in known:
            if channel.kind in (Kind.PARTY, Kind.CANDIDATE) and channel.account:
                yield Finding(channel.fact.span, "account", {"account": channel.account.id})
        for person in shown_out_of_capacity(document, context.index):
            name = person.name.value if person.name else "a minister"
            place = person.capacity or person.role or person.account
            yield Finding(place.span if place else person.span, "capacity", {"person": name})
        yield from self._political(document, context)

    def _political(
        self, document: Document[Livestream], context: RepositoryContext
    ) -> Iterator[Finding]:
        model = document.model
        if model.capacity and model.capacity.value != "official":
            yield Finding(model.capacity.span, "political", {"words": model.capacity.value})
        events = context.pack.phrases("political-events")
        for text in (model.title, model.event, model.audience):
            if text is None:
                continue
            found = events.first(text.value)
            if found:
                words = text.value[found.start : found.end]
                yield Finding(text.locate(found.start, found.end), "political", {"words": words})

    examples = (
        Bad(_START + "channels:\n  - «{account: minister-of-health, platform: x}»\n---\n"),
        Bad(_START + "account: ministere-de-la-sante\nevent: «Collecte de fonds» de l’association\n---\n",
            path="live/a.fr.md"),
        Good(_START + "account: ministry-of-health\nevent: Launch of the flu shot campaign\n---\n"),
        Good(_START + "account: ministere-de-la-sante\nevent: Lancement de la campagne de vaccination\n"
             "people:\n  - {name: Jordan Avery, role: minister, capacity: official}\n---\n", path="live/a.fr.md"),
    )  # fmt: skip
