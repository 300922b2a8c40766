"""What a text says of its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.content.models import Component
from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, LinkFact
from opsglint.facts.markup import markup_in
from opsglint.syntax.markup import Markup, find_markup
from opsglint.text import MappedText, Span

# Words before a link reach back to the end of a sentence, to another link, or to the line's beginning.
_CLAUSE_ENDS = ".!?\n\r…"
_NEAR = 200
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def words_before(link: LinkFact) -> slice | None:
    """Return where in its text the words that lead up to a link stand, None where its sentence has none.

    Arrows, emoji, colons and brackets around them do not count.
    """
    text = link.passage.text
    end = _offset(text, link.span)
    if end is None:
        return None
    start = max(0, end - _NEAR)
    before = text.value[start:end].removesuffix("\n")
    words = _WORDS.search(before, max(map(before.rfind, _CLAUSE_ENDS)) + 1)
    return slice(start + words.start(), start + words.end()) if words else None


def labels_in(document: Document[Model]) -> Iterator[tuple[Span, str]]:
    """Yield the Markdown links of a document: their place and the words between their brackets."""
    if "](" not in document.text and "]:" not in document.text:
        return
    for markup in _markup(document):
        if markup.kind == "link":
            whole = document.text[slice(*markup.span)]
            yield markup.span, whole[1 : whole.rfind("](")] if "](" in whole else whole[1 : whole.find("]")]


def _markup(document: Document[Model]) -> Iterator[Markup]:
    yield from markup_in(document)
    if isinstance(document.model, Component):
        start = document.body.start
        for markup in find_markup(document.text[slice(*document.body)]):
            yield Markup(markup.kind, Span(markup.span.start + start, markup.span.end + start), ())


def line_around(link: LinkFact, most: int) -> tuple[str, str]:
    """Return what stands before and after a link in its line, up to so many characters each."""
    value = link.passage.text.value
    start = _offset(link.passage.text, link.span)
    if start is None:
        return "", ""
    end = start + len(link.address)
    before = value[max(0, start - most) : start].rpartition("\n")[2]
    return before, value[end : end + most].partition("\n")[0]


def _offset(text: MappedText, span: Span) -> int | None:
    """Return where in the text a place of the file lies."""
    for at, source in reversed(text.runs):
        if source <= span.start:
            return at + span.start - source
    return None
