"""ACC009: what a specialist’s or executive’s account is for is known."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import EXPERTS, Profile, missing, profiles_of
from opsglint.sdk import (
    Account,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    Registry,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Located, MappedText

_HEAD = "---\ntype: account\nid: «a»\nkind: specialist\nname: Ana Ruiz\n"


@rule("ACC009", severity=Severity.ERROR, clauses=("SE-03", "SE-18", "SE-39"), complete=True, since="0.1")
class PurposeMissing(DocumentRule):
    """An account stands for an expert in a subject or for a position, and has readers and a plan.

    A specialist’s account says its subject, an executive’s the position, both the audience and the
    strategy, before they start.
    """

    attested_by = ("strategy",)
    on = (Account, Registry)
    messages = {
        "missing": Message("{account} does not say its {fields}, and subject or position, audience and strategy are known before the start",
                           "add {fields}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, EXPERTS, context.resolver):
            fields = missing(_needed(profile))
            if fields:
                listed = " and ".join(filter(None, [", ".join(fields[:-1]), fields[-1]]))
                yield Finding(profile.span, "missing", {"account": profile.name, "fields": listed})

    examples = (
        Bad(_HEAD + "audience: hikers\nstrategy: one post a week\n---\nI study moss.\n", path="accounts/a.md"),
        Bad("---\ntype: account\nid: «a»\nkind: executive\nname: Lee Chen\nposition: Sous-ministre\n---\nJe gère des forêts.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "subject: moss\naudience: hikers\nstrategy: one post a week\n---\nI study moss.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: personal\nname: Dana K.\n---\nJe cuisine.\n", path="accounts/a.md"),
    )  # fmt: skip


def _needed(profile: Profile) -> tuple[tuple[str, MappedText | Located[str] | None], ...]:
    account = profile.account
    is_expert = profile.kind is Kind.SPECIALIST
    first = ("subject", account.subject) if is_expert else ("position", account.position)
    return (first, ("audience", account.audience), ("strategy", account.strategy))
