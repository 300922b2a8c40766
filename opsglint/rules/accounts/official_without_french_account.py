"""ACC019: official accounts speak both languages."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import OFFICIAL, Profile, profiles_of
from opsglint.sdk import (
    Account,
    AccountEntry,
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Registry,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: lakes-en\nkind: official\nname: Lakes\nlang: «en»\n"
_LANGUAGES = {"en": "English", "fr": "French"}
_OTHER = {"en": "French", "fr": "English"}


@rule("ACC019", severity=Severity.WARNING, clauses=("OA-04",), complete=True, since="0.1")
class OfficialWithoutFrenchAccount(RepositoryRule):
    """An official account is bilingual, or has a counterpart in the other language.

    All content of official accounts is provided in English and in French. The two accounts of a
    body name each other.
    """

    on = (Account, Registry)
    messages = {
        "alone": Message("{account} is in {language} only and names no counterpart, and official content is provided in both languages",
                         "add counterpart: with the id of the account in {other}, or make it bilingual"),
        "unsaid": Message("{account} says neither that it is bilingual nor which account is its counterpart",
                          "add lang: (en, fr or bilingual) and, unless it is bilingual, counterpart:"),
        "same": Message("{account} and its counterpart {counterpart} are both in {language}",
                        "name the account in {other}, or correct lang"),
        "one-way": Message("{account} names {counterpart} as its counterpart, which does not name it back",
                           "add counterpart: {account} to {counterpart}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for profile in profiles_of(document, OFFICIAL, context.resolver):
            yield from _judged(profile, context)

    examples = (
        Bad(_HEAD + "---\nLakes.\n", path="accounts/a.md"),
        Bad("---\ntype: account\nid: lacs\nkind: official\nname: Lacs\nlang: fr\ncounterpart: «ministry-of-health»\n---\nLacs.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«en»", "bilingual") + "---\nLakes. Lacs.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«en»", "en") + "counterpart: lacs\n---\nLakes.\n", path="accounts/a.md",
             files={"accounts/b.md": "---\ntype: account\nid: lacs\nkind: official\nname: Lacs\nlang: fr\ncounterpart: lakes-en\n---\nLacs.\n"}),
    )  # fmt: skip


def _judged(profile: Profile, context: RepositoryContext) -> Iterator[Finding]:
    account = profile.account
    language = account.lang.value if account.lang else None
    if language == "bilingual":
        return
    params = {
        "account": profile.name, "language": _LANGUAGES.get(language or "", ""),
        "other": _OTHER.get(language or "", "the other language"),
    }  # fmt: skip
    if account.counterpart is None:
        place = account.lang.span if account.lang else profile.span
        yield Finding(place, "alone" if language else "unsaid", params)
        return
    named = context.accounts.named(account.counterpart.value)
    others = [e for e in named if e.account.is_in_effect(context.resolver.today)] or list(named)
    if not others:
        return  # REF001 says that there is no such account
    params["counterpart"] = account.counterpart.value
    related = tuple(RelatedPlace(e.document, e.span, "the counterpart") for e in others[:1])
    if language and all(e.language == language for e in others):
        yield Finding(account.counterpart.span, "same", params, related=related)
    elif not any(_names(e, profile) for e in others):
        yield Finding(account.counterpart.span, "one-way", params, related=related)


def _names(entry: AccountEntry, profile: Profile) -> bool:
    back = entry.account.counterpart
    return bool(back and profile.account.id and back.value == profile.account.id.value)
