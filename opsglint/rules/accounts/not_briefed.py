"""ACC010: the communications branch is told before an account is created."""

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
    Kind,
    Message,
    Model,
    Registry,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: «a»\nkind: specialist\nname: Ana Ruiz\n"
_BRANCH = "communications-branch"
_OFFICE = "ministers-office"


@rule("ACC010", severity=Severity.ERROR, clauses=("SE-15", "SE-16"), complete=True, since="0.1")
class NotBriefed(DocumentRule):
    """The communications branch is briefed before a specialist’s or executive’s account is used.

    The minister’s office may need to know too, depending on the holder’s profile; for an executive
    this is advice.
    """

    attested_by = ("briefed.role",)
    on = (Account, Registry)
    messages = {
        "branch": Message("{account} does not say that the communications branch was briefed before it was created",
                          "brief it, then add briefed: [{{role: communications-branch, name: …, date: …}}]"),
        "office": Message("{account} does not say that the minister’s office was told of it, which an executive’s profile may call for",
                          "ask whether the minister’s office needs to know; then add role: ministers-office to briefed"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, EXPERTS, context.resolver):
            told = {b.role.value for b in profile.account.briefed or () if b.role}
            place = profile.account.keys.get("briefed", profile.span)
            if _BRANCH not in told:
                yield Finding(place, "branch", {"account": profile.name})
            if _OFFICE not in told and profile.kind is Kind.EXECUTIVE:
                yield Finding(place, "office", {"account": profile.name}, Severity.ADVICE)

    examples = (
        Bad(_HEAD + "---\nI study moss.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("«a»", "a").replace("specialist", "executive") + "«briefed»: [{role: communications-branch, name: Lou Heath, date: 2026-01-15}]\n---\nJe gère des forêts.\n",
            path="accounts/a.md", why="advice: the minister’s office may need to know"),
        Good(_HEAD.replace("«a»", "a") + "briefed: [{role: communications-branch, name: Lou Heath, date: 2026-01-15}]\n---\nI study moss.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: personal\nname: Dana K.\n---\nJe cuisine.\n", path="accounts/a.md"),
    )  # fmt: skip
