"""The English and the French version of the same content.

Versions are compared text by text: the one for X with the one for X, and so on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from opsglint.content.models import Component, Kit, Livestream, Post
from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, MediaFact, Passage, Role, Variant
from opsglint.language.detect import detect
from opsglint.language.names import OTHER_LANGUAGE
from opsglint.text import Span

_TEXTS = {
    Post: (Role.BODY, Role.FIRST_COMMENT, Role.POLL),
    Livestream: (Role.TITLE,),
    Kit: (Role.NOTE, Role.SHAREABLE),
    Component: (Role.NOTE, Role.TITLE),
}
_ALTERNATIVES = (Role.ALTERNATIVE, Role.PICTURE_TEXT)


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """What a document says in one language on some platforms (all of them where none is named)."""

    document: Document[Model]
    language: str | None
    platforms: frozenset[str]
    passages: tuple[Passage, ...]
    alternatives: tuple[Passage, ...]
    media: tuple[MediaFact, ...]

    @property
    def place(self) -> Span:
        """Return the place of the version as a whole: the first line of its text."""
        for passage in self.passages:
            line = passage.text.value.partition("\n")[0].rstrip()
            return passage.text.locate(0, len(line))
        return self.document.head


def paired(
    document: Document[Model], others: Iterable[Document[Model]]
) -> Iterator[tuple[Version, Version]]:
    """Yield the versions of a document, each with that of another one, or of itself, it translates.

    `others` are the documents that it is a translation of.
    """
    others = tuple(others)
    if not others and len(document.variants) < 2:
        return
    own = versions_of(document)
    french = [one for one in own if one.language == "fr"]
    english = [one for one in own if one.language == "en"]
    yield from _matched(french, english)
    for other in others:
        theirs = versions_of(other)
        for mine in own:
            wanted = OTHER_LANGUAGE.get(mine.language or "")
            facing = [one for one in theirs if wanted is None or one.language in (wanted, None)]
            yield from _matched([mine], facing)


def _matched(mine: list[Version], theirs: list[Version]) -> Iterator[tuple[Version, Version]]:
    """Pair versions for the same platforms; one for all platforms faces all that are left."""
    exact = {version.platforms: version for version in theirs}
    for version in mine:
        if version.platforms in exact:
            yield version, exact[version.platforms]
            continue
        facing = [
            other for other in theirs
            if not other.platforms or not version.platforms or other.platforms & version.platforms
        ]  # fmt: skip
        if facing:
            yield version, _united(facing)


def _united(versions: Sequence[Version]) -> Version:
    first, *others = versions
    if not others:
        return first
    return replace(
        first,
        platforms=frozenset().union(*(one.platforms for one in versions)),
        passages=_unique(p for one in versions for p in one.passages),
        alternatives=_unique(p for one in versions for p in one.alternatives),
        media=tuple({fact.span: fact for one in versions for fact in one.media}.values()),
    )


def _unique(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple({id(passage): passage for passage in passages}.values())


def versions_of(document: Document[Model]) -> list[Version]:
    """Return the versions of a document by language and platforms, in the order of the file.

    Texts that hold both languages are no version.
    """
    groups: dict[tuple[str | None, frozenset[str]], list[Variant]] = {}
    for variant in document.variants:
        if len(variant.languages) < 2 and (variant.languages or document.language != "bilingual"):
            key = (_language(variant, document), frozenset(variant.platforms))
            groups.setdefault(key, []).append(variant)
    if not document.variants and document.language != "bilingual":
        groups[(document.language, frozenset())] = []
    homes = _homes(document)
    return [_version(document, *key, variants, homes) for key, variants in groups.items()]


def _homes(document: Document[Model]) -> dict[int, Variant]:
    """Return the variant in which each picture of the body stands."""
    if not document.media:
        return {}
    starts = [variant.span.start for variant in document.variants]
    found: dict[int, Variant] = {}
    for fact in document.media:
        at = bisect_right(starts, fact.span.start) - 1
        if at >= 0 and document.variants[at].span.contains(fact.span):
            found[id(fact)] = document.variants[at]
    return found


def _language(variant: Variant, document: Document[Model]) -> str | None:
    if variant.languages:
        return variant.languages[0]
    return document.language if document.language in OTHER_LANGUAGE else detect(variant.text.value)


def _version(
    document: Document[Model], language: str | None, platforms: frozenset[str],
    variants: list[Variant], homes: dict[int, Variant],
) -> Version:  # fmt: skip
    mine = {id(variant) for variant in (None, *variants)}
    heard = [
        passage for passage in document.passages
        if id(passage.variant) in mine
        and (passage.language in (language, None) or language is None)
    ]  # fmt: skip
    roles = next((r for model, r in _TEXTS.items() if isinstance(document.model, model)), ())
    return Version(
        document, language, platforms,
        passages=tuple(p for p in heard if p.role in roles),
        alternatives=tuple(p for p in heard if p.role in _ALTERNATIVES and p.published),
        media=tuple(
            fact for fact in document.media
            if fact.published and fact.field != "thumbnail" and id(homes.get(id(fact))) in mine
        ),
    )  # fmt: skip
