"""ACC022: official accounts are recorded in the register."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import OFFICIAL, profiles_of
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

_HEAD = "---\ntype: account\nid: «a»\nkind: official\nname: Lakes of Ontario\n"


@rule("ACC022", severity=Severity.ADVICE, clauses=("OA-06",), complete=True, since="0.1")
class OfficialNotRegistered(DocumentRule):
    """An official account says where it is recorded in the register of official accounts."""

    on = (Account, Registry)
    messages = {
        "missing": Message("{account} does not say where it is recorded, and official accounts are recorded in the register",
                           "record it, then add registered: {{reference: …, date: …}}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, OFFICIAL, context.resolver):
            registered = profile.account.registered
            if registered is None or registered.reference is None:
                place = registered.span if registered else profile.span
                yield Finding(place, "missing", {"account": profile.name})

    examples = (
        Bad(_HEAD + "---\nLakes.\n", path="accounts/a.md"),
        Bad("---\ntype: account\nid: a\nkind: official\nname: Lacs\nregistered: «{date: 2026-02-03}»\n---\nLacs.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "registered: {reference: SM-2026-014, date: 2026-02-03}\n---\nLakes.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: minister\nname: Robin Lake\n---\nDes lacs.\n", path="accounts/a.md"),
    )  # fmt: skip
