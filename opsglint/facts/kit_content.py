"""What the official post of a shareable carries, as kits are compared with it."""

from __future__ import annotations

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document
from opsglint.facts.equality import content_key
from opsglint.index import Index


def official_keys(
    post: Document[Model], language: str | None, index: Index
) -> frozenset[str]:
    """Return what the texts of a post, and of its translation, say in a language.

    All languages count where none is given. The whole of a thread and each of its parts count.
    """
    documents = [post, *index.translations(post)]
    chosen = [
        variant
        for document in documents
        for variant in document.variants
        if language not in ("en", "fr")
        or language in variant.languages
        or (not variant.languages and document.language in (None, "bilingual", language))
    ] or list(post.variants)
    texts = [text for variant in chosen for text in (variant.text, *variant.parts)]
    return frozenset(content_key(text.value) for text in texts)


def media_keys(post: Document[Model], index: Index) -> frozenset[str]:
    """Return the files and links that a post and its translation publish."""
    found: set[str] = set()
    for document in (post, *index.translations(post)):
        paths = document.paths()
        for fact in document.media:
            if fact.media.src:
                found.add(paths.get(fact.media.src.span) or fact.media.src.value)
    return frozenset(found)
