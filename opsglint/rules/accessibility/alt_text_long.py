"""AXS004: alternatives are short enough to be listened to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from opsglint.facts.destinations import alternative_limits
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
    Role,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\nmedia:\n  - src: https://e.ca/a.jpg\n    alt: {}\n---\n{}\n"
_LONG = "A nurse stands. " * 15 + "A child."
_LONGUE = "Une infirmière. " * 15 + "Un enfant."


@rule("AXS004", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class AltTextLong(DocumentRule):
    """A text alternative is short: it is heard in one piece, and nobody can go back in it.

    What takes longer, such as the figures of a chart, belongs in the post or on a page that it links to.
    """

    needs = ("passages",)
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
            if count <= most:
                continue
            limits = alternative_limits(passage, document, context.resolver, context.settings.platforms)
            is_over = any(count > limit for _, limit in limits)  # PLT004 reports it
            if not is_over:
                span = passage.text.locate(min(most, len(passage.text.value) - 1), len(passage.text.value))
                yield Finding(span, "long", {"count": f"{count:,}", "most": f"{most:,}"})

    examples = (
        Bad(_POST.format(_LONG + " A«nother nurse.»", "Hello.")),
        Bad(_POST.format(_LONGUE + "« Une autre infirmière.»", "Bonjour."), path="posts/a.fr.md"),
        Good(_POST.format(_LONG, "Hello.")),
        Good(_POST.format(_LONGUE, "Bonjour."), path="posts/a.fr.md"),
    )  # fmt: skip
