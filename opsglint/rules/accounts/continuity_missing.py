"""ACC011: what happens to an account when its holder moves is settled."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import EXPERTS, profiles_of
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

_HEAD = "---\ntype: account\nid: «a»\nkind: specialist\nname: Ana Ruiz\n"


@rule("ACC011", severity=Severity.WARNING, clauses=("SE-04", "SE-39"), complete=True, since="0.1")
class ContinuityMissing(DocumentRule):
    """A specialist’s or executive’s account says what happens to it when its holder changes roles.

    It stays with the person, who brings the biography up to date.
    """

    attested_by = ("continuity",)
    on = (Account, Registry)
    messages = {
        "missing": Message("{account} does not say what happens when its holder changes roles, and that is known before an account is agreed to",
                           "add continuity: who keeps the account, and who updates it by when"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, EXPERTS, context.resolver):
            continuity = profile.account.continuity
            if continuity is None or not continuity.value.strip():
                yield Finding(profile.span, "missing", {"account": profile.name})

    examples = (
        Bad(_HEAD + "---\nI study moss.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("specialist", "executive") + "lang: fr\n---\nJe gère des forêts.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "continuity: Ana keeps it and updates the biography\n---\nI study moss.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: personal\nname: Dana K.\n---\nJe cuisine.\n", path="accounts/a.md"),
    )  # fmt: skip
