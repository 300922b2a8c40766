"""KIT005: kits hold what a minister's office expects."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kit,
    Message,
    Severity,
    rule,
)  # fmt: skip

_FIELDS = ("news_release", "key_messages", "shareables", "questions_and_answers")
_KIT = "---\n{}\ntitle: T\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n---\n"
_BODY = "## News release\n\nText.\n\n## Key messages\n\nText.\n\n## Social media\n\nText.\n\n## Q&A\n\nText.\n"
_CORPS = "## Communiqué\n\nTexte.\n\n## Messages clés\n\nTexte.\n\n## Contenu à partager\n\nTexte.\n\n## Questions et réponses\n\nTexte.\n"


@rule("KIT005", severity=Severity.ADVICE, clauses=("MA-20",), complete=True, since="0.1")
class KitIncomplete(DocumentRule):
    """A kit may hold a news release, key messages, shareables, and questions and answers.

    A kit without one of them may be right; whoever puts it together should know that it is missing.
    """

    on = (Kit,)
    messages = {
        "missing": Message("the kit has no {parts}", "add it if the announcement needs it"),
    }

    def check(self, document: Document[Kit], context: Context) -> Iterator[Finding]:
        missing = [
            field.replace("_", " ") for field in _FIELDS
            if field not in document.model.keys and field not in document.parts
        ]  # fmt: skip
        if missing:
            yield Finding(document.head, "missing", {"parts": ", no ".join(missing)})

    examples = (
        Bad(_KIT.format("«type: kit»"), path="kits/kit.en.md"),
        Bad(_KIT.format("«type: kit»") + "## Communiqué\n\nTexte.\n", path="kits/trousse.fr.md"),
        Good(_KIT.format("type: kit") + _BODY, path="kits/kit.en.md"),
        Good(_KIT.format("type: kit") + _CORPS, path="kits/trousse.fr.md"),
    )  # fmt: skip
