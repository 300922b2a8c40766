"""What a document gives in several languages, and in which of its own it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from opsglint.content.records import Document as Model
from opsglint.content.values import ByLanguage
from opsglint.facts.document import Document
from opsglint.language.names import LANGUAGE_NAMES

T = TypeVar("T")


def lacking(given: ByLanguage[T], document: Document[Model]) -> Iterator[str]:
    """Yield the names of a document's languages in which nothing is given.

    What is given without a language is in that of the document.
    """
    if given.plain is not None:
        return
    wanted = tuple(LANGUAGE_NAMES) if document.language == "bilingual" else (document.language,)
    for language in wanted:
        if language in LANGUAGE_NAMES and given.get(language) is None:
            yield LANGUAGE_NAMES[language]
