"""The people whom a document shows, and how they agreed to it."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date

from opsglint.content.models import Consent, Inquiry, Kit, Person
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Status
from opsglint.facts.document import Document
from opsglint.facts.resolver import Resolver


class Lapse(enum.StrEnum):
    """What ended a consent."""

    REVOKED = "revoked"
    EXPIRED = "expired"


def people_shown(document: Document[Model]) -> Iterator[Person]:
    """Yield the people in the pictures, videos and livestreams of a document that goes out."""
    if isinstance(document.model, Inquiry):
        return
    for fact in document.media:
        yield from fact.media.people or ()
    yield from getattr(document.model, "people", None) or ()


def needs_consent(person: Person) -> bool:
    """Say whether somebody must agree to be shown: all but a minister in official capacity."""
    if person.role is None or person.role.value != "minister":
        return True
    return person.capacity is not None and person.capacity.value != "official"


def is_given(consent: Consent | None) -> bool:
    """Say whether a consent says how it was given."""
    return consent is not None and consent.kind is not None


def lapse(consent: Consent, document: Document[Model], resolver: Resolver) -> Lapse | None:
    """Return what ended a consent on or before a day on which the document goes out.

    A published document keeps a consent that was taken back after its last day of publication.
    """
    days = _days(document, resolver)
    revoked = consent.revoked
    if revoked is not None and revoked.value is not False:
        is_later = isinstance(revoked.value, date) and revoked.value > max(days)
        if not (is_later and document.status is Status.PUBLISHED):
            return Lapse.REVOKED
    if consent.expires is not None and consent.expires.value < max(days):
        return Lapse.EXPIRED
    return None


def _days(document: Document[Model], resolver: Resolver) -> list[date]:
    """Return the local days on which a document goes out, today where none is known."""
    instants = [channel.instant for channel in resolver.channels(document)]
    if isinstance(document.model, Kit):
        instants += [resolver.instant(s.schedule) for s in document.shareables]
    return [resolver.day_of(instant) for instant in instants if instant] or [resolver.today]
