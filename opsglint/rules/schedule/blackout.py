"""SCH005: nothing is published in a blackout."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from opsglint.sdk import (
    AccountEntry,
    Bad,
    Broadcast,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Severity,
    rule,
)  # fmt: skip

_CONFIG = ('[[blackout]]\nname = "by-election"\nfrom = 2026-11-20\nto = 2026-11-28\n'
           'accounts = ["official"]\n')  # fmt: skip


@rule("SCH005", severity=Severity.ERROR, clauses=("GP-10", "law"), since="0.1")
class Blackout(DocumentRule):
    """Nothing is scheduled on days on which the configuration says that the account keeps silent.

    In a writ period official channels publish nothing that could favour the government.
    """

    on = (Broadcast,)
    needs = ("channels",)
    messages = {
        "inside": Message(
            "{account} is scheduled inside the blackout {name}, from {first} to {last}",
            "choose a time before or after it",
        ),
    }

    def check(self, document: Document[Broadcast], context: Context) -> Iterator[Finding]:
        seen = set()
        for channel in context.resolver.channels(document):
            schedule, entry = channel.fact.schedule, channel.account
            if channel.instant is None or schedule is None or entry is None:
                continue
            day = context.resolver.day_of(channel.instant)
            for blackout in context.settings.blackouts:
                key = (schedule.span, entry.id, blackout.name)
                inside = blackout.first <= day <= blackout.last
                if inside and key not in seen and _covers(blackout.accounts, entry):
                    seen.add(key)
                    params = {"account": entry.id, "name": blackout.name,
                              "first": blackout.first.isoformat(),
                              "last": blackout.last.isoformat()}  # fmt: skip
                    yield Finding(schedule.span, "inside", params)

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nschedule: «2026-11-25T10:00-05:00»\n---\nHello.\n",
            files={"opsglint.toml": _CONFIG}),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nschedule: «2026-11-28T23:30-05:00»\n---\nAllô.\n",
            path="posts/a.fr.md", files={"opsglint.toml": _CONFIG}),
        Good("---\ntype: post\naccount: ministry-of-health\nschedule: 2026-11-29T00:00-05:00\n---\nHello.\n",
             files={"opsglint.toml": _CONFIG}),
        Good("---\ntype: post\naccount: minister-of-health\nschedule: 2026-11-25T10:00-05:00\n---\nAllô.\n",
             path="posts/a.fr.md", files={"opsglint.toml": _CONFIG}),
    )  # fmt: skip


def _covers(accounts: tuple[str, ...], entry: AccountEntry) -> bool:
    return any(word == entry.kind or fnmatchcase(entry.id, word) for word in accounts)
