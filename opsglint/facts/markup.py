"""The Markdown in the published texts of a post."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Role
from opsglint.syntax.markup import Markup, find_markup
from opsglint.text import Edit, MappedText, Span

_TYPED = (Role.FIRST_COMMENT, Role.POLL)


# Two rules ask for the Markdown of one document after the other.
@lru_cache(maxsize=2)
def markup_in(document: Document[Model]) -> tuple[Markup, ...]:
    """Return the Markdown in the texts of a document, with its places in the file."""
    return tuple(_found(document))


def _found(document: Document[Model]) -> Iterator[Markup]:
    for variant in document.variants:
        start = variant.span.start
        found = find_markup(document.text[slice(*variant.span)])
        links = tuple(sorted(link.span for link in document.links)) if found else ()
        for markup in found:
            if _begins_in_link(_moved(markup.span, start), links):
                continue
            edits = tuple(Edit(_moved(edit.span, start), edit.replacement) for edit in markup.edits)
            yield Markup(markup.kind, _moved(markup.span, start), edits)
    for passage in document.passages:
        if passage.role in _TYPED:
            for markup in find_markup(passage.text.value):
                yield _in_field(markup, passage.text, document.text)


def _begins_in_link(span: Span, links: tuple[Span, ...]) -> bool:
    """Say whether a mark is a character of an address: services leave addresses alone."""
    at = bisect_right(links, (span.start, span.start))
    return any(link.start < span.start < link.end for link in links[max(at - 1, 0) : at + 1])


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _in_field(markup: Markup, text: MappedText, whole: str) -> Markup:
    """Return a piece of Markdown with its place; edits only where the file has it as it reads."""
    span = text.locate(*markup.span)
    plain = whole[slice(*span)] == text.value[slice(*markup.span)]
    edits = tuple(Edit(text.locate(*edit.span), edit.replacement) for edit in markup.edits) if plain else ()
    return Markup(markup.kind, span, edits)
