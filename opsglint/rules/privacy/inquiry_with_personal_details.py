"""PRV013: an inquiry is passed on without details that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.identifiers import Number, health_card_numbers, payment_card_numbers
from opsglint.facts.readings import passages_to_read
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Inquiry,
    Kind,
    Media,
    Message,
    Pack,
    Passage,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\nconsent: {{kind: form, reference: F-1}}\n{}---\n"


@rule("PRV013", severity=Severity.ERROR, clauses=("MA-06", "MA-07"), since="0.1")
class InquiryWithPersonalDetails(DocumentRule):
    """An inquiry is passed on without a profile picture, a handle, or details that nobody needs.

    The question is what the ministry needs. The sender’s phone number and addresses have rules of
    their own; what may be handed to nobody at all, such as the number of a card, is reported twice.
    """

    on = (Inquiry,)
    messages = {
        "handle": Message("the inquiry holds the handle {words}, and no details are passed on that the ministry does not need",
                          "take the handle out"),
        "picture": Message("the attachment {words} shows who sent the inquiry, and no details are passed on that the ministry does not need",
                           "take the attachment out, or crop it to what the question is about"),
        "screen": Message("the attachment {words} is a picture of a document or a screen that nobody has checked for personal details",
                          "blur what names the sender, then write redacted: true"),
        "card": Message("the inquiry holds the number of a card, and no details are passed on that the ministry does not need",
                        "take the number out"),
        "detail": Message("the inquiry holds a detail of its sender (“{words}”) that the ministry does not need",
                          "take the detail out"),
    }  # fmt: skip

    def check(self, document: Document[Inquiry], context: Context) -> Iterator[Finding]:
        for mention in document.mentions:
            named = context.accounts.by_handle(mention.handle, context.resolver.today)
            if not any(entry.kind in _PUBLIC for entry in named):
                yield Finding(mention.span, "handle", {"words": mention.handle})
        details = context.pack.phrases("unneeded-details")
        for passage in passages_to_read(document):
            text = passage.text
            for number in _card_numbers(passage, context.pack):
                yield Finding(text.locate(*number), "card", {"role": str(passage.role)})
            for match in details.find(text.value, passage.language):
                params = {"words": text.value[match.start : match.end]}
                yield Finding(text.locate(match.start, match.end), "detail", params)
        portraits = context.pack.phrases("portraits")
        for media in document.model.attachments or ():
            words = media.src.value if media.src else "a picture"
            place = media.src.span if media.src else media.span
            if _is_checked(media):
                continue
            if media.people or any(portraits.first(text) for text in _said_of(media)):
                yield Finding(place, "picture", {"words": words})
            elif media.shows:
                yield Finding(media.shows.span, "screen", {"words": words})

    examples = (
        Bad(_HEAD.format("") + "From «@wawa_walker»: when does the clinic open?\n", path="inquiries/a.en.md"),
        Bad(_HEAD.format("attachments:\n  - {src: «https://e.ca/a.png», alt: Photo de profil}\n") + "Quand ouvre la clinique?\n", path="inquiries/a.fr.md"),
        Good(_HEAD.format("attachments:\n  - {src: https://e.ca/hole.jpg, alt: A hole in the road}\n") + "When is it mended?\n", path="inquiries/a.en.md"),
        Good(_HEAD.format("") + "Quand ouvre la clinique dont parle @ONTExempleSante?\n", path="inquiries/a.fr.md"),
    )  # fmt: skip


# Accounts that speak for a body or for an office: to name one tells nothing of the sender.
_PUBLIC = frozenset({
    Kind.OFFICIAL, Kind.GOVERNMENT, Kind.MINISTER, Kind.MPP, Kind.STAKEHOLDER, Kind.MEDIA,
    Kind.PARTY, Kind.CANDIDATE,
})  # fmt: skip


def _card_numbers(passage: Passage, pack: Pack) -> Iterator[Number]:
    text, language = passage.text.value, passage.language
    samples = frozenset(pack.words("sample-numbers"))
    yield from health_card_numbers(text, pack.phrases("health-card-words"), samples, language)
    cues, others = pack.phrases("payment-card-words"), pack.phrases("other-numbers")
    yield from payment_card_numbers(text, cues, others, samples, language)


def _is_checked(media: Media) -> bool:
    return media.redacted is not None and media.redacted.value


def _said_of(media: Media) -> Iterator[str]:
    """Yield what alternatives, the words in the picture and the file's name say of an attachment."""
    for texts in (media.alt, media.text):
        for text in texts.all() if texts else ():
            yield text.value
    if media.src:
        name = media.src.value.rpartition("/")[2].partition(".")[0]
        yield name.replace("-", " ").replace("_", " ")
