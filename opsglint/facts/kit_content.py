"""What the official post of a shareable carries, as kits are compared with it."""

from __future__ import annotations

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document
from opsglint.facts.equality import content_key, may_be_same
from opsglint.index import Index
from opsglint.text import MappedText


def is_official_text(
    said: str, post: Document[Model], language: str | None, index: Index
) -> bool:
    """Say whether a post, or its translation, says a text in a language.

    All languages count where none is given. The whole of a thread and each of its parts count.
    """
    texts = (text.value for text in _official_texts(post, language, index))
    return any(
        text == said or (may_be_same(text, said) and content_key(text) == content_key(said))
        for text in texts
    )  # fmt: skip


def _official_texts(
    post: Document[Model], language: str | None, index: Index
) -> list[MappedText]:
    documents = [post, *index.translations(post)]
    chosen = [
        variant
        for document in documents
        for variant in document.variants
        if language not in ("en", "fr")
        or language in variant.languages
        or (not variant.languages and document.language in (None, "bilingual", language))
    ] or list(post.variants)
    return [text for variant in chosen for text in (variant.text, *variant.parts)]


def media_keys(post: Document[Model], index: Index) -> frozenset[str]:
    """Return the files and links that a post and its translation publish."""
    found: set[str] = set()
    for document in (post, *index.translations(post)):
        paths = document.paths()
        for fact in document.media:
            if fact.media.src:
                found.add(paths.get(fact.media.src.span) or fact.media.src.value)
    return frozenset(found)
