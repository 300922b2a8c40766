"""ACC014: where it is required, the biography says that the holder is a public servant."""

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

_HEAD = "---\ntype: account\nid: a\nkind: specialist\nname: Ana Ruiz\nidentifies_as_public_servant: «required»\n"
_SILENT = _HEAD.replace("«", "").replace("»", "")


@rule("ACC014", severity=Severity.ERROR, clauses=("SE-05",), complete=True, since="0.1")
class PublicServantNotIdentified(DocumentRule):
    """Where the ministry requires it, the biography says that the holder is a public servant.

    It may say so in English or in French, and in many ways: public servant, employee of the
    ministry, fonctionnaire, deputy minister.
    """

    on = (Account, Registry)
    messages = {
        "unsaid": Message("the biography of {account} does not say that its holder is a public servant, which is required here",
                          "say it in the biography, such as “Ontario public servant” or « fonctionnaire »"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        claims = context.pack.phrases("public-servant-claims")
        for profile in profiles_of(document, frozenset(Kind), context.resolver):
            required = profile.account.identifies_as_public_servant
            if required is None or required.value != "required":
                continue
            if not any(claims.first(p.text.value) for p in profile.biography):
                yield Finding(required.span, "unsaid", {"account": profile.name})

    examples = (
        Bad(_HEAD + "---\nI study moss. Formerly a public servant.\n", path="accounts/a.md"),
        Bad(_HEAD + "lang: fr\n---\nJe parle de mousse, au service du public.\n", path="accounts/a.md"),
        Good(_SILENT + "---\nOntario public servant. I study moss.\n", path="accounts/a.md"),
        Good(_SILENT + "---\nFonctionnaire passionnée de mousse.\n", path="accounts/a.md"),
        Good(_SILENT + "---\nBryologist with the Ontario government. Je parle de mousse.\n", path="accounts/a.md"),
    )  # fmt: skip
