"""ACC018: permission comes before a candidacy."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import SERVANTS, profiles_of
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

_HEAD = "---\ntype: account\nid: a\nkind: personal\nname: Ana Ruiz\n"


@rule("ACC018", severity=Severity.ERROR, clauses=("FP-10",), since="0.1")
class CandidateWithoutPermission(DocumentRule):
    """A public servant who presents a candidacy has been given permission for it.

    Permission comes before nomination, candidacy, and an online presence as a candidate.
    """

    attested_by = ("candidate_permission",)
    on = (Account, Registry)
    messages = {
        "candidacy": Message("“{words}” presents a candidacy, and {account} names no permission to seek nomination",
                             "ask for permission first; then name it in candidate_permission"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        candidacies = context.pack.phrases("candidacies")
        for profile in profiles_of(document, SERVANTS, context.resolver):
            permission = profile.account.candidate_permission
            if permission and permission.value.strip():
                continue
            for text, language in profile.texts():
                match = candidacies.first(text.value, language)
                if match:
                    words = text.value[match.start : match.end]
                    place = text.locate(match.start, match.end)
                    yield Finding(place, "candidacy", {"words": words, "account": profile.name})

    examples = (
        Bad(_HEAD + "---\nNurse. «Candidate» for city council in Ward 4.\n", path="accounts/a.md"),
        Bad(_HEAD + "lang: fr\n---\nInfirmière. «Candidate» à la mairie de Sudbury.\n", path="accounts/a.md"),
        Good(_HEAD + "candidate_permission: granted by the Public Service Commission on 2026-06-01\n---\nCandidate for city council.\n", path="accounts/a.md"),
        Good(_HEAD + "---\nPhD candidate. Running for fun and for charity. Candidate au doctorat.\n", path="accounts/a.md"),
    )  # fmt: skip
