"""PLT004: text alternatives fit the platforms that they are for."""

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
    Post,
    Role,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.limits import limits_of

_POST = "---\ntype: post\naccount: {}\nplatforms: [{}]\nmedia:\n  - src: https://e.ca/a.jpg\n    alt: {}\n---\n{}\n"
_LONG = "A nurse and a child. " * 47 + "A clinic."
_LONGUE = "Une infirmière." + " Un enfant sourit." * 54


@rule("PLT004", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class AltTextOverLimit(DocumentRule):
    """A text alternative is no longer than its platform takes.

    X and Instagram take 1,000 characters, Mastodon 1,500; what is longer is cut or refused.
    """

    on = (Post,)
    messages = {
        "long": Message("the text alternative has {count} characters and {platform} takes {limit}",
                        "say what the picture tells in fewer words, and the rest in the post or on a page"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role is not Role.ALTERNATIVE or not passage.published:
                continue
            count = len(unicodedata.normalize("NFC", passage.text.value))
            for platform in platforms_of_passage(passage, document, context.resolver):
                limits = limits_of(platform, context.settings.platforms)
                if limits.alt is not None and count > limits.alt:
                    params = {"count": f"{count:,}", "platform": limits.name, "limit": f"{limits.alt:,}"}
                    yield Finding(passage.text.locate(limits.alt, len(passage.text.value)), "long", params)
                    break

    examples = (
        Bad(_POST.format("ministry-of-health", "x", _LONG + " It «is open.»", "Hello.")),
        Bad(_POST.format("ministere-de-la-sante", "facebook, instagram", _LONGUE + " Un médecin l«es accueille.»", "Bonjour."), path="posts/a.fr.md"),
        Good(_POST.format("ministry-of-health", "x", "A nurse and a child.", "Hello.")),
        Good(_POST.format("ministere-de-la-sante", "facebook", _LONGUE * 2, "Bonjour."), path="posts/a.fr.md"),
    )  # fmt: skip
