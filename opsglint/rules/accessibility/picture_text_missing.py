"""AXS005: the words in a picture can be read by everybody."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.coverage import share_said
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    MediaFact,
    Message,
    Model,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import MappedText

_POST = "---\ntype: post\nmedia:\n  - {{src: https://e.ca/a.png, alt: {}, text: {}}}\n---\n{}\n"
_ENOUGH = 0.85


@rule("AXS005", severity=Severity.ERROR, clauses=("OA-05",), complete=True, since="0.1")
class PictureTextMissing(DocumentRule):
    """The words that a picture shows are in its text alternative or in the post.

    Screen readers do not read pictures: a date that stands in the artwork alone is unknown to some.
    """

    needs = ("media",)
    messages = {
        "missing": Message("the words in the picture, “{text}”, are neither in its text alternative nor in the post",
                           "add them to alt or to the post"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            if fact.published and fact.media.text is not None:
                yield from self._judge(fact, document)

    def _judge(self, fact: MediaFact, document: Document[Model]) -> Iterator[Finding]:
        own = document.language
        texts = fact.media.text
        assert texts is not None
        for text, language in ((texts.plain, own), (texts.en, "en"), (texts.fr, "fr")):
            if text is None or not text.value.strip():
                continue
            said = [alt.value for alt in _alternatives(fact, language)]
            if share_said(text.value, " ".join(said)) >= _ENOUGH:
                continue  # as nearly always; the texts would only add to it
            said += [p.text.value for p in document.passages if _counts(p, language)]
            if share_said(text.value, " ".join(said)) < _ENOUGH:
                yield Finding(text.locate(0, len(text.value)), "missing", {"text": text.value})

    examples = (
        Bad(_POST.format("A poster", "«Open Saturday 9 to 5»", "Get your flu shot.")),
        Bad(_POST.format("Une affiche", "«Ouvert samedi»", "Faites-vous vacciner."), path="posts/a.fr.md"),
        Good(_POST.format("A poster that says open Saturday 9 to 5", "Open Saturday 9 to 5", "Get your flu shot.")),
        Good(_POST.format("Une affiche", "OUVERT SAMEDI", "La clinique est ouverte : ouvert samedi aussi."), path="posts/a.fr.md"),
    )  # fmt: skip


def _counts(passage: Passage, language: str | None) -> bool:
    """Say whether a passage can carry the words of a picture: a text, or an alternative in a text."""
    fits = language not in ("en", "fr") or passage.language in (language, None)
    is_text = passage.role in (Role.BODY, Role.NOTE)
    return fits and (is_text or (passage.role is Role.ALTERNATIVE and passage.variant is not None))


def _alternatives(fact: MediaFact, language: str | None) -> Iterator[MappedText]:
    alt = fact.media.alt
    if alt is None:
        return
    named = {"en": alt.en, "fr": alt.fr}.get(language or "")
    for text in (alt.plain, named) if language in ("en", "fr") else alt.all():
        if text is not None:
            yield text
