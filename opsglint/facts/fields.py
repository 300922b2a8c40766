"""The single values of a document's fields, as several rules ask for them."""

from __future__ import annotations

from functools import lru_cache

from opsglint.content.records import Document as Model
from opsglint.content.records import FieldValue, walk
from opsglint.facts.document import Document


# Rules ask for the values of one document after the other.
@lru_cache(maxsize=2)
def values_of(document: Document[Model]) -> tuple[FieldValue, ...]:
    """Return every single value of a document's fields, in the order of the file."""
    return tuple(walk(document.model))
