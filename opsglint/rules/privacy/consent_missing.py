"""PRV008: people agree to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.consents import is_given, needs_consent, people_shown
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


@rule("PRV008", severity=Severity.ERROR, clauses=("SE-37", "MA-10", "MA-29", "OA-07"), complete=True, since="0.1")
class ConsentMissing(DocumentRule):
    """Everybody in a picture or a video has agreed to be shown.

    By a form, a notice at the event, or a yes in words; for a minor only a form will do. A minister
    in official capacity need not be asked, dignitaries must be.
    """

    attested_by = ("people.consent.kind",)
    messages = {
        "missing": Message("{person} is shown without consent, and pictures of people need one",
                           "get it, then add consent: {{kind: form, reference: …}} (or notice, or verbal)"),
        "minor": Message("{person} is a minor and is shown without a consent form",
                         "get a form signed by a parent or guardian, then write consent: {{kind: form, reference: …}}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for person in people_shown(document):
            if not needs_consent(person):
                continue
            place = person.name.span if person.name else person.span
            role = person.role.value if person.role else "person"
            params = {"person": person.name.value if person.name else f"a {role}"}
            consent = person.consent
            is_minor = person.minor is not None and person.minor.value
            if consent is None or consent.kind is None:
                yield Finding(place, "minor" if is_minor else "missing", params)
            elif is_minor and is_given(consent) and consent.kind.value != "form":
                yield Finding(consent.kind.span, "minor", params)

    examples = (
        Bad(_HEAD.format("ministry-of-health", "{name: «Ana Brook», role: public}") + "Hello.\n"),
        Bad(_HEAD.format("ministere-de-la-sante", "{name: Léo, minor: true, consent: {kind: «verbal», date: 2026-11-01}}") + "Bonjour.\n", path="posts/a.fr.md"),
        Good(_HEAD.format("ministry-of-health", "{name: Jordan Avery, role: minister, capacity: official}") + "Hello.\n"),
        Good(_HEAD.format("ministere-de-la-sante", "{name: Léo, minor: true, consent: {kind: form, reference: F-7}}") + "Bonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
