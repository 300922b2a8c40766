"""PRV003: nobody’s payment card number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.identifiers import payment_card_numbers
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


@rule("PRV003", severity=Severity.ERROR, clauses=("MA-06",), waivable=False, since="0.1")
class PaymentCardNumber(DocumentRule):
    """No payment card number stands in a text, a picture’s words, or an inquiry that is passed on.

    It has the first digits and the length of a card network’s numbers, and the right check digit; the
    numbers that payment services publish for tests pass.
    """

    messages = {
        "number": Message("the {role} holds a payment card number, and details that the ministry does not need are not passed on",
                           "take the number out, also of the picture, and tell its holder to have the card replaced if it was published"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        pack = context.pack
        cues, others = pack.phrases("payment-card-words"), pack.phrases("other-numbers")
        samples = frozenset(pack.words("sample-numbers"))
        for passage in passages_to_read(document):
            text = passage.text
            for number in payment_card_numbers(text.value, cues, others, samples, passage.language):
                yield Finding(text.locate(*number), "number", {"role": str(passage.role)})

    examples = (
        Bad(_INQUIRY + "I paid with «4539 1488 0343 6467» and got no sticker.\n", path="inquiries/a.en.md"),
        Bad(_INQUIRY + "Ma carte Mastercard «5425233430109903» a été refusée.\n", path="inquiries/a.fr.md"),
        Good(_POST + "Test with 4111 1111 1111 1111. Order 4539148803436467 has come. ISBN 978-1-4868-7310-4.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nCarte se terminant par 6467. Données du 20261126143000.\n", path="posts/a.fr.md"),
    )  # fmt: skip
