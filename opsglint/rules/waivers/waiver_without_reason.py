"""WVR002: waivers name a rule and say why."""

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


@rule("WVR002", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class WaiverWithoutReason(WaiverRule):
    """A waiver names a rule that exists and says why it does not have to be followed here.

    Without a reason a reviewer cannot judge it, so it silences nothing.
    """

    messages = {
        "no-reason": Message("the waiver for {rule} gives no reason", 'add reason="…"'),
        "no-rule": Message("a waiver names no rule", "write the code or the name of one rule"),
        "bad-day": Message("the waiver for {rule} ends on a day that does not exist",
                           "write until as a day such as 2026-12-31"),
        "unknown-directive": Message("a comment to opsglint is neither ignore nor ignore-file",
                                     "write ignore for the next block, ignore-file for the file"),
        "misplaced": Message("the waiver for the whole file does not stand in its first line",
                             "move it to the first line of the text, or write ignore"),
        "unknown": Message("a waiver names {rule}, which is no rule", "correct the code or name"),
        "near": Message("a waiver names {rule}, which is no rule", "did you mean {nearest}?"),
    }  # fmt: skip

    def judge(self, outcome: WaiverOutcome, document: Document[Model]) -> Iterator[Finding]:
        waiver = outcome.waiver
        params = {"rule": waiver.rule, "nearest": outcome.nearest or ""}
        if outcome.state is WaiverState.VOID and waiver.fault is not None:
            yield Finding(waiver.rule_span, waiver.fault.value, params)
        elif outcome.state is WaiverState.UNKNOWN_RULE:
            yield Finding(waiver.rule_span, "near" if outcome.nearest else "unknown", params)

    examples = (
        Bad("---\ntype: post\n---\n<!-- opsglint: ignore «AXS010» -->\nFree shots #fluseason\n"),
        Bad('---\ntype: post\n---\n<!-- opsglint: ignore «hashtag-cas» reason="affiche" -->\nAllô.\n',
            path="posts/a.fr.md"),
        Good('---\ntype: post\n---\n<!-- opsglint: ignore AXS010 reason="artwork" -->\nFree #fluseason\n'),
        Good("---\ntype: post\nwaivers: [{rule: AXS010, reason: affiche}]\n---\n#saisondelagrippe\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
