"""ACC015: a disclaimer lifts no duty."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import UNOFFICIAL, profiles_of
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
    Registry,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: a\nkind: {}\nname: Ana Ruiz\n"


@rule("ACC015", severity=Severity.ADVICE, clauses=("SE-33", "GP-09", "MA-27", "FP-03"), since="0.1")
class DisclaimerIsNoShield(DocumentRule):
    """“Opinions are my own” makes things clear, and lifts no duty.

    The disclaimer may stay. What the guidelines ask of posts they ask with it just as without it.
    """

    on = (Account, Registry)
    messages = {
        "shield": Message("“{words}” is a disclaimer, which makes things clear and lifts no duty",
                          "leave it in if you like, and write every post as if it were not there"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        disclaimers = context.pack.phrases("disclaimers")
        for profile in profiles_of(document, UNOFFICIAL, context.resolver):
            for passage in profile.biography:
                match = disclaimers.first(passage.text.value, passage.language)
                if match:
                    words = passage.text.value[match.start : match.end]
                    yield Finding(passage.text.locate(match.start, match.end), "shield", {"words": words})

    examples = (
        Bad(_HEAD.format("specialist") + "---\nI study moss. «Opinions are my own».\n", path="accounts/a.md"),
        Bad(_HEAD.format("personal") + "lang: fr\n---\nCafé et vélo. Mes «propos n’engagent que moi».\n", path="accounts/a.md"),
        Good(_HEAD.format("specialist") + "---\nI study moss and have many opinions on lichen. I bake my own bread.\n", path="accounts/a.md"),
        Good(_HEAD.format("personal") + "---\nFonctionnaire. Opinion publique et sondages, c’est mon métier.\n", path="accounts/a.md"),
    )  # fmt: skip
