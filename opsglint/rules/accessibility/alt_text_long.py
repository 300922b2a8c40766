"""AXS004: alternatives are short enough to be listened to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from opsglint.facts.destinations import platforms_of_passage
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Option,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.limits import limits_of

_POST = "---\ntype: post\nmedia:\n  - src: https://e.ca/a.jpg\n    alt: {}\n---\n{}\n"
_LONG = "A nurse stands. " * 15 + "A child."
_LONGUE = "Une infirmière. " * 15 + "Un enfant."


@rule("AXS004", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class AltTextLong(DocumentRule):
    """A text alternative is short: it is heard in one piece, and nobody can go back in it.

    What takes longer, such as the figures of a chart, belongs in the post or on a page that it links to.
    """

    options = (Option("most", 250, "characters that a text alternative may have", least=20, most=5000),)
    messages = {
        "long": Message("the text alternative has {count} characters, more than {most}",
                        "say what matters in one or two sentences, and the rest in the post or on a page"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        most = int(context.options["most"])
        for passage in document.passages:
            if passage.role is not Role.ALTERNATIVE:
                continue
            count = len(unicodedata.normalize("NFC", passage.text.value))
            if count > most and not self._is_over_limit(count, passage, document, context):
                span = passage.text.locate(min(most, len(passage.text.value) - 1), len(passage.text.value))
                yield Finding(span, "long", {"count": f"{count:,}", "most": f"{most:,}"})

    def _is_over_limit(
        self, count: int, passage: Passage, document: Document[Model], context: Context
    ) -> bool:
        """Say whether the alternative is longer than a platform takes, which PLT004 reports."""
        platforms = platforms_of_passage(passage, document, context.resolver)
        limits = (limits_of(platform, context.settings.platforms).alt for platform in platforms)
        return any(limit is not None and count > limit for limit in limits)

    examples = (
        Bad(_POST.format(_LONG + " A«nother nurse.»", "Hello.")),
        Bad(_POST.format(_LONGUE + "« Une autre infirmière.»", "Bonjour."), path="posts/a.fr.md"),
        Good(_POST.format(_LONG, "Hello.")),
        Good(_POST.format(_LONGUE, "Bonjour."), path="posts/a.fr.md"),
    )  # fmt: skip
