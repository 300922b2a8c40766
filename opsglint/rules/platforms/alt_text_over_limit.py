"""PLT004: text alternatives fit the platforms that they are for."""

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
    Post,
    Role,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: {}\nplatforms: [{}]\nmedia:\n  - src: https://e.ca/a.jpg\n    alt: {}\n---\n{}\n"
_LONG = "A nurse and a child. " * 47 + "A clinic."
_LONGUE = "Une infirmière." + " Un enfant sourit." * 54


@rule("PLT004", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class AltTextOverLimit(DocumentRule):
    """A text alternative is no longer than its platform takes.

    X and Instagram take 1,000 characters, Mastodon 1,500; what is longer is cut or refused.
    """

    on = (Post,)
    needs = ("passages",)
    messages = {
        "long": Message("the text alternative has {count} characters and {platform} takes {limit}",
                        "say what the picture tells in fewer words, and the rest in the post or on a page"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role is not Role.ALTERNATIVE or not passage.published:
                continue
            count = len(unicodedata.normalize("NFC", passage.text.value))
            limits = alternative_limits(passage, document, context.resolver, context.settings.platforms)
            over = next(((name, limit) for name, limit in limits if count > limit), None)
            if over:
                params = {"count": f"{count:,}", "platform": over[0], "limit": f"{over[1]:,}"}
                yield Finding(passage.text.locate(over[1], len(passage.text.value)), "long", params)

    examples = (
        Bad(_POST.format("ministry-of-health", "x", _LONG + " It «is open.»", "Hello.")),
        Bad(_POST.format("ministere-de-la-sante", "facebook, instagram", _LONGUE + " Un médecin l«es accueille.»", "Bonjour."), path="posts/a.fr.md"),
        Good(_POST.format("ministry-of-health", "x", "A nurse and a child.", "Hello.")),
        Good(_POST.format("ministere-de-la-sante", "facebook", _LONGUE * 2, "Bonjour."), path="posts/a.fr.md"),
    )  # fmt: skip
