"""LNG001: what is official is there in English and in French."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES, OTHER_LANGUAGE
from opsglint.sdk import (
    Action,
    Bad,
    Component,
    Document,
    Finding,
    Good,
    Kit,
    Livestream,
    Message,
    Model,
    Post,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\n{}\naccount: {}\n---\n{}\n"


@rule("LNG001", severity=Severity.ERROR, clauses=("OA-04", "SE-11"), complete=True, since="0.1")
class FrenchMissing(RepositoryRule):
    """What an official channel publishes, and every kit, is there in English and in French.

    Ontarians are served in both languages, at the same time. A reply, a like, and a share without
    a text of its own need no version.
    """

    on = (Post, Kit, Livestream, Component)
    messages = {
        "missing": Message("the {type} is in {language} and has no {other} version",
                           "add it {where} with lang: {code}, or name it under translation"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        if not self._is_wanted(document, context) or document.language == "bilingual":
            return
        model = document.model
        spoken = {language for variant in document.variants for language in variant.languages}
        if spoken >= {"en", "fr"} or context.index.translations(document):
            return
        if getattr(model, "translation", None) is not None:
            return
        language = self._language(document, spoken, context)
        if language is None:
            return
        lang = getattr(model, "lang", None)
        likely = next(iter(document.counterparts), None) if len(document.counterparts) < 4 else None
        params = {
            "type": document.type.replace("-", " "), "language": LANGUAGE_NAMES[language],
            "other": LANGUAGE_NAMES[OTHER_LANGUAGE[language]], "code": OTHER_LANGUAGE[language],
            "where": f"as {likely}" if likely else "beside it,",
        }  # fmt: skip
        span = lang.span if lang else document.head
        yield Finding(span, "missing", params, because=document.counterparts)

    def _is_wanted(self, document: Document[Model], context: RepositoryContext) -> bool:
        model = document.model
        if isinstance(model, Post):
            action = Action(model.action.value) if model.action else Action.POST
            if action in (Action.REPLY, Action.LIKE):
                return False
            if action is Action.SHARE and not any(v.text.value for v in document.variants):
                return False
        if isinstance(model, Post | Livestream):
            return bool(context.index.official_channels(document))
        return True

    def _language(
        self, document: Document[Model], spoken: set[str], context: RepositoryContext
    ) -> str | None:
        if document.language in OTHER_LANGUAGE:
            return document.language
        if len(spoken) == 1:
            return spoken.pop()
        text = " ".join(p.text.value for p in document.passages)
        found = detect(text)
        if found:
            return found
        channels = context.index.official_channels(document)
        languages = {c.account.language for c in channels if c.account}
        only = languages.pop() if len(languages) == 1 else None
        return only if only in OTHER_LANGUAGE else None

    examples = (
        Bad(_POST.format("type: post\nlang: «en»", "ministry-of-health", "Flu shots are free.")),
        Bad(_POST.format("«type: post»", "ministere-de-la-sante", "Le vaccin est gratuit."), path="posts/a.fr.md"),
        Good(_POST.format("type: post", "ministry-of-health", "Flu shots are free."),
             files={"posts/example.fr.md": _POST.format("type: post", "ministere-de-la-sante", "Le vaccin est gratuit.")}),
        Good(_POST.format("type: post\nlang: bilingual", "ministry-of-health", "Free. Gratuit.")),
        Good(_POST.format("type: post", "minister-of-health", "Bonjour à tous."), path="posts/a.fr.md"),
    )  # fmt: skip
