"""On which platforms the texts and media of a document go out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Passage, Variant
from opsglint.facts.resolver import Resolver, publishes
from opsglint.social.limits import Overrides, limits_of


def platforms_of_variant(
    variant: Variant, document: Document[Model], resolver: Resolver
) -> tuple[str, ...]:
    """Return the platforms on which a text goes out.

    Those of the channels that publish it; of a text that none publishes yet, those that its
    heading names.
    """
    if not variant.languages and not variant.platforms:
        return resolver.platforms(document)
    found: dict[str, None] = {}
    for channel in resolver.channels(document):
        if publishes(channel, variant):
            for platform in channel.platforms:
                if not variant.platforms or platform in variant.platforms:
                    found[platform] = None
    return tuple(found) or variant.platforms


def platforms_of_passage(
    passage: Passage, document: Document[Model], resolver: Resolver
) -> tuple[str, ...]:
    """Return the platforms on which a passage goes out."""
    if passage.variant is None:
        return resolver.platforms(document)
    return platforms_of_variant(passage.variant, document, resolver)


def alternative_limits(
    passage: Passage, document: Document[Model], resolver: Resolver, overrides: Overrides
) -> list[tuple[str, int]]:
    """Return the platforms of an alternative that bound its length, with the most characters each."""
    found = (limits_of(p, overrides) for p in platforms_of_passage(passage, document, resolver))
    return [(limits.name, limits.alt) for limits in found if limits.alt is not None]


def destined(
    document: Document[Model], resolver: Resolver
) -> Iterator[tuple[Variant, tuple[str, ...]]]:
    """Yield the texts of a post with the platforms on which each goes out, if any."""
    for variant in document.variants:
        platforms = platforms_of_variant(variant, document, resolver)
        if platforms and variant.text.value:
            yield variant, platforms
