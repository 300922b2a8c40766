"""WVR003: waivers have not expired."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Severity,
    WaiverOutcome,
    WaiverRule,
    WaiverState,
    rule,
)  # fmt: skip


@rule("WVR003", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class WaiverExpired(WaiverRule):
    """A waiver holds until the end of its day, and no longer.

    Past it, what it silenced is reported again, and the waiver with it.
    """

    messages = {
        "expired": Message(
            "the waiver for {rule} ended on {until}",
            "put right what it silenced, or have it renewed with a later day",
        ),
    }

    def judge(self, outcome: WaiverOutcome, document: Document[Model]) -> Iterator[Finding]:
        waiver = outcome.waiver
        if outcome.state is WaiverState.EXPIRED and waiver.until is not None:
            params = {"rule": waiver.rule, "until": waiver.until.isoformat()}
            yield Finding(waiver.rule_span, "expired", params)

    examples = (
        Bad('---\ntype: post\n---\n<!-- opsglint: ignore «AXS010» reason="art" until=2026-11-19 -->\n#fluseason\n'),
        Bad("---\ntype: post\nwaivers: [{rule: «AXS010», reason: art, until: 2026-01-31}]\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good('---\ntype: post\n---\n<!-- opsglint: ignore AXS010 reason="art" until=2026-11-20 -->\n#fluseason\n'),
        Good("---\ntype: post\nwaivers: [{rule: AXS010, reason: art}]\n---\n#saisondelagrippe\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
