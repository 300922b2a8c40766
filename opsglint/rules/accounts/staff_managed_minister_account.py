"""ACC008: ministry staff do not manage a minister’s account."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: minister\nname: Robin Lake\n"
_STAFF = {"ops-staff": "works for the public service", "contractor": "works for the ministry under contract"}


@rule("ACC008", severity=Severity.ERROR, clauses=("MA-01", "MA-02"), since="0.1")
class StaffManagedMinisterAccount(DocumentRule):
    """A minister’s account is created and kept by the minister or the minister’s designate.

    It is personal and apart from the ministry’s accounts; public servants and contractors neither
    set it up nor manage it.
    """

    on = (Account, Registry)
    messages = {
        "staff": Message("{manager} manages {account} and {what}, and ministry staff do not manage a minister’s account",
                         "let the minister, a designate or the minister’s office manage it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, frozenset({Kind.MINISTER}), context.resolver):
            for manager in profile.account.managers or ():
                if manager.role and manager.role.value in _STAFF:
                    name = manager.name.value if manager.name else manager.role.value
                    params = {"manager": name, "account": profile.name, "what": _STAFF[manager.role.value]}
                    yield Finding(manager.role.span, "staff", params)

    examples = (
        Bad(_HEAD + "managers: [{name: Kit Marsh, role: «ops-staff»}]\n---\nHills and lakes.\n", path="accounts/a.md"),
        Bad(_HEAD + "managers:\n  - {name: Robin Lake, role: owner}\n  - {name: Agence Nord, role: «contractor»}\n---\nDes lacs.\n", path="accounts/a.md"),
        Good(_HEAD + "managers: [{name: Sam Ito, role: ministers-office-staff}, {name: Jo, role: designate}]\n---\nHills and lakes.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: official\nname: Ministère\nmanagers: [{name: Luc Roy, role: ops-staff}]\n---\nNouvelles.\n", path="accounts/a.md"),
    )  # fmt: skip
