"""WVR001: waivers silence something."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Safety,
    Severity,
    WaiverOutcome,
    WaiverRule,
    WaiverState,
    rule,
)  # fmt: skip
from opsglint.text import Edit


@rule("WVR001", severity=Severity.WARNING, clauses=("house",), waivable=False, fix=Safety.SAFE, since="0.1")
class UnusedWaiver(WaiverRule):
    """A waiver silences something.

    One that is left behind would silence the next fault at its place, which nobody has judged.
    """

    remedy = (
        "Takes the comment out. Safe, because it silences nothing. A waiver in the list of the "
        "front matter, or one of several in a comment, is left to you."
    )
    messages = {
        "unused": Message("the waiver for {rule} silences nothing", "take it out"),
    }

    def judge(self, outcome: WaiverOutcome, document: Document[Model]) -> Iterator[Finding]:
        if outcome.state is not WaiverState.UNUSED:
            return
        waiver = outcome.waiver
        alone = [one for one in document.waivers if one.removal == waiver.removal] == [waiver]
        is_comment = waiver.scope is not None or document.body.contains(waiver.span)
        edits = (Edit(waiver.removal, ""),) if alone and is_comment else ()
        yield Finding(waiver.rule_span, "unused", {"rule": waiver.rule}, edits=edits)

    examples = (
        Bad('---\ntype: post\n---\n<!-- opsglint: ignore «AXS010» reason="artwork" -->\nFlu shots are free.\n',
            fixed="---\ntype: post\n---\nFlu shots are free.\n"),
        Bad("---\ntype: post\nwaivers: [{rule: «hashtag-case», reason: affiche}]\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good('---\ntype: post\n---\n<!-- opsglint: ignore AXS010 reason="artwork" -->\nFree shots #fluseason\n'),
        Good('---\ntype: post\n# opsglint: ignore FM005 reason="outil"\noutil: a\n---\nAllô.\n',
             path="posts/a.fr.md"),
    )  # fmt: skip
