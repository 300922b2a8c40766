"""LNG008: each language goes out on its own account."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES, OTHER_LANGUAGE
from opsglint.sdk import (
    Action,
    Bad,
    Channel,
    Document,
    Finding,
    Good,
    Message,
    Post,
    RepositoryContext,
    RepositoryRule,
    Severity,
    Variant,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\n{}---\n{}\n"


@rule("LNG008", severity=Severity.ERROR, clauses=("OA-04",), since="0.1")
class WrongLanguageAccount(RepositoryRule):
    """A French text goes out on the French account, an English one on the English account.

    This asks only where an account has a counterpart in the other language. An answer may be in the
    language of the question.
    """

    on = (Post,)
    messages = {
        "account": Message("a {language} text goes out on {account}, which is in {other}", "publish it on {counterpart}"),
    }

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        action = document.model.action
        if action and action.value in (Action.REPLY, Action.LIKE):
            return
        seen: set[str] = set()
        for channel in context.index.channels(document):
            account = channel.account
            if account is None or account.language not in OTHER_LANGUAGE or account.id in seen:
                continue
            wrong = OTHER_LANGUAGE[account.language]
            counterpart = self._counterpart(channel, wrong, context)
            if counterpart and any(
                _is_in(wrong, v, document) for v in context.index.published_by(channel, document)
            ):
                seen.add(account.id)
                params = {"language": LANGUAGE_NAMES[wrong], "other": LANGUAGE_NAMES[account.language], "account": account.id, "counterpart": counterpart}
                span = channel.fact.account.span if channel.fact.account else channel.fact.span
                yield Finding(span, "account", params, because=(account.document.path,))

    def _counterpart(self, channel: Channel, wrong: str, context: RepositoryContext) -> str | None:
        account = channel.account
        named = account.account.counterpart if account else None
        if named is None:
            return None
        other = context.accounts.get(named.value, context.index.day_of(channel.instant))
        return other.id if other and other.language == wrong else None

    examples = (
        Bad(_POST.format("account: «ministry-of-health»\nlang: fr\n", "Le vaccin est gratuit pour toute la famille.")),
        Bad(_POST.format("account: «ministere-de-la-sante»\n", "Flu shots are free for the whole family.")),
        Good(_POST.format("account: ministere-de-la-sante\nlang: fr\n", "Le vaccin est gratuit pour toute la famille.")),
        Good(_POST.format("account: ministry-of-health\nlang: fr\naction: reply\nof: https://x.com/a/status/1\n", "Merci de votre question.")),
        Good(_POST.format("account: ministry-of-health\nlang: bilingual\n", "Flu shots are free. Le vaccin est gratuit.")),
    )  # fmt: skip


def _is_in(language: str, variant: Variant, document: Document[Post]) -> bool:
    """Say whether a text is in a language, and in no other one than it declares."""
    if not variant.text.value:
        return False
    declared = variant.languages[0] if len(variant.languages) == 1 else None
    if not declared and not variant.languages:
        declared = document.language
    if declared is None:
        return detect(variant.text.value) == language
    return declared == language and detect(variant.text.value) in (None, declared)
