"""AXS009: videos are described."""

from __future__ import annotations

from collections.abc import Iterator

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


@rule("AXS009", severity=Severity.ADVICE, clauses=("OA-05",), complete=True, since="0.1")
class DescriptionMissing(DocumentRule):
    """A video that shows something tells it in words too.

    Where the speech says everything, `described: true` says so; otherwise a described version helps
    whoever does not see the pictures.
    """

    needs = ("media",)
    messages = {
        "missing": Message("nothing says whether the video {src} is described", "add described: true where its sound tells everything, or the described version"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            if not fact.published or fact.kind is not MediaKind.VIDEO:
                continue
            described = fact.media.described
            if described is None or not described.value:
                yield Finding(fact.span, "missing", {"src": fact.media.src.value if fact.media.src else ""})

    examples = (
        Bad(_POST.format("src: «https://e.ca/a.mp4»\n    captions: https://e.ca/a.vtt", "Watch.")),
        Bad(_POST.format("src: «https://e.ca/a.mp4»\n    described: false", "Regardez."), path="posts/a.fr.md"),
        Good(_POST.format("{src: https://e.ca/a.mp4, described: true}", "Watch.")),
        Good(_POST.format("{src: https://e.ca/a.mp4, described: https://e.ca/decrite}", "Regardez."), path="posts/a.fr.md"),
    )  # fmt: skip
