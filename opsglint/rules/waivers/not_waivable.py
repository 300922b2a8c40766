"""WVR004: some rules cannot be waived."""

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


@rule("WVR004", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class NotWaivable(WaiverRule):
    """A waiver is for a rule that can be waived.

    That an official channel never tags a minister, for instance, is not for one person to set
    aside.
    """

    messages = {
        "not-waivable": Message(
            "{rule} cannot be waived", "take the waiver out and put right what it was for"
        ),
    }

    def judge(self, outcome: WaiverOutcome, document: Document[Model]) -> Iterator[Finding]:
        if outcome.state is WaiverState.NOT_WAIVABLE:
            yield Finding(outcome.waiver.rule_span, "not-waivable", {"rule": outcome.waiver.rule})

    examples = (
        Bad('---\ntype: post\n---\n<!-- opsglint: ignore «SEP001» reason="agreed" -->\nHello.\n'),
        Bad("---\ntype: post\nwaivers: [{rule: «outside-repository», reason: convenu}]\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good('---\ntype: post\n---\n<!-- opsglint: ignore SEP002 reason="agreed" -->\nHello.\n'),
        Good("---\ntype: post\nwaivers: [{rule: hashtag-case, reason: convenu}]\n---\nAllô.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
