"""PRV005: e-mail addresses are public ones."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.contacts import Contact, Whose, whose
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
from opsglint.social.emails import Email, find_emails
from opsglint.social.hosts import is_under, is_under_any

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"
_INQUIRY = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {kind: form, reference: F-1}\n---\n"

_SEVERITY = {Whose.SENDER: Severity.ERROR, Whose.SOMEBODY: None, Whose.UNKNOWN: Severity.ADVICE}


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
            found = _unlisted(passage, context)
            pack = context.pack
            cues, media = pack.phrases("personal-cues"), pack.phrases("media-contacts")
            for contact, owner in whose(found, passage, document, cues, media):
                params = {"words": contact.written.strip(), "role": str(passage.role)}
                place = passage.text.locate(contact.start, contact.end)
                yield Finding(place, owner.value, params, _SEVERITY[owner])

    examples = (
        Bad(_INQUIRY + "Write to «jo@example.org».\n", path="inquiries/a.en.md", why="an error: the sender’s address"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nÉcrivez à «club.lecture@gmail.com».\n", path="posts/a.fr.md"),
        Bad(_POST + "Tickets: «info@example.org».\n", why="advice: an address that is not listed"),
        Good(_POST + "Write to health.info@ontario.ca. Follow @jo@example.social.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nRelations avec les médias : jo@example.org. Écrivez à info@tbs-sct.gc.ca.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _unlisted(passage: Passage, context: Context) -> list[Contact]:
    """Return the e-mail addresses of a text that are not known as public ones."""
    consumer = context.pack.words("consumer-mail")
    return [
        Contact(e.start, e.end, e.address, is_under_any(e.host, consumer))
        for e in find_emails(passage.text.value) if not _is_public(e, context)
    ]


def _is_public(email: Email, context: Context) -> bool:
    pack = context.pack
    listed = (*pack.words("public-emails"), *context.settings.public_emails, *pack.words("official-domains"))
    address = f"{email.user}@{email.host}".casefold()
    return any(
        address == one.casefold() if "@" in one.lstrip("@") else is_under(email.host, one.lstrip("@"))
        for one in listed
    )
