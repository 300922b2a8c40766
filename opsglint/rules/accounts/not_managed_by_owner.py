"""ACC007: the holder alone manages a specialist’s or executive’s account."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import EXPERTS, is_same_person, profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: specialist\nname: Water talk\nowner: Priya Nair\n"


@rule("ACC007", severity=Severity.ERROR, clauses=("SE-01", "SE-07"), since="0.1")
class NotManagedByOwner(DocumentRule):
    """A specialist’s or executive’s account is managed by its owner and by nobody else.

    No other staff supports it, neither in managing it nor in writing its posts.
    """

    on = (Account, Registry)
    messages = {
        "other": Message("{manager} manages {account}, and its holder alone owns and manages it",
                         "take {manager} out of managers; the holder does all of it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, EXPERTS, context.resolver):
            for manager in profile.account.managers or ():
                name = manager.name.value if manager.name else ""
                role = manager.role.value if manager.role else ""
                if is_same_person(name, profile.person):
                    continue
                if role == "owner" and not (name and profile.person):
                    continue
                span = manager.name.span if manager.name else manager.span
                params = {"manager": name or role or "somebody", "account": profile.name}
                yield Finding(span, "other", params)

    examples = (
        Bad(_HEAD + "managers: [{name: Priya Nair, role: owner}, {name: «Kit Marsh», role: ops-staff}]\n---\nI study rivers.\n",
            path="accounts/a.md"),
        Bad(_HEAD + "managers: [{name: «Agence Nord», role: contractor}]\n---\nJe parle d’eau.\n", path="accounts/a.md"),
        Good(_HEAD + "managers: [{name: Priya Nair, role: owner}]\n---\nI study rivers.\n", path="accounts/a.md"),
        Good(_HEAD + "managers: [{name: Priya  NAIR}]\n---\nJe parle d’eau.\n", path="accounts/a.md"),
    )  # fmt: skip
