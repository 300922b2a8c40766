"""ACC002: only official channels show the government’s website."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import UNOFFICIAL, is_official_host, profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: specialist\nname: Ana Ruiz\nlang: en\n"


@rule("ACC002", severity=Severity.ERROR, clauses=("MA-04",), since="0.1")
class OfficialWebsiteInBio(DocumentRule):
    """A profile that is not the government’s does not show the government’s website.

    Readers take the account of a minister, of staff or of a public servant for an official one
    when ontario.ca or canada.ca stands in its biography.
    """

    on = (Account, Registry)
    messages = {
        "shown": Message("the profile of {account} shows {address}, and only official channels carry the government’s website",
                         "take the address out of the profile; link to it in posts instead"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        domains = context.pack.words("official-domains")
        for profile in profiles_of(document, UNOFFICIAL, context.resolver):
            for address, span in profile.addresses():
                if is_official_host(address, domains):
                    yield Finding(span, "shown", {"account": profile.name, "address": address})

    examples = (
        Bad(_HEAD + "website: «https://www.ontario.ca/page/moss»\n---\nI study moss.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("lang: en", "lang: fr") + "---\nJe parle de mousse. «ontario.ca/mousse» et «https://www.canada.ca/fr.html»\n",
            path="accounts/a.md"),
        Good(_HEAD + "website: https://ana-ruiz.example.org\n---\nI study moss in Ontario, CA. Not on ontario.ca.example.org.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: official\nname: Ministère\nwebsite: https://www.ontario.ca/fr/page/sante\n---\nLe ministère.\n",
             path="accounts/a.md"),
    )  # fmt: skip
