"""What the texts of a post become on the platforms that they are for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from opsglint.api.checking import configuration, moment
from opsglint.api.errors import UsageError
from opsglint.api.repository import load_repository
from opsglint.api.requests import Request
from opsglint.content.models import Post
from opsglint.content.records import Document as Model
from opsglint.facts.destinations import platforms_of_variant
from opsglint.facts.document import Document, MediaFact, Variant
from opsglint.facts.resolver import publishes
from opsglint.index import Index
from opsglint.previews import Picture, Preview, Stretch
from opsglint.social.graphemes import graphemes
from opsglint.social.lengths import lengths
from opsglint.social.limits import Limits, limits_of
from opsglint.social.links import find_links
from opsglint.social.mentions import read_mentions
from opsglint.social.platforms import PLATFORMS
from opsglint.social.tags import find_tags
from opsglint.social.x_links import find_x_links
from opsglint.text import MappedText

Platforms = Mapping[str, Mapping[str, int]]


def preview(request: Request) -> dict[str, list[Preview]]:
    """Return, by the path of each post that a request names, its texts on every platform.

    Raises ConfigErrors where the configuration is wrong, UsageError for a path that is no post.
    """
    root, config = configuration(request)
    repository = load_repository(root.path, config, tracked_only=False)
    now, zone = moment(request.as_of, config)
    index = repository.index(now, zone)
    found: dict[str, list[Preview]] = {}
    for name in request.paths:
        path = os.path.relpath(os.path.join(request.folder, name), root.path).replace(os.sep, "/")
        document = repository.documents.get(path)
        if document is None or not isinstance(document.model, Post):
            raise UsageError(f"{name} is no post that can be read", "name a document with type: post")
        found[path] = list(_previews(document, index, config.platforms))
    return found


def _previews(document: Document[Model], index: Index, overrides: Platforms) -> Iterator[Preview]:
    for variant in document.variants:
        if not variant.text.value:
            continue
        platforms = platforms_of_variant(variant, document, index) or PLATFORMS
        for platform in platforms:
            limits = limits_of(platform, overrides)
            accounts = _accounts(variant, platform, document, index)
            for number, part in enumerate(variant.parts, 1):
                media = tuple(_media(variant, number, document, limits))
                yield _preview(part, platform, limits, accounts, (number, len(variant.parts)), media, document)


def _preview(
    part: MappedText, platform: str, limits: Limits, accounts: tuple[str, ...], place: tuple[int, int],
    media: tuple[Picture, ...], document: Document[Model],
) -> Preview:  # fmt: skip
    text = part.value
    kinds = {one.kind for one in media}
    counted = lengths(text, platform, limits, with_pictures="image" in kinds and "video" not in kinds)
    over = min((one.over for one in counted if one.over is not None), default=None)
    row = document.lines.position(part.span.start).row
    return Preview(
        limits.name, accounts, row, *place, text, tuple(counted), over, _fold(text, limits),
        tuple(_stretches(text, platform)), media,
    )  # fmt: skip


def _fold(text: str, limits: Limits) -> int | None:
    if limits.fold is None:
        return None
    for number, (start, _) in enumerate(graphemes(text)):
        if number == limits.fold:
            return start
    return None


def _stretches(text: str, platform: str) -> Iterator[Stretch]:
    links = find_x_links(text) if platform == "x" else find_links(text)
    if platform in ("mastodon", "youtube"):
        links = [link for link in links if "://" in link.address]
    if platform not in ("instagram", "tiktok"):  # captions there show addresses as plain text
        yield from (Stretch("link", link.start, link.end) for link in links)
    yield from (Stretch("mention", one.start, one.end) for one in read_mentions(text, platform))
    yield from (Stretch("hashtag", tag.start, tag.end) for tag in find_tags(text, platform))


def _accounts(
    variant: Variant, platform: str, document: Document[Model], index: Index
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for channel in index.channels(document):
        if publishes(channel, variant) and platform in channel.platforms:
            held = dict(channel.account.account.handles or ()) if channel.account else {}
            handle = held[platform].value.lstrip("@") if platform in held else None
            name = channel.fact.account.value if channel.fact.account else ""
            found[f"@{handle}" if handle else name] = None
    return tuple(name for name in found if name)


def _media(
    variant: Variant, number: int, document: Document[Model], limits: Limits
) -> Iterator[Picture]:
    """Yield what goes out with a part of a text; that of the front matter goes with the first."""
    span = variant.part_spans[number - 1] if len(variant.part_spans) > 1 else variant.span
    language = variant.languages[0] if len(variant.languages) == 1 else document.language
    for fact in document.media:
        is_here = span.contains(fact.span) if fact.field == "body" else number == 1 and fact.field == "media"
        if fact.published and is_here:
            src = fact.media.src.value if fact.media.src else ""
            yield Picture(src, str(fact.kind or "file"), _alt(fact, language), limits.alt)


def _alt(fact: MediaFact, language: str | None) -> str | None:
    alt = fact.media.alt
    if alt is None:
        return None
    text = alt.get(language) if language in ("en", "fr") else None
    text = text or alt.plain or next(iter(alt.all()), None)
    return text.value if text else None
