"""ACC020: somebody vouches for the holder’s political judgement."""

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


@rule("ACC020", severity=Severity.WARNING, clauses=("SE-17", "SE-39"), complete=True, since="0.1")
class AcuityNotConfirmed(DocumentRule):
    """Somebody has confirmed that the holder’s political judgement is trusted.

    A specialist or an executive speaks in public; the guidelines ask for trusted political acuity.
    """

    attested_by = ("political_acuity.confirmed_by",)
    on = (Account, Registry)
    messages = {
        "missing": Message("{account} does not say who confirmed that its holder’s political judgement is trusted",
                           "ask the holder’s manager, then add political_acuity: {{confirmed_by: …, date: …}}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, EXPERTS, context.resolver):
            acuity = profile.account.political_acuity
            if acuity is None or acuity.confirmed_by is None:
                yield Finding(acuity.span if acuity else profile.span, "missing", {"account": profile.name})

    examples = (
        Bad(_HEAD + "---\nI study moss.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("specialist", "executive") + "lang: fr\n---\nJe gère des forêts.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "political_acuity: {confirmed_by: Lou Heath, date: 2026-01-20}\n---\nI study moss.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: personal\nname: Dana K.\n---\nJe cuisine.\n", path="accounts/a.md"),
    )  # fmt: skip
