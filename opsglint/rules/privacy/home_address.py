"""PRV006: nobody’s home address goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.homes import Address, addresses
from opsglint.facts.readings import Sentences, passages_to_read
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Inquiry,
    Message,
    Model,
    Passage,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"
_INQUIRY = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {kind: form, reference: F-1}\n---\n"


@rule("PRV006", severity=Severity.ERROR, clauses=("SE-36", "MA-12", "OA-07", "MA-09"), since="0.1")
class HomeAddress(DocumentRule):
    """No text says where somebody lives.

    In an inquiry every address and postal code counts, for it is the sender’s; elsewhere only an
    address given as a home. The address of a clinic, an office or an event passes.
    """

    messages = {
        "inquiry": Message("the inquiry holds an address ({words}), and nobody’s personal information goes out",
                           "take it out; the name of the town is enough to answer"),
        "home": Message("the {role} gives {words} as somebody’s home, and nobody’s personal information goes out",
                        "take the address out, or name the town alone"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        is_inquiry = isinstance(document.model, Inquiry)
        for passage in passages_to_read(document):
            found = list(addresses(passage.text.value))
            if found and not is_inquiry:
                found = _homes(passage, found, context)
            for address in found:
                words = " ".join(passage.text.value[address.start : address.end].split())
                params = {"words": words, "role": str(passage.role)}
                id_ = "inquiry" if is_inquiry else "home"
                yield Finding(passage.text.locate(*address), id_, params)

    examples = (
        Bad(_INQUIRY + "When will «12 Maple Street» get water? «K1A 0B1»\n", path="inquiries/a.en.md"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nElle habite au «45, rue Principale», à Hearst.\n", path="posts/a.fr.md"),
        Good(_POST + "The clinic at 12 Maple Street, Guelph N1H 3A1, opens at 9. She lives in Guelph.\n"),
        Good(_INQUIRY + "Nous sommes 12 familles de Hearst, route fermée depuis 3 jours. Quand rouvrira-t-elle?\n", path="inquiries/a.fr.md"),
    )  # fmt: skip


_NEAR = 9  # words


def _homes(passage: Passage, found: list[Address], context: Context) -> list[Address]:
    """Return the addresses that a text gives as somebody's home."""
    cues = context.pack.phrases("homes")
    sentences = Sentences(passage.text.value)
    return [a for a in found if sentences.is_near(cues, *a, _NEAR, 0, passage.language)]
