"""KIT009: a kit's creative says whether it bears the government's identifiers."""

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

_KIT = ("---\ntype: kit\ntitle: T\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n"
        "shareables:\n  - post: a.md\n    media:\n      - {}\n---\n")  # fmt: skip


@rule("KIT009", severity=Severity.ADVICE, clauses=("MA-30",), complete=True, since="0.1")
class IdentifiersMissing(DocumentRule):
    """The creative of a kit says whether it bears the government's logo, wordmark or arms.

    What a minister publishes on a personal account should not look like the government's own.
    """

    on = (Kit,)
    needs = ("shareables",)
    messages = {
        "unsaid": Message("nothing says whether {src} bears the government’s identifiers",
                          "add official_symbols: true or false"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: Context) -> Iterator[Finding]:
        for shareable in document.shareables:
            for media in shareable.media:
                if media.src and media.official_symbols is None:
                    yield Finding(media.src.span, "unsaid", {"src": media.src.value})

    examples = (
        Bad(_KIT.format("{src: «https://e.ca/a.jpg», alt: A nurse}"), path="kits/k.en.md"),
        Bad(_KIT.format("{src: «https://e.ca/a.mp4»}"), path="kits/k.fr.md"),
        Good(_KIT.format("{src: https://e.ca/a.jpg, official_symbols: false}"), path="kits/k.en.md"),
        Good(_KIT.format("{src: https://e.ca/a.jpg, official_symbols: true}"), path="kits/k.fr.md"),
    )  # fmt: skip
