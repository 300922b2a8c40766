"""PRV009: consent still holds when a post goes out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.consents import Lapse, lapse, people_shown
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

_HEAD = (
    "---\ntype: post\naccount: {}\nschedule: 2026-12-01T10:00-05:00\nmedia:\n"
    "  - {{src: https://e.ca/a.jpg, alt: A nurse, people: [{}]}}\n---\n"
)


@rule("PRV009", severity=Severity.ERROR, clauses=("SE-37", "MA-29"), since="0.1")
class ConsentLapsed(DocumentRule):
    """A consent still holds on the day on which the picture goes out.

    Who agreed may take it back at any time; a form may say until when it holds. A published post
    is judged as of its schedule.
    """

    messages = {
        "revoked": Message("{person} has taken the consent back",
                           "take the picture out, or ask for a new consent"),
        "expired": Message("the consent of {person} ends on {day}, before the picture goes out",
                           "ask for a new consent, or choose an earlier day or another picture"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for person in people_shown(document):
            consent = person.consent
            ended = lapse(consent, document, context.resolver) if consent else None
            if consent is None or ended is None:
                continue
            params = {"person": person.name.value if person.name else "a person"}
            if ended is Lapse.REVOKED and consent.revoked:
                yield Finding(consent.revoked.span, "revoked", params)
            elif consent.expires:
                params["day"] = consent.expires.value.isoformat()
                yield Finding(consent.expires.span, "expired", params)

    examples = (
        Bad(_HEAD.format("ministry-of-health", "{name: Ana, consent: {kind: form, expires: «2026-11-30»}}") + "Hello.\n"),
        Bad(_HEAD.format("ministere-de-la-sante", "{name: Léo, consent: {kind: verbal, revoked: «true»}}") + "Bonjour.\n", path="posts/a.fr.md"),
        Good(_HEAD.format("ministry-of-health", "{name: Ana, consent: {kind: form, expires: 2026-12-01}}") + "Hello.\n"),
        Good(_HEAD.format("ministere-de-la-sante", "{name: Léo, consent: {kind: verbal, revoked: false}}") + "Bonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
