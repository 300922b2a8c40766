"""AXS017: nothing flashes."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\nmedia:\n  - {}\n---\n{}\n"


@rule("AXS017", severity=Severity.ERROR, clauses=("OA-05", "law"), since="0.1")
class Flashing(DocumentRule):
    """No video, animation or picture flashes more than three times a second.

    Flashes can cause seizures (WCAG 2.2, success criterion 2.3.1).
    """

    needs = ("media",)
    messages = {
        "flashing": Message("{src} flashes more than three times a second", "use a version without flashes; a warning is not enough"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            flashing = fact.media.flashing
            if fact.published and flashing is not None and flashing.value:
                src = fact.media.src.value if fact.media.src else "a file"
                yield Finding(flashing.span, "flashing", {"src": src})

    examples = (
        Bad(_POST.format("{src: https://e.ca/a.mp4, captions: https://e.ca/a.vtt, flashing: «true»}", "Watch.")),
        Bad(_POST.format("{src: https://e.ca/a.gif, alt: Des feux, flashing: «true»}", "Regardez."), path="posts/a.fr.md"),
        Good(_POST.format("{src: https://e.ca/a.mp4, flashing: false}", "Watch.")),
        Good(_POST.format("{src: https://e.ca/a.gif, alt: Des feux}", "Regardez."), path="posts/a.fr.md"),
    )  # fmt: skip
