"""Whom a document names, shows, shares or links to: what rules about separation ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsglint.content.models import Broadcast, Livestream, Person, Post
from opsglint.content.records import Document as Model
from opsglint.content.shapes import is_link
from opsglint.content.vocabulary import Action, Kind
from opsglint.facts.accounts import AccountEntry
from opsglint.facts.document import Document, Passage
from opsglint.facts.resolver import Resolver, publishes
from opsglint.index import Index
from opsglint.social.profiles import profile_of
from opsglint.text import Located, Span


class Tag(NamedTuple):
    """A handle that an official channel names: as written, whose it is, and its place.

    `in_text` is true where it stands in running text and can be replaced by a name.
    """

    handle: str
    account: AccountEntry
    span: Span
    in_text: bool


def is_official(document: Document[Model], resolver: Resolver) -> bool:
    """Say whether an official account publishes a document, or the document is its profile."""
    kind = getattr(document.model, "account_kind", None)
    return kind is Kind.OFFICIAL or bool(resolver.official_channels(document))


def on_official_channel(
    passage: Passage, document: Document[Model], resolver: Resolver
) -> bool:
    """Say whether an official channel of the document publishes a text."""
    if not passage.published:
        return False
    if passage.variant is None:
        return is_official(document, resolver)
    return any(
        publishes(channel, passage.variant)
        for channel in resolver.official_channels(document)
    )


def official_tags(document: Document[Model], resolver: Resolver) -> Iterator[Tag]:
    """Yield the handles of known accounts that an official channel names, in text or as tags."""
    if not is_official(document, resolver):
        return
    day = resolver.day(document)
    for mention in document.mentions:
        if on_official_channel(mention.passage, document, resolver):
            for entry in resolver.accounts.by_handle(mention.handle, day):
                yield Tag(f"@{mention.handle}", entry, mention.span, True)
    for named in _tagged(document):
        known = resolver.accounts.get(named.value, day)
        found = (known,) if known else resolver.accounts.by_handle(named.value, day)
        for entry in found:
            yield Tag(named.value, entry, named.span, False)


def _tagged(document: Document[Model]) -> Iterator[Located[str]]:
    if isinstance(document.model, Post):
        yield from document.model.mentions or ()
    for person in people_in(document):
        if person.tag is None:
            continue
        if isinstance(person.tag.value, str):
            yield Located(person.tag.value, person.tag.span)
        elif person.tag.value and person.account:
            yield person.account


def people_in(document: Document[Model]) -> Iterator[Person]:
    """Yield everybody whom the published media of a document, or a livestream, shows."""
    for fact in document.media:
        if fact.published:
            yield from fact.media.people or ()
    if isinstance(document.model, Livestream):
        yield from document.model.people or ()


class Engagement(NamedTuple):
    """An account whose content a post shares, or to whose profile or post it links."""

    account: AccountEntry
    span: Span
    how: str


_ENGAGING = (Action.SHARE, Action.QUOTE, Action.REPLY, Action.LIKE)
_DOING = {
    Action.SHARE: "shares", Action.QUOTE: "quotes", Action.REPLY: "answers", Action.LIKE: "likes",
}  # fmt: skip


def official_engagements(document: Document[Model], index: Index) -> Iterator[Engagement]:
    """Yield whose content an official channel shares, quotes, answers, likes or links to."""
    if not is_official(document, index):
        return
    day = index.day(document)
    model = document.model
    if isinstance(model, Post) and model.of and model.action:
        action = Action(model.action.value)
        if action in _ENGAGING:
            for entry in _owners(document, model.of, index):
                yield Engagement(entry, model.of.span, _DOING[action])
    for link in document.links:
        profile = profile_of(link.address)
        if profile and on_official_channel(link.passage, document, index):
            for entry in index.accounts.by_handle(profile.handle, day):
                what = "a post" if profile.is_post else "the profile"
                yield Engagement(entry, link.span, f"links to {what} of")


def _owners(
    document: Document[Model], of: Located[str], index: Index
) -> Iterator[AccountEntry]:
    """Yield the accounts whose content `of` is: by id, by handle, by link, or by a post of theirs."""
    day = index.day(document)
    if is_link(of.value) or profile_of(of.value):
        profile = profile_of(of.value)
        if profile:
            yield from index.accounts.by_handle(profile.handle, day)
        return
    target = index.referred(document, of)
    if target is None:
        entry = index.accounts.get(of.value, day)
        if entry:
            yield entry
        return
    channels = index.channels(target)
    if not any(channel.kind is Kind.OFFICIAL for channel in channels):
        yield from dict.fromkeys(c.account for c in channels if c.account)


def shown_out_of_capacity(document: Document[Model], resolver: Resolver) -> Iterator[Person]:
    """Yield the ministers (and MPPs who act for one) shown in another than official capacity.

    A missing capacity counts so unless the document is a draft or in review; for an MPP it does
    not, because nothing says that the MPP acts for a minister.
    """
    model = document.model
    own = model.capacity.value if isinstance(model, Broadcast) and model.capacity else None
    day = resolver.day(document)
    for person in people_in(document):
        entry = resolver.accounts.get(person.account.value, day) if person.account else None
        role = person.role.value if person.role else None
        capacity = person.capacity.value if person.capacity else own
        if "capacity" in person.keys and person.capacity is None:
            continue
        if role == "minister" or (entry and entry.kind is Kind.MINISTER):
            if capacity != "official" and not (capacity is None and document.is_early):
                yield person
        elif role == "mpp" and capacity in ("personal", "campaign"):
            yield person
