"""CON003: no public criticism of policy or colleagues."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.voices import OWN, voice_of
from opsglint.sdk import (
    Account,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Post,
    Role,
    Severity,
    rule,
)  # fmt: skip


@rule("CON003", severity=Severity.ADVICE, clauses=("SE-21", "SE-25", "FP-08"), since="0.1")
class CriticismOfPolicyOrColleague(DocumentRule):
    """A public servant's own account does not find fault with a ministry, a policy or a colleague.

    Words that find fault are pointed out, once in a text, where they stand in one sentence with
    whom they may concern; a person judges whether they do.
    """

    on = (Post, Account)
    messages = {
        "fault": Message("“{words}” may find fault with a ministry, a policy, a stakeholder or a colleague",
                         "say it to them instead, or tell what is being done; ask your manager when unsure"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        words = context.pack.phrases("criticism")
        for passage in document.passages:
            if passage.role is Role.PICTURE_TEXT or not voice_of(passage, document, context.resolver).kinds & OWN:
                continue
            match = words.first(passage.text.value, passage.language)
            if match:
                found = {"words": passage.text.value[match.start : match.end]}
                yield Finding(passage.text.locate(match.start, match.end), "fault", found)

    examples = (
        Bad("---\ntype: post\naccount: example-specialist\n---\nThe ministry's new vaccine policy is a «disaster».\n"),
        Bad("---\ntype: post\naccount: example-executive\n---\nMon collègue «ne fait pas sa part» dans ce dossier.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: example-specialist\n---\nDisaster relief: the ministry’s program is open. Bad weather ahead!\n"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nLa politique du ministère était un échec.\n", path="posts/a.fr.md"),
    )  # fmt: skip
