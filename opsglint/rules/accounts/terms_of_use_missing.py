"""ACC016: an official account links to the terms of use."""

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
    Option,
    Registry,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.hosts import page_of

_HEAD = "---\ntype: account\nid: «a»\nkind: official\nname: Lakes of Ontario\n"


@rule("ACC016", severity=Severity.ERROR, clauses=("OA-02", "GP-13"), complete=True, since="0.1")
class TermsOfUseMissing(DocumentRule):
    """The biography of an official account links to the Social Media Terms of Use.

    They say how the ministry deals with comments and messages; the address may also be the
    profile’s website, and either language’s will do.
    """

    on = (Account, Registry)
    messages = {
        "missing": Message("neither biography nor website of {account} links to the Social Media Terms of Use",
                           "add {address} to the biography"),
    }  # fmt: skip
    options = (
        Option("addresses", (), "further addresses of terms of use, such as a ministry’s own"),
    )

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        known = (*context.pack.words("terms-of-use"), *context.options["addresses"])
        pages = set(map(page_of, known))
        for profile in profiles_of(document, OFFICIAL, context.resolver):
            if not any(page_of(address) in pages for address, _ in profile.addresses()):
                lang = profile.account.lang
                address = known[1 if lang and lang.value == "fr" and len(known) > 1 else 0] if known else "it"
                yield Finding(profile.span, "missing", {"account": profile.name, "address": address})

    examples = (
        Bad(_HEAD + "---\nLakes and rivers.\n", path="accounts/a.md"),
        Bad(_HEAD + "lang: fr\nwebsite: https://www.ontario.ca/fr/page/lacs\n---\nLacs. Conditions : ontario.ca/social-club\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "---\nLakes and rivers. Terms: Ontario.ca/social.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "website: https://www.ontario.ca/reseauxsociaux/\n---\nLacs et rivières.\n", path="accounts/a.md"),
    )  # fmt: skip
