"""ACC001: only official channels call themselves official."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import UNOFFICIAL, profiles_of
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
from opsglint.text import MappedText

_HEAD = "---\ntype: account\nid: a\nkind: {}\nname: Ana Ruiz\n"


@rule("ACC001", severity=Severity.ERROR, clauses=("MA-04", "SE-06", "FP-07"), since="0.1")
class ClaimsOfficial(DocumentRule):
    """A profile that is not the government’s does not say that it is an official account.

    The accounts of ministers, of staff, of specialists and of other public servants are their own.
    To say “this is not an official account” is right.
    """

    on = (Account, Registry)
    messages = {
        "claim": Message("“{words}” says that {account} is an official account, and only official channels call themselves official",
                         "take the claim out of the profile; say what the person does instead"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        claims = context.pack.phrases("official-claims")
        for profile in profiles_of(document, UNOFFICIAL, context.resolver):
            for text, language in profile.texts():
                for match in claims.find(text.value, language):
                    if not _points_elsewhere(text, match.end):
                        words = text.value[match.start : match.end]
                        place = text.locate(match.start, match.end)
                        yield Finding(place, "claim", {"words": words, "account": profile.name})

    examples = (
        Bad(_HEAD.format("specialist") + "---\nI study moss. The «official account» on all things moss.\n", path="accounts/a.md"),
        Bad(_HEAD.format("minister") + "lang: fr\n---\n«Bienvenue sur la page officielle» des lacs.\n", path="accounts/a.md"),
        Good(_HEAD.format("specialist") + "---\nI study moss. This is not an official account. Official: @ONTExampleHealth\n", path="accounts/a.md"),
        Good(_HEAD.format("personal") + "---\nCompte non officiel. Langues officielles, hockey et café.\n", path="accounts/a.md"),
    )  # fmt: skip


def _points_elsewhere(text: MappedText, end: int) -> bool:
    """Say whether a handle or an address follows: the official account is then another one."""
    for chunk in text.value[end : end + _NEAR].split()[:4]:
        bare = chunk.strip(_SIGNS).casefold()
        if bare.startswith(("@", "http", "www.")):
            return True
        if bare and bare.replace("’", "'") not in _LINKING:
            return False
    return False


_NEAR = 60  # characters
_SIGNS = ":–—-→>(|,;"
_LINKING = ("is", "est", "c'est", "at", "on", "à", "sur", "here", "ici", "now", "called", "s'appelle")
