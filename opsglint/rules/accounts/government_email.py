"""ACC005: no government e-mail address on a personal profile."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import SERVANTS, is_official_host, profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: executive\nname: Lee Chen\n"


@rule("ACC005", severity=Severity.ERROR, clauses=("FP-15",), since="0.1")
class GovernmentEmail(DocumentRule):
    """The profile of a public servant’s own account shows no government e-mail address.

    It makes the account look official, and it tells attackers whom to write to.
    """

    on = (Account, Registry)
    messages = {
        "shown": Message("the profile of {account} shows {address}, and a public servant’s own profile bears no government e-mail address",
                         "show a personal address, or none"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        domains = context.pack.words("official-domains")
        for profile in profiles_of(document, SERVANTS, context.resolver):
            for address, span in profile.emails():
                if is_official_host(address, domains):
                    yield Finding(span, "shown", {"account": profile.name, "address": address})

    examples = (
        Bad(_HEAD + "email: «lee.chen@ontario.ca»\n---\nI like lakes.\n", path="accounts/a.md"),
        Bad(_HEAD + "---\nPour me joindre : «lee.chen@tbs-sct.gc.ca».\n", path="accounts/a.md"),
        Good(_HEAD + "email: lee@chen.example\n---\nI like lakes.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: official\nname: Ministère\nemail: sante@ontario.ca\n---\nÉcrivez à sante@ontario.ca.\n",
             path="accounts/a.md"),
    )  # fmt: skip
