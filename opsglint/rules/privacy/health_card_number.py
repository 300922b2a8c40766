"""PRV002: nobody’s health card number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.identifiers import health_card_numbers
from opsglint.facts.readings import passages_to_read
from opsglint.sdk import (
    Bad,
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

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"
_INQUIRY = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {kind: form, reference: F-1}\n---\n"


@rule("PRV002", severity=Severity.ERROR, clauses=("SE-10", "MA-09"), waivable=False, since="0.1")
class HealthCardNumber(DocumentRule):
    """No health card number stands in a text, a picture’s words, or an inquiry that is passed on.

    The check digit must be right, and a word for it or its version code must say what it is: a phone
    number has ten digits too.
    """

    messages = {
        "number": Message("the {role} holds a health card number, and nobody’s personal information goes out",
                           "take the number out, also of the picture, and tell your privacy office if it was published"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        cues = context.pack.phrases("health-card-words")
        samples = frozenset(context.pack.words("sample-numbers"))
        for passage in passages_to_read(document):
            text = passage.text
            for number in health_card_numbers(text.value, cues, samples, passage.language):
                yield Finding(text.locate(*number), "number", {"role": str(passage.role)})

    examples = (
        Bad(_POST + "Health card «9876-543-217» was found.\n"),
        Bad(_INQUIRY + "Voici ma carte : «9876 543 217 KB». Elle ne marche pas.\n", path="inquiries/a.fr.md"),
        Good(_POST + "Renew your health card: call 1-866-532-3161 or 416-555-0100. Form 9876543217 is gone.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nAyez votre carte Santé. Le dossier est clos.\n\nFormulaire 9876543217.\n", path="posts/a.fr.md"),
    )  # fmt: skip
