"""PRV010: a yes in words can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.consents import lapse, people_shown
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


@rule("PRV010", severity=Severity.ADVICE, clauses=("SE-37", "MA-29"), since="0.1")
class ConsentVerbal(DocumentRule):
    """A consent given in words can be taken back at any time.

    It is enough for an adult. Where a picture will be used for long, a form is safer.
    """

    messages = {
        "verbal": Message("{person} has agreed in words only, which can be taken back at any time",
                          "write down who agreed and when, and ask for a form if the picture will be used again"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for person in people_shown(document):
            consent = person.consent
            is_minor = person.minor is not None and person.minor.value
            if consent is None or consent.kind is None or consent.kind.value != "verbal" or is_minor:
                continue
            if lapse(consent, document, context.resolver) is None:
                yield Finding(consent.kind.span, "verbal", {"person": person.name.value if person.name else "a person"})

    examples = (
        Bad(_HEAD.format("ministry-of-health", "{name: Ana, consent: {kind: «verbal», date: 2026-11-01}}") + "Hello.\n"),
        Bad(_HEAD.format("ministere-de-la-sante", "{name: Léo Roy, consent: {kind: «verbal»}}") + "Bonjour.\n", path="posts/a.fr.md"),
        Good(_HEAD.format("ministry-of-health", "{name: Ana, consent: {kind: form, reference: F-1}}") + "Hello.\n"),
        Good(_HEAD.format("ministere-de-la-sante", "{name: Léo, consent: {kind: notice, reference: affiche à la porte}}") + "Bonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
