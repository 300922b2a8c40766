"""POL003: official channels raise no money."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.voices import voice_of
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Post,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.hosts import host_of, is_under_any


@rule("POL003", severity=Severity.ERROR, clauses=("MA-31",), since="0.1")
class FundRaising(DocumentRule):
    """Official channels and kits do not ask for money.

    Nor do they support a community or fund-raising activity of a minister. Where giving is
    government business (a government's own matching fund, for example), `third_party` says whose
    and why. Gifts of blood, organs, coats or time pass.
    """

    messages = {
        "asks": Message("“{words}” asks for money on an official channel, which supports no fund-raising",
                        "take it out, or say in third_party: {{name, reason}} why it is government business"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if isinstance(document.model, Post) and _is_justified(document.model):
            return
        appeals = context.pack.phrases("fund-raising")
        for passage in document.passages:
            if not voice_of(passage, document, context.resolver).is_official:
                continue
            text = passage.text.value
            for match in appeals.find(text, passage.language):
                words = text[match.start : match.end]
                yield Finding(passage.text.locate(match.start, match.end), "asks", {"words": words})
        sites = context.pack.words("fund-raising-sites")
        for link in document.links:
            host = host_of(link.address)
            if is_under_any(host, sites) and voice_of(link.passage, document, context.resolver).is_official:
                yield Finding(link.span, "asks", {"words": host})

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nPlease «donate» to the hospital foundation today.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nVenez au «souper de financement» de samedi.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nDonate blood: every two minutes somebody needs it.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nthird_party: {name: Fonds de secours, reason: l’Ontario double chaque don}\n---\n"
             "Faites un don au fonds de secours.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nJoin our fundraiser on Saturday.\n"),
    )  # fmt: skip


def _is_justified(post: Post) -> bool:
    return bool(post.third_party and post.third_party.reason and post.third_party.reason.value)
