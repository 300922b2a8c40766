"""PRV005: e-mail addresses are public ones."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.contacts import is_somebodys
from opsglint.facts.readings import ContactBlocks, Sentences, passages_to_read
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
from opsglint.social.emails import Email, find_emails
from opsglint.social.hosts import is_under

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"
_INQUIRY = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {kind: form, reference: F-1}\n---\n"


@rule("PRV005", severity=Severity.WARNING, clauses=("SE-36", "MA-12", "OA-07", "MA-09"), since="0.1")
class PersonalEmail(DocumentRule):
    """An e-mail address in a text is a public body’s.

    Addresses under official domains and those of the configuration pass, and so do contact fields and
    media contacts. In an inquiry any other address is an error; at a provider of mail to people, or
    beside a name, a warning; elsewhere advice.
    """

    messages = {
        "inquiry": Message("the inquiry holds an e-mail address ({words}), and nobody’s personal information goes out",
                           "take it out; answers go through the account that received the inquiry"),
        "somebody": Message("the {role} gives an e-mail address that seems to be somebody’s own ({words}), and personal information is not shared without permission",
                            "take it out, or give a public line or address; list it in [privacy] public-emails if it is one"),
        "unlisted": Message("the {role} gives an e-mail address that is not known as a public one ({words})",
                            "make sure that it is meant for the public, and list it in [privacy] public-emails"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in passages_to_read(document):
            if "@" in passage.text.value:
                yield from self._read(passage, document, context)

    def _read(self, passage: Passage, document: Document[Model], context: Context) -> Iterator[Finding]:
        text = passage.text.value
        is_inquiry = isinstance(document.model, Inquiry)
        cues = context.pack.phrases("personal-cues")
        blocks = ContactBlocks(document, passage, context.pack.phrases("media-contacts"))
        consumer = context.pack.words("consumer-mail")
        sentences = Sentences(text)
        for email in find_emails(text):
            in_block = blocks.hold(email.start)
            if _is_public(email, context) or (in_block and not is_inquiry):
                continue
            place = passage.text.locate(email.start, email.end)
            params = {"words": email.address, "role": str(passage.role)}
            is_own = any(is_under(email.host, domain) for domain in consumer)
            if is_inquiry:
                yield Finding(place, "inquiry", params, Severity.ERROR)
            elif is_own or is_somebodys(sentences, email.start, email.end, cues, passage.language):
                yield Finding(place, "somebody", params)
            else:
                yield Finding(place, "unlisted", params, Severity.ADVICE)

    examples = (
        Bad(_INQUIRY + "Write to «jo@example.org».\n", path="inquiries/a.en.md", why="an error: the sender’s address"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nÉcrivez à «club.lecture@gmail.com».\n", path="posts/a.fr.md"),
        Bad(_POST + "Tickets: «info@example.org».\n", why="advice: an address that is not listed"),
        Good(_POST + "Write to health.info@ontario.ca. Follow @jo@example.social.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nRelations avec les médias : jo@example.org. Écrivez à info@tbs-sct.gc.ca.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _is_public(email: Email, context: Context) -> bool:
    pack = context.pack
    listed = (*pack.words("public-emails"), *context.settings.public_emails, *pack.words("official-domains"))
    address = f"{email.user}@{email.host}".casefold()
    return any(
        address == one.casefold() if "@" in one.lstrip("@") else is_under(email.host, one.lstrip("@"))
        for one in listed
    )
