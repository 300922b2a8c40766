"""AXS006: videos have captions."""

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


@rule("AXS006", severity=Severity.ERROR, clauses=("OA-05", "law"), complete=True, since="0.1")
class CaptionsMissing(DocumentRule):
    """A video has captions in the language of the post.

    Many people watch without sound, and some cannot hear it.
    """

    needs = ("media",)
    messages = {
        "missing": Message("the video {src} has no captions", "add captions with a .vtt or .srt file"),
        "language": Message("the video {src} has no captions in {language}",
                            "add captions in the language of the post"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            if not fact.published or fact.kind is not MediaKind.VIDEO:
                continue
            media = fact.media
            params = {"src": media.src.value if media.src else "", "language": ""}
            if media.captions is None:
                yield Finding(fact.span, "missing", params)
                continue
            for name in lacking(media.captions, document):
                yield Finding(fact.span, "language", {**params, "language": name})

    examples = (
        Bad("---\ntype: post\nmedia:\n  - src: «https://e.ca/a.mp4»\n---\nHello.\n"),
        Bad("---\ntype: post\nmedia:\n  - src: «https://e.ca/a.mp4»\n    captions: {en: https://e.ca/a.vtt}\n---\nBonjour.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.mp4, captions: https://e.ca/a.vtt}\n---\nHello.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.gif, alt: Un chat}\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
