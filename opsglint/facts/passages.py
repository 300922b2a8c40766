"""The texts of a document that somebody will read, and the handles and links in them."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import Livestream, Media, Post
from opsglint.content.records import Document as Model
from opsglint.content.values import ByLanguage
from opsglint.facts.document import (
    ChannelFact,
    LinkFact,
    MediaFact,
    MentionFact,
    Passage,
    Role,
    ShareableFact,
    Variant,
)  # fmt: skip
from opsglint.social.links import find_links
from opsglint.social.mentions import Mention, mentions
from opsglint.syntax.body import Body
from opsglint.syntax.published import published
from opsglint.text import MappedText

AT_SIGNS = ("@", "\uff20")


def passages_of(
    model: Model, variants: tuple[Variant, ...], media: tuple[MediaFact, ...],
    shareables: tuple[ShareableFact, ...], language: str | None, text: str, body: Body,
) -> Iterator[Passage]:  # fmt: skip
    """Yield every text of a document with its role, in the order of the model."""
    own = language if language in ("en", "fr") else None
    for variant in variants:
        spoken = variant.languages[0] if len(variant.languages) == 1 else None
        tongue = spoken or (None if variant.languages else own)
        if variant.text.value:
            yield Passage(variant.text, Role.BODY, tongue, variant)
        for alternative in variant.alternatives:
            yield Passage(alternative, Role.ALTERNATIVE, tongue, variant)
    for fact in media:
        yield from _media_passages(fact.media, own, fact.published)
    if isinstance(model, Post):
        yield from _post_passages(model, own)
    elif isinstance(model, Livestream):
        yield from _titled(model.title, Role.TITLE, own)
        for note in (model.event, model.audience):
            if note:
                yield Passage(note, Role.NOTE, None, published=False)
    elif isinstance(model, Registry):
        for account in model.accounts:
            yield from _biography(account)
    elif isinstance(model, Account):
        yield from _biography(model)
        biography = published(text, body.span, body)
        if biography.value:
            yield Passage(biography, Role.BIOGRAPHY, _single(model))
    elif body.span.start < body.span.end:
        whole = published(text, body.span, body)
        if whole.value:
            yield Passage(whole, Role.NOTE, own, published=False)
    for shareable in shareables:
        yield from _titled(shareable.text, Role.SHAREABLE, own)


def _post_passages(model: Post, own: str | None) -> Iterator[Passage]:
    yield from _titled(model.first_comment, Role.FIRST_COMMENT, own)
    yield from _titled(model.location, Role.LOCATION, own)
    if model.poll:
        yield from _titled(model.poll.question, Role.POLL, own)
        for option in model.poll.options or ():
            yield from _titled(option, Role.POLL, own)


def _titled(text: MappedText | None, role: Role, language: str | None) -> Iterator[Passage]:
    if text is not None and text.value:
        yield Passage(text, role, language)


def _biography(account: Account) -> Iterator[Passage]:
    yield from _titled(account.bio, Role.BIOGRAPHY, _single(account))


def _single(account: Account) -> str | None:
    language = account.lang.value if account.lang else None
    return language if language in ("en", "fr") else None


def _media_passages(media: Media, own: str | None, is_published: bool) -> Iterator[Passage]:
    pairs: tuple[tuple[ByLanguage[MappedText] | None, Role], ...] = (
        (media.alt, Role.ALTERNATIVE), (media.text, Role.PICTURE_TEXT),
    )  # fmt: skip
    for texts, role in pairs:
        if texts is None:
            continue
        for text, language in ((texts.plain, own), (texts.en, "en"), (texts.fr, "fr")):
            if text is not None and text.value:
                yield Passage(text, role, language, published=is_published)


def mentions_in(
    passages: tuple[Passage, ...], channels: tuple[ChannelFact, ...]
) -> Iterator[MentionFact]:
    """Yield the handles that the texts name, read as the platforms they go out on read them."""
    platforms = _platforms(channels)
    for passage in passages:
        value = passage.text.value
        if any(sign in value for sign in AT_SIGNS):
            named = passage.variant.platforms if passage.variant else ()
            for mention in _read(value, named or platforms):
                span = passage.text.locate(mention.start, mention.end)
                yield MentionFact(mention.handle, span, passage)


def _read(text: str, platforms: tuple[str, ...]) -> list[Mention]:
    """Read a text as its platforms do, and whatever longer handle another platform sees there.

    A handle that is somebody's on any platform counts on every platform; a shorter reading does
    not, because on its own platforms the text names somebody else.
    """
    own = mentions(text, platforms)
    if not platforms:
        return own
    longest: dict[int, int] = {}
    for mention in own:
        longest[mention.start] = max(mention.end, longest.get(mention.start, 0))
    others = (m for m in mentions(text, ()) if m.end > longest.get(m.start, 0))
    return sorted({*own, *others})


def _platforms(channels: tuple[ChannelFact, ...]) -> tuple[str, ...]:
    if any(channel.platform is None for channel in channels):
        return ()
    return tuple(dict.fromkeys(c.platform.value for c in channels if c.platform))


def links_in(passages: tuple[Passage, ...]) -> Iterator[LinkFact]:
    """Yield the web addresses in the texts."""
    for passage in passages:
        value = passage.text.value
        if "." in value or "://" in value:
            for link in find_links(value):
                span = passage.text.locate(link.start, link.end)
                yield LinkFact(link.address, span, passage)
