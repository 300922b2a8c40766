"""PRV004: phone numbers are public lines."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.contacts import Contact, Whose, is_public_line, phone_numbers, whose
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
    Passage,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"
_INQUIRY = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {kind: form, reference: F-1}\n---\n"

_SEVERITY = {Whose.SENDER: Severity.ERROR, Whose.SOMEBODY: None, Whose.UNKNOWN: Severity.ADVICE}


@rule("PRV004", severity=Severity.WARNING, clauses=("SE-36", "MA-12", "OA-07", "MA-09"), since="0.1")
class PersonalPhoneNumber(DocumentRule):
    """A phone number in a text is a public line.

    Toll-free numbers, short codes such as 811, and the lines of the pack and of the configuration
    pass, and so do contact fields and media contacts. In an inquiry any other number is an error;
    beside a name or a word such as “cell” a warning; elsewhere advice.
    """

    messages = {
        "inquiry": Message("the inquiry holds a phone number ({words}), and nobody’s personal information goes out",
                           "take it out; answers go through the account that received the inquiry"),
        "somebody": Message("the {role} gives a phone number that seems to be somebody’s own ({words}), and personal information is not shared without permission",
                            "take it out, or give a public line or address; list it in [privacy] public-phones if it is one"),
        "unlisted": Message("the {role} gives a phone number that is not known as a public one ({words})",
                            "make sure that it is meant for the public, and list it in [privacy] public-phones"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in passages_to_read(document):
            found = _unlisted(passage, context)
            pack = context.pack
            cues, media = pack.phrases("personal-cues"), pack.phrases("media-contacts")
            for contact, owner in whose(found, passage, document, cues, media):
                params = {"words": contact.written.strip(), "role": str(passage.role)}
                place = passage.text.locate(contact.start, contact.end)
                yield Finding(place, owner.value, params, _SEVERITY[owner])

    examples = (
        Bad(_INQUIRY + "Please call «416-555-0134».\n", path="inquiries/a.en.md", why="an error: the sender’s number"),
        Bad(_POST + "Call Ana Brook on her cell: «416-555-0137».\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nBureau de Hearst : «705 555-0142».\n", path="posts/a.fr.md", why="advice: a line that is not listed"),
        Good(_POST + "Call 811 or 1-866-532-3161. Media contact: Jo Lee, 416-555-0134.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nComposez le 988. Page 4165550134 du rapport. https://www.ontario.ca/4165550134\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _unlisted(passage: Passage, context: Context) -> list[Contact]:
    """Return the phone numbers of a text that are no public lines."""
    public = (*context.pack.words("public-phones"), *context.settings.public_phones)
    return [
        Contact(phone.start, phone.end, phone.written)
        for phone in phone_numbers(passage.text.value) if not is_public_line(phone, public)
    ]  # fmt: skip
