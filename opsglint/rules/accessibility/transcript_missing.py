"""AXS008: sound recordings have a transcript."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.localized import lacking
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    MediaKind,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\nmedia:\n  - {}\n---\n{}\n"


@rule("AXS008", severity=Severity.ERROR, clauses=("OA-05",), complete=True, since="0.1")
class TranscriptMissing(DocumentRule):
    """A sound recording has a transcript, in the language of the post.

    Whoever cannot hear reads it; whoever is in a hurry too.
    """

    needs = ("media",)
    messages = {
        "missing": Message("the recording {src} has no transcript", "add transcript with a document or a page that holds its words"),
        "language": Message("the recording {src} has no transcript in {language}", "add the transcript in the language of the post"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            if not fact.published or fact.kind is not MediaKind.AUDIO:
                continue
            transcript = fact.media.transcript
            params = {"src": fact.media.src.value if fact.media.src else "", "language": ""}
            if transcript is None or not any(one.value.strip() for one in transcript.all()):
                yield Finding(fact.span, "missing", params)
                continue
            for name in lacking(transcript, document):
                yield Finding(fact.span, "language", {**params, "language": name})

    examples = (
        Bad(_POST.format("src: «https://e.ca/a.mp3»", "Listen.")),
        Bad(_POST.format("src: «https://e.ca/a.mp3»\n    transcript: {en: https://e.ca/a}", "Écoutez."), path="posts/a.fr.md"),
        Good(_POST.format("{src: https://e.ca/a.mp3, transcript: https://e.ca/a}", "Listen.")),
        Good(_POST.format("{src: https://e.ca/a.mp3, transcript: {fr: https://e.ca/a}}", "Écoutez."), path="posts/a.fr.md"),
    )  # fmt: skip
