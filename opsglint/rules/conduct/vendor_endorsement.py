"""CON004: no vendor, and no friend's business, is promoted."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.models import Kit
from opsglint.facts.voices import BOUND, MEMBERS, WITH_RIGHTS, voice_of
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
    Post,
    Severity,
    rule,
)  # fmt: skip

_CONCERNED = BOUND | MEMBERS | WITH_RIGHTS


@rule(
    "CON004", severity=Severity.WARNING, clauses=("SE-22", "SE-29", "GP-08", "MA-13", "GP-05"), since="0.1"
)
class VendorEndorsement(DocumentRule):
    """No account promotes a vendor, a business opportunity or a friend's or relative's interest.

    It shows bias, and may be a conflict of interest. Where it is government business,
    `third_party` says whose and why.
    """

    on = (Broadcast, Account, Kit, Component)
    messages = {
        "promotes": Message("“{words}” promotes a vendor, a business or a friend’s interest, which public office does not do",
                            "take it out; where it is government business, say so in third_party: {{name, reason}}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if isinstance(document.model, Post) and document.model.third_party and document.model.third_party.reason:
            return
        words = context.pack.phrases("endorsements")
        for passage in document.passages:
            voice = voice_of(passage, document, context.resolver)
            if not (voice.is_government or voice.kinds & _CONCERNED):
                continue
            text = passage.text.value
            for match in words.find(text, passage.language):
                params = {"words": text[match.start : match.end]}
                yield Finding(passage.text.locate(match.start, match.end), "promotes", params)

    examples = (
        Bad("---\ntype: post\naccount: example-specialist\n---\nBread from «my sister's new bakery» for all!\n"),
        Bad("---\ntype: post\naccount: minister-of-health\n---\nUne belle «occasion d’affaires» à saisir.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: example-specialist\n---\nMy sister and I baked bread. Doctors highly recommend the flu shot.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nthird_party: {name: Aliments Ici, reason: programme de soutien}\n---\n"
             "Offre exclusive chez nos producteurs.\n", path="posts/a.fr.md"),
    )  # fmt: skip
