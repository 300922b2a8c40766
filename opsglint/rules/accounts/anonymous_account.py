"""ACC017: anonymity protects nobody."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import SERVANTS, profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: personal\nname: Trail Mouse\n"


@rule("ACC017", severity=Severity.ADVICE, clauses=("FP-08",), since="0.1")
class AnonymousAccount(DocumentRule):
    """A public servant’s anonymous account is bound by the same duties as any other.

    Names come out; what was written stays. Anonymity is no protection.
    """

    on = (Account, Registry)
    messages = {
        "anonymous": Message("{account} is a public servant’s account without the holder’s name, and anonymity is no protection",
                             "write only what you would sign with your name"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, SERVANTS, context.resolver):
            anonymous = profile.account.anonymous
            if anonymous and anonymous.value:
                yield Finding(anonymous.span, "anonymous", {"account": profile.name})

    examples = (
        Bad(_HEAD + "anonymous: «true»\n---\nI walk.\n", path="accounts/a.md"),
        Bad(_HEAD + "lang: fr\nanonymous: «true»\n---\nJe marche.\n", path="accounts/a.md"),
        Good(_HEAD + "anonymous: false\n---\nI walk.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: stakeholder\nname: La souris\nanonymous: true\n---\nJe marche.\n", path="accounts/a.md"),
    )  # fmt: skip
