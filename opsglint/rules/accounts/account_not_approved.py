"""ACC021: an account is approved before it is used."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import EXPERTS, OFFICIAL, profiles_of
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

_NEEDED = {"opsglint.toml": 'pack = "ontario"\n[approvals]\naccounts = ["director"]\n'}
_HEAD = "---\ntype: account\nid: «a»\nkind: specialist\nname: Ana Ruiz\n"


@rule("ACC021", severity=Severity.ERROR, clauses=("SE-15", "OA-01"), complete=True, since="0.1")
class AccountNotApproved(DocumentRule):
    """Everybody whom the ministry asks has approved an official, specialist or executive account.

    The configuration says who that is: `[approvals] accounts = ["director"]`. Without it nobody is
    asked for.
    """

    attested_by = ("approved_by.role",)
    on = (Account, Registry)
    messages = {
        "missing": Message("{account} is not approved by {roles}, and the ministry sets who approves an account",
                           "get the approval, then add it to approved_by with role, name and date"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        needed = context.settings.approvals_accounts
        for profile in profiles_of(document, EXPERTS | OFFICIAL, context.resolver):
            given = {s.role.value.casefold() for s in profile.account.approved_by or () if s.role}
            absent = [role for role in needed if role.casefold() not in given]
            if absent:
                place = profile.account.keys.get("approved_by", profile.span)
                yield Finding(place, "missing", {"account": profile.name, "roles": " and ".join(absent)})

    examples = (
        Bad(_HEAD + "---\nI study moss.\n", path="accounts/a.md", files=_NEEDED),
        Bad("---\ntype: account\nid: a\nkind: official\nname: Lacs\n«approved_by»: [{role: manager, name: Lou Heath, date: 2026-02-02}]\n---\nLacs.\n",
            path="accounts/a.md", files=_NEEDED),
        Good(_HEAD.replace("«a»", "a") + "approved_by: [{role: director, name: Lou Heath, date: 2026-02-02}]\n---\nI study moss.\n",
             path="accounts/a.md", files=_NEEDED),
        Good(_HEAD.replace("«a»", "a") + "---\nJe parle de mousse.\n", path="accounts/a.md", why="the configuration asks for nobody"),
    )  # fmt: skip
