"""CON007: what others made is credited."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.models import Kit
from opsglint.sdk import (
    Account,
    Bad,
    Broadcast,
    Component,
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

_OF_OTHERS = ("third-party", "licensed")
_POST = "---\ntype: post\naccount: ministry-of-health\nmedia:\n  - {src: https://e.ca/a.jpg, alt: A lake"


@rule("CON007", severity=Severity.ERROR, clauses=("SE-31", "MA-13"), complete=True, since="0.1")
class CreditMissing(DocumentRule):
    """A picture, video or sound that somebody else made names who made it.

    Copyright content without attribution is not appropriate. Where nothing says by what right a
    file is used, this is advice.
    """

    on = (Broadcast, Kit, Component, Account)
    messages = {
        "credit": Message("{src} belongs to somebody else and has no credit, and what others made is attributed",
                          "add credit: who made it"),
        "rights": Message("nothing says by what right {src} is used",
                          "add rights: own, crown, licensed, public-domain or third-party, and credit where others made it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            media = fact.media
            if not fact.published or fact.field in ("body", "avatar", "banner"):
                continue
            src = media.src.value if media.src else "a file"
            if media.credit and media.credit.value:
                continue
            if media.rights and media.rights.value in _OF_OTHERS:
                yield Finding(media.rights.span, "credit", {"src": src})
            elif "rights" not in media.keys:
                yield Finding(fact.span, "rights", {"src": src}, Severity.ADVICE)

    examples = (
        Bad(_POST + ", rights: «third-party»}\n---\nHello.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n  - {src: «https://e.ca/a.jpg», alt: Un lac}\n---\nBonjour.\n",
            path="posts/a.fr.md", why="advice: the rights are not said"),
        Good(_POST + ", rights: licensed, credit: Jo Wong}\n---\nHello.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n  - {src: https://e.ca/a.jpg, alt: Un lac, rights: crown}\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
