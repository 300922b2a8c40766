"""CON005: official channels promote no third party."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.claims import shop_codes
from opsglint.facts.voices import voice_of
from opsglint.language.tokens import tokens
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    Post,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.affiliates import is_affiliate


@rule("CON005", severity=Severity.ERROR, clauses=("GP-08",), since="0.1")
class ThirdPartyPromotion(DocumentRule):
    """Official channels carry no affiliate links, referral links or promotion codes.

    They serve somebody's gain. Where it is government business, `third_party` says whose and why.
    A stakeholder's handle beside words of promotion is pointed out.
    """

    messages = {
        "link": Message("{address} is an affiliate or referral link, and official channels promote no third party",
                        "link to the page without the mark, or say in third_party: {{name, reason}} why it is government business"),
        "code": Message("“{words}” advertises a code or a link by which somebody gains, and official channels promote no third party",
                        "take it out, or say in third_party: {{name, reason}} why it is government business"),
        "handle": Message("{handle} stands beside words of promotion (“{words}”)",
                          "inform about the programme rather than the business, or say in third_party why it is government business"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if isinstance(document.model, Post) and document.model.third_party and document.model.third_party.reason:
            return
        resolver = context.resolver
        for link in document.links:
            if is_affiliate(link.address) and voice_of(link.passage, document, resolver).is_official:
                yield Finding(link.span, "link", {"address": link.address})
        for passage in document.passages:
            if not voice_of(passage, document, resolver).is_official:
                continue
            text = passage.text.value
            found = context.pack.phrases("promotion-codes").find(text, passage.language)
            places = [(match.start, match.end) for match in found]
            for start, end in places or shop_codes(text):
                yield Finding(passage.text.locate(start, end), "code", {"words": text[start:end]})
        yield from self._handles(document, context)

    def _handles(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        day = context.resolver.day(document)
        for mention in document.mentions:
            owners = context.accounts.by_handle(mention.handle, day)
            if not any(owner.kind is Kind.STAKEHOLDER for owner in owners):
                continue
            if not voice_of(mention.passage, document, context.resolver).is_official:
                continue
            text = mention.passage.text.value
            sentences = _sentences(text, mention.handle)
            for match in context.pack.phrases("promotions").find(text, mention.passage.language):
                if match.sentence in sentences:
                    params = {"handle": f"@{mention.handle}", "words": text[match.start : match.end]}
                    yield Finding(mention.span, "handle", params, Severity.ADVICE)
                    break

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nMasks: «https://www.amazon.ca/dp/B01?tag=health-20»\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nBottes d’hiver : un «code promo» vous attend.\n", path="posts/a.fr.md"),
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nGift cards on sale at «@ExampleHospital» today.\n", why="advice"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nScan the QR code. The building code changed. Thanks @ExampleHospital!\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nVotre code postal suffit. https://www.ontario.ca/fr/page/sante?utm_source=x\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _sentences(text: str, handle: str) -> set[int]:
    """Return the sentences around the places where a handle stands."""
    found: set[int] = set()
    at = text.casefold().find(handle.casefold())
    while at >= 0:
        before = [token.sentence for token in tokens(text) if token.start <= at]
        after = [token.sentence for token in tokens(text) if token.start > at]
        found.update(before[-1:] + after[:1])
        at = text.casefold().find(handle.casefold(), at + 1)
    return found
