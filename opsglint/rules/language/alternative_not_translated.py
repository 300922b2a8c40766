"""LNG004: alternatives and captions are in the language of their post."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.alternatives import Alternative, Captions, alternatives_of, captions_of
from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES, OTHER_LANGUAGE
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_LEAST_WORDS = 3
_POST = "---\ntype: post\nmedia:\n  - src: https://e.ca/a.jpg\n    alt: {}\n---\n{}\n"
_VIDEO = "---\ntype: post\nmedia:\n  - src: https://e.ca/a.mp4\n    captions: {}\n---\n{}\n"


@rule("LNG004", severity=Severity.ERROR, clauses=("OA-04",), complete=True, since="0.1")
class AlternativeNotTranslated(RepositoryRule):
    """Text alternatives, captions and the words in a picture are in the language of their post.

    Whoever cannot see the picture is served in French too. What is equal in both versions has not
    been translated, unless it is a name or a number.
    """

    messages = {
        "language": Message("the {role} is in {found}, and the post is in {declared}", "write it in {declared}"),
        "equal": Message("the {role} is the same as in the {other} version", "write it in {declared}"),
        "captions": Message("the captions {path} are in {found}, and the post is in {declared}", "add captions in {declared}"),
        "shared": Message("the captions {path} serve both languages", "add captions in {declared}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        index = context.index
        others = index.translations(document)
        own = alternatives_of(document)
        doubtful = [one for one in own if detect(one.text.value) != one.language]
        theirs = {a.key: (other, a) for other in others if doubtful for a in alternatives_of(other)}
        for one in doubtful:
            yield from self._judge(one, own, theirs)
        for captions in captions_of(document, index):
            yield from self._captions(captions, others, context)

    def _captions(
        self, one: Captions, others: tuple[Document[Model], ...], context: RepositoryContext
    ) -> Iterator[Finding]:
        params = {"path": one.written, "declared": LANGUAGE_NAMES[one.language], "found": LANGUAGE_NAMES.get(one.found or "", "")}
        if one.found:
            if one.found != one.language:
                yield Finding(one.span, "captions", params, because=(one.path,) if one.path else ())
        elif one.language == "fr" and one.path:
            theirs = (other for d in others for other in captions_of(d, context.index))
            if any(one.path == other.path and other.language == "en" for other in theirs):
                yield Finding(one.span, "shared", params)

    def _judge(
        self, one: Alternative, own: tuple[Alternative, ...],
        theirs: dict[str, tuple[Document[Model], Alternative]],
    ) -> Iterator[Finding]:  # fmt: skip
        found = detect(one.text.value)
        params = {"role": one.role, "declared": LANGUAGE_NAMES[one.language], "found": LANGUAGE_NAMES.get(found or "", ""),
                  "other": LANGUAGE_NAMES[OTHER_LANGUAGE[one.language]]}  # fmt: skip
        place = one.text.locate(0, len(one.text.value))
        if found:
            yield Finding(place, "language", params)
            return
        if one.language != "fr" or not _says_something(one.text.value):
            return
        twin = theirs.get(one.key)
        inside = next((a for a in own if a.key == one.key and a.language != one.language), None)
        if twin and twin[1].language != one.language:
            related = RelatedPlace(twin[0], twin[1].text.span, "the same in the other version")
            yield Finding(place, "equal", params, related=(related,))
        elif inside:
            yield Finding(place, "equal", params)

    examples = (
        Bad(_POST.format("«A nurse gives a flu shot to a smiling child.»", "Le vaccin est gratuit."), path="posts/a.fr.md"),
        Bad(_POST.format("«Une infirmière vaccine un enfant qui sourit.»", "The shot is free.")),
        Bad(_VIDEO.format("«flu.en.vtt»", "Le vaccin est gratuit."), path="posts/a.fr.md", files={"posts/flu.en.vtt": "WEBVTT\n"}),
        Good(_POST.format("Une infirmière vaccine un enfant.", "Le vaccin est gratuit."), path="posts/a.fr.md"),
        Good(_POST.format("Hôpital Montfort, Ottawa", "A new wing.")),
        Good(_VIDEO.format("flu.fr.vtt", "Le vaccin est gratuit."), path="posts/a.fr.md", files={"posts/flu.fr.vtt": "WEBVTT\n"}),
    )  # fmt: skip


def _says_something(text: str) -> bool:
    """Say whether a text has words that a translator would change: not names and numbers alone."""
    words = [word.strip(".,;:!?()«»\"'") for word in text.split()]
    plain = [word for word in words if word[:1].islower()]
    return len(words) >= _LEAST_WORDS and bool(plain)
