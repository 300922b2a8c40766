"""FM008: no placeholder is left."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.shapes import Text
from opsglint.language.placeholders import find_placeholders
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
    Span,
    rule,
)  # fmt: skip
from opsglint.text import MappedText


@rule("FM008", severity=Severity.ERROR, clauses=("house",), complete=True, since="0.1")
class PlaceholderLeft(DocumentRule):
    """Nothing that was to be filled in later is left in a text or a field.

    A post with "[INSERT LINK]" or « à confirmer » in it embarrasses whoever publishes it.
    """

    messages = {
        "left": Message("the placeholder {words} is left to fill in", "write what belongs there"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        seen: set[Span] = set()
        for text in {id(text): text for text in _texts(document)}.values():
            for found in find_placeholders(text.value):
                span = text.locate(found.start, found.end)
                if span not in seen:
                    seen.add(span)
                    yield Finding(span, "left", {"words": found.words})

    examples = (
        Bad("---\ntype: post\n---\nBook your shot: «[INSERT LINK]»\n"),
        Bad("---\ntype: post\n---\nHoraire : «à confirmer»\n", path="posts/a.fr.md"),
        Good("---\ntype: post\n---\nBook your shot: https://www.ontario.ca/page/flu-shot\n"),
        Good("---\ntype: post\n---\nCe test sert à confirmer le diagnostic dans les jours à venir.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip


def _texts(document: Document[Model]) -> Iterator[MappedText]:
    for passage in document.passages:
        yield passage.text
    for value in document.values:
        if isinstance(value.value, MappedText) and isinstance(value.shape, Text):
            yield value.value
