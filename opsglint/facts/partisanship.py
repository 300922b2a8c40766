"""How grave a political text is, by who says it (clauses MA-05, SE-35, FP-19, GP-18, MA-35)."""

from __future__ import annotations

import enum

from opsglint.content.models import Livestream
from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Passage, Role
from opsglint.facts.resolver import Resolver
from opsglint.facts.voices import WITH_RIGHTS, Voice, voice_of


class Gravity(enum.Enum):
    """What the guidelines say of a political text in somebody's mouth."""

    FORBIDDEN = "forbidden"
    DOUBTFUL = "doubtful"
    OWN_RIGHT = "own-right"


def gravity(voice: Voice) -> Gravity | None:
    """Return how grave a political text is; None where it is nobody's business here.

    The public service is non-partisan; staff who write for a minister are bound by the act; office
    staff and public servants have political rights outside work; ministers speak for themselves.
    """
    if voice.is_public_service:
        return Gravity.FORBIDDEN
    if voice.by_office_staff:
        return Gravity.DOUBTFUL
    if voice.kinds & WITH_RIGHTS:
        return Gravity.OWN_RIGHT
    return None


def gravity_in(
    passage: Passage, document: Document[Model], resolver: Resolver
) -> Gravity | None:
    """Return how grave a text of a document would be if it were political.

    The plan of a livestream is judged by a rule of its own.
    """
    if passage.role is Role.NOTE and isinstance(document.model, Livestream):
        return None
    return gravity(voice_of(passage, document, resolver))
