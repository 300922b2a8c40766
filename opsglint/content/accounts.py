"""The account registry (section 3 of the content format)."""

from __future__ import annotations

from datetime import date as CalendarDay

from opsglint.content import vocabulary as words
from opsglint.content.models import Briefing, Media, Signatory, WaiverEntry
from opsglint.content.records import Document, Record, has, record
from opsglint.content.shapes import (
    Boolean,
    ByKey,
    Day,
    Either,
    Handle,
    Many,
    Nested,
    OneOf,
    Reference,
    Text,
    Word,
)  # fmt: skip
from opsglint.content.vocabulary import Kind
from opsglint.syntax.tree import MapNode, Node
from opsglint.text import Located, MappedText


def _is_mapping(node: Node) -> bool:
    return isinstance(node, MapNode)


_HANDLES = ByKey(words.PLATFORMS, Handle(), words.PLATFORM_ALIASES)
_FORMER = ByKey(
    words.PLATFORMS,
    Either(Handle(), Many(Handle()), lambda node: not hasattr(node, "items")),
    words.PLATFORM_ALIASES,
)
_PICTURE = Nested(lambda: Media, shorthand="src")


@record
class Manager(Record):
    """Someone who runs an account."""

    name: MappedText | None = has(Text(), "who")
    role: Located[str] | None = has(OneOf(words.MANAGER_ROLES), "in what role")


@record
class Registration(Record):
    """Where an official account is recorded."""

    reference: MappedText | None = has(Text(), "the entry in the register")
    date: Located[CalendarDay] | None = has(Day(), "when it was recorded")


@record
class Acuity(Record):
    """Who confirmed that the holder's political judgement is trusted."""

    confirmed_by: MappedText | None = has(Text(), "who")
    date: Located[CalendarDay] | None = has(Day(), "when")


@record
class Account(Document):
    """An account: an entry of the registry, or a document whose body is the biography."""

    id: Located[str] | None = has(
        Word("lower-case words joined by hyphens"),
        "unique name, lower-case words joined by hyphens",
        required=True,
    )
    kind: Located[str] | None = has(OneOf(words.KINDS), "what the account is", required=True)
    name: MappedText | None = has(Text(), "display name", required=True)
    lang: Located[str] | None = has(OneOf(words.DOCUMENT_LANGUAGES), "its language")
    counterpart: Located[str] | None = has(
        Word("the id of an account"), "`id` of the same body's account in the other language"
    )
    from_: Located[CalendarDay] | None = has(
        Day(), "the first day on which the account has this kind", key="from"
    )
    until: Located[CalendarDay] | None = has(Day(), "the last day on which the account has this kind")
    handles: tuple[tuple[str, Located[str]], ...] | None = has(_HANDLES, "handle on each platform")
    former_handles: tuple[Located[str] | tuple[str, Located[str]], ...] | None = has(
        Either(_FORMER, Many(Handle()), _is_mapping), "handles it had before"
    )
    owner: MappedText | None = has(Text(), "name of the person who owns it")
    person: MappedText | None = has(
        Text(), "name of the person behind it, as it is written in posts"
    )
    email: MappedText | None = has(Text(), "the contact address shown on the profile")
    managers: tuple[Manager, ...] | None = has(Many(Nested(lambda: Manager)), "who runs it")
    bio: MappedText | None = has(Text(), "biography as shown")
    website: MappedText | None = has(Text(), "address shown on the profile")
    avatar: Media | None = has(_PICTURE, "profile picture")
    banner: Media | None = has(_PICTURE, "banner picture")
    subject: MappedText | None = has(Text(), "what a specialist is expert in")
    position: MappedText | None = has(Text(), "an executive's position")
    audience: Located[str] | None = has(
        Reference(or_text=True, or_link=True), "who it is for: text or a reference"
    )
    strategy: Located[str] | None = has(
        Reference(or_text=True, or_link=True), "the plan: text or a reference"
    )
    briefed: tuple[Briefing, ...] | None = has(
        Many(Nested(lambda: Briefing)), "who was told before it was created"
    )
    approved_by: tuple[Signatory, ...] | None = has(
        Many(Nested(lambda: Signatory)), "who approved it"
    )
    registered: Registration | None = has(
        Nested(lambda: Registration, shorthand="reference"), "where it is recorded"
    )
    role_since: Located[CalendarDay] | None = has(
        Day(), "day on which the holder took the present role"
    )
    continuity: MappedText | None = has(
        Text(), "what happens to it when the holder changes roles"
    )
    identifies_as_public_servant: Located[str] | None = has(
        OneOf(("required", "not-required")), "whether the biography must say so"
    )
    political_acuity: Acuity | None = has(
        Nested(lambda: Acuity, shorthand="confirmed_by"), "who confirmed it"
    )
    anonymous: Located[bool] | None = has(Boolean(), "true where the holder is not named")
    candidate_permission: MappedText | None = has(
        Text(), "which permission to seek nomination was given"
    )
    reviewed: Located[CalendarDay] | None = has(
        Day(), "day on which profile, settings and history were last reviewed"
    )
    waivers: tuple[WaiverEntry, ...] | None = has(
        Many(Nested(lambda: WaiverEntry)), "rules that this file need not follow"
    )

    @property
    def account_kind(self) -> Kind | None:
        """Return what the account is, where that is known."""
        return Kind(self.kind.value) if self.kind else None

    def is_in_effect(self, day: CalendarDay) -> bool:
        """Say whether the account has this kind on `day`."""
        begins = self.from_ is None or self.from_.value <= day
        return begins and (self.until is None or day <= self.until.value)


@record
class Registry(Document):
    """A file of accounts."""

    accounts: tuple[Account, ...] = has(Many(Nested(lambda: Account)), "the accounts")
