"""PLT008: links say where they lead and nothing about who follows them."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    LinkFact,
    Message,
    Model,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.affiliates import is_affiliate
from opsglint.social.clicks import click_identifiers, shortener_of, without_click_identifiers
from opsglint.text import Edit

_POST = "---\ntype: post\n---\n{}\n"


@rule("PLT008", severity=Severity.WARNING, clauses=("SE-22", "house"), fix=Safety.SAFE, since="0.1")
class TrackingParameters(DocumentRule):
    """A link shows where it leads, and carries nothing that follows its reader or pays somebody.

    Click identifiers come along when a link is copied from a social media service; affiliate marks
    earn a commission; a shortened link hides its target. Parameters of a campaign (utm_…) may stay.
    """

    needs = ("links",)
    remedy = "Takes click identifiers out of a link. Safe, because the link leads to the same page."
    messages = {
        "click": Message("the link carries {names}, which identifies whoever copied or clicked it", "shorten it to {better}"),
        "affiliate": Message("the link earns somebody a commission", "link to the page without the affiliate’s mark"),
        "short": Message("the link goes through {host}, which hides where it leads", "write the address that it leads to"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for link in document.links:
            if link.passage.published:
                yield from self._judge(link, document)

    def _judge(self, link: LinkFact, document: Document[Model]) -> Iterator[Finding]:
        names = click_identifiers(link.address)
        host = shortener_of(link.address)
        if names:
            better = without_click_identifiers(link.address)
            as_it_stands = document.text[slice(*link.span)] == link.address
            edits = (Edit(link.span, better),) if as_it_stands else ()
            yield Finding(link.span, "click", {"names": ", ".join(names), "better": better}, edits=edits)
        elif host:
            yield Finding(link.span, "short", {"host": host})
        elif is_affiliate(link.address):
            yield Finding(link.span, "affiliate")

    examples = (
        Bad(_POST.format("Book your shot: «https://e.ca/page/flu?lang=en&fbclid=IwAR2x»"), fixed=_POST.format("Book your shot: https://e.ca/page/flu?lang=en")),
        Bad(_POST.format("Prenez rendez-vous : «https://bit.ly/3Grippe»"), path="posts/a.fr.md"),
        Bad(_POST.format("Mon livre de chevet : «https://www.amazon.ca/dp/2897195584?tag=eau-20»"), path="posts/a.fr.md"),
        Good(_POST.format("Book your shot: https://e.ca/page/flu?utm_campaign=flu")),
        Good(_POST.format("Méfiez-vous des liens de bit.ly. La vidéo : https://youtu.be/dQ4k2bVxN7c?t=95"), path="posts/a.fr.md"),
    )  # fmt: skip
