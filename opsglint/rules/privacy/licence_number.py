"""PRV007: nobody’s licence or plate number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.identifiers import licence_numbers, plates
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


@rule("PRV007", severity=Severity.ERROR, clauses=("SE-36",), since="0.1")
class LicenceNumber(DocumentRule):
    """No driver’s licence number stands in a text, and no plate is named as somebody’s.

    A licence number is a letter and 14 digits that end with a day of birth; a plate counts where a word
    such as “plate” introduces it.
    """

    messages = {
        "plate": Message("the {role} gives the licence plate {plate}, and others’ personal information is not shared without permission",
                         "take the plate out, also of the picture"),
        "licence": Message("the {role} holds a driver’s licence number, and others’ personal information is not shared without permission",
                           "take the number out, also of the picture"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        pack = context.pack
        licence, plate = pack.phrases("licence-words"), pack.phrases("plate-words")
        for passage in passages_to_read(document):
            text = passage.text
            params = {"role": str(passage.role)}
            for number in licence_numbers(text.value, licence, passage.language):
                yield Finding(text.locate(*number), "licence", params)
            for number in plates(text.value, plate, passage.language):
                words = text.value[number.start : number.end]
                yield Finding(text.locate(*number), "plate", params | {"plate": words})

    examples = (
        Bad(_POST + "A driver’s licence, «A1234-56789-01231», was found.\n"),
        Bad(_INQUIRY + "On m’a volé ma voiture, plaque «CSTF 740», hier.\n", path="inquiries/a.fr.md"),
        Good(_POST + "Licence plate stickers are gone. Take Highway ON 401. Renew your G2 licence.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nLe permis de conduire coûte 90 $. Dossier A1234-56789-99999.\n", path="posts/a.fr.md"),
    )  # fmt: skip
