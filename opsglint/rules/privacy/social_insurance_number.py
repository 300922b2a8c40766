"""PRV001: nobody’s social insurance number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.identifiers import social_insurance_numbers
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


@rule("PRV001", severity=Severity.ERROR, clauses=("SE-10", "MA-09", "MA-12"), waivable=False, since="0.1")
class SocialInsuranceNumber(DocumentRule):
    """No social insurance number stands in a text, a picture’s words, or an inquiry that is passed on.

    The check digit must be right, and a word for it or its grouping must say what it is; the number
    that forms print as a sample passes.
    """

    messages = {
        "number": Message("the {role} holds a social insurance number, and nobody’s personal information goes out",
                           "take the number out, also of the picture, and tell your privacy office if it was published"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        pack = context.pack
        samples = frozenset(pack.words("sample-numbers"))
        cues, others = pack.phrases("social-insurance-words"), pack.phrases("other-numbers")
        for passage in passages_to_read(document):
            text = passage.text
            for number in social_insurance_numbers(text.value, cues, others, samples, passage.language):
                yield Finding(text.locate(*number), "number", {"role": str(passage.role)})

    examples = (
        Bad(_POST + "Her file, SIN «130 692 544», was found.\n"),
        Bad(_INQUIRY + "Mon NAS est «130692544». Où est mon chèque?\n", path="inquiries/a.fr.md"),
        Good(_POST + "Order 130692544 has come. Never post your SIN. The sample card reads SIN 046 454 286.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nLe budget est de 130 692 544 $. Détails : https://www.ontario.ca/fr/130692544\n", path="posts/a.fr.md"),
    )  # fmt: skip
