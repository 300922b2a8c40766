"""AXS002: alternatives say what the picture tells."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.equality import content_key, may_be_same
from opsglint.language.alternatives import emptiness_of
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Media,
    Message,
    Model,
    Passage,
    Role,
    Severity,
    Span,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\nmedia:\n  - {{src: {}, alt: {}}}\n---\n{}\n"


@rule("AXS002", severity=Severity.ERROR, clauses=("OA-05",), complete=True, since="0.1")
class AltTextEmptyWords(DocumentRule):
    """A text alternative says what the picture tells.

    The name of the file, a placeholder, an address or the text of the post again say nothing to whoever
    cannot see the picture.
    """

    messages = {
        "file": Message("the text alternative {alt} is the name of a file", "say what the picture tells"),
        "placeholder": Message("the text alternative {alt} is a placeholder", "say what the picture tells"),
        "link": Message("the text alternative {alt} is an address", "say what the picture tells"),
        "same": Message("the text alternative repeats the text of the post", "say what the picture tells besides, or decorative: true"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        passages = [one for one in document.passages if one.role is Role.ALTERNATIVE and one.published]
        sources = {place: fact.media for fact in document.media for place in _places(fact.media)} if passages else {}
        for passage in passages:
            value = passage.text.value.strip()
            media = sources.get(passage.text.span.start)
            kind = emptiness_of(value, media.src.value if media and media.src else "")
            if kind is None and _is_repeated(value, document):
                kind = "same"
            if kind:
                yield Finding(_span(passage), kind, {"alt": value})

    examples = (
        Bad(_POST.format("https://e.ca/IMG_2041.jpg", "«IMG_2041.jpg»", "Hello.")),
        Bad(_POST.format("https://e.ca/a.jpg", "«texte de remplacement»", "Bonjour."), path="posts/a.fr.md"),
        Bad(_POST.format("https://e.ca/a.jpg", "«Le vaccin est gratuit.»", "Le vaccin est gratuit."), path="posts/a.fr.md"),
        Good(_POST.format("https://e.ca/a.jpg", "A nurse gives a flu shot.", "Flu shots are free.")),
        Good(_POST.format("https://e.ca/trille.png", "Trille blanc", "Bonjour."), path="posts/a.fr.md"),
    )  # fmt: skip


def _is_repeated(value: str, document: Document[Model]) -> bool:
    """Say whether a text of the document says just what an alternative does."""
    texts = (variant.text.value for variant in document.variants)
    return any(may_be_same(value, text) and content_key(value) == content_key(text) != "" for text in texts if text)


def _places(media: Media) -> Iterator[int]:
    for text in media.alt.all() if media.alt else ():
        yield text.span.start


def _span(passage: Passage) -> Span:
    return passage.text.locate(0, len(passage.text.value))
