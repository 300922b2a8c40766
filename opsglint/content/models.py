"""The document types of the content format (sections 3 to 9): the one definition of every field.

Validation, JSON Schema, the reference documentation and `opsglint new` are all made from here.
"""

from __future__ import annotations

from datetime import date as CalendarDay

from opsglint.content import vocabulary as words
from opsglint.content.records import Document, Record, has, record
from opsglint.content.shapes import (
    AccountId,
    Boolean,
    ByLanguage,
    Day,
    Either,
    Handle,
    Many,
    Nested,
    OneOf,
    Reference,
    Text,
    Time,
    Word,
)  # fmt: skip
from opsglint.content.values import ByLanguage as Localized
from opsglint.content.values import Moment, ToBeConfirmed
from opsglint.syntax.tree import MapNode, Node, Scalar
from opsglint.text import Located, MappedText

_MEDIA_REFERENCE = Reference(or_link=True)
_CAPTION_ENDINGS = (".vtt", ".srt")


def _is_boolean(node: Node) -> bool:
    return isinstance(node, Scalar) and isinstance(node.resolved, bool)


def _is_mapping(node: Node) -> bool:
    return isinstance(node, MapNode)


@record
class Consent(Record):
    """How a person agreed to be shown."""

    kind: Located[str] | None = has(OneOf(words.CONSENT_KINDS), "how it was given")
    reference: MappedText | None = has(Text(), "where the form or notice is kept")
    date: Located[CalendarDay] | None = has(Day(), "the day on which it was given")
    expires: Located[CalendarDay] | None = has(Day(), "the last day on which it holds")
    revoked: Located[bool] | Located[CalendarDay] | None = has(
        Either(Boolean(), Day(), _is_boolean), "true, or the day, where it was taken back"
    )


@record
class Person(Record):
    """A person shown in a picture, a video or a livestream."""

    name: MappedText | None = has(Text(), "the person's name")
    role: Located[str] | None = has(OneOf(words.PERSON_ROLES), "who the person is")
    account: Located[str] | None = has(AccountId(), "the person's account")
    capacity: Located[str] | None = has(
        OneOf(words.CAPACITIES), "in what capacity a minister appears"
    )
    tag: Located[bool] | Located[str] | None = has(
        Either(Boolean(), Handle(), _is_boolean),
        "the handle that is tagged in the picture; true tags the account above",
    )
    consent: Consent | None = has(Nested(lambda: Consent), "how the person agreed to be shown")
    minor: Located[bool] | None = has(Boolean(), "true where the person is under 18")


@record
class Media(Record):
    """A picture, a video, a sound or a document that goes out with a post."""

    src: Located[str] | None = has(_MEDIA_REFERENCE, "file in the repository, or a link")
    kind: Located[str] | None = has(
        OneOf(words.MEDIA_KINDS), "what it is; read from the ending when left out"
    )
    alt: Localized[MappedText] | None = has(ByLanguage(Text()), "text alternative")
    decorative: Located[bool] | None = has(Boolean(), "true where it has no meaning to tell")
    text: Localized[MappedText] | None = has(
        ByLanguage(Text()), "the words shown in the picture, if any"
    )
    captions: Localized[Located[str]] | None = has(
        ByLanguage(Reference(endings=_CAPTION_ENDINGS, or_link=True)), "caption file (.vtt, .srt)"
    )
    transcript: Localized[Located[str]] | None = has(
        ByLanguage(Reference(or_link=True)), "transcript"
    )
    described: Located[bool] | Located[str] | None = has(
        Either(Boolean(), Reference(or_link=True), _is_boolean),
        "described video; true when described in the main sound track",
    )
    credit: MappedText | None = has(Text(), "who made it")
    rights: Located[str] | None = has(OneOf(words.RIGHTS), "by what right it is used")
    people: tuple[Person, ...] | None = has(Many(Nested(lambda: Person)), "who can be recognised")
    shows: Located[str] | None = has(
        OneOf(("document", "screen")), "where the picture shows a document or a screen"
    )
    redacted: Located[bool] | None = has(
        Boolean(), "true once what it shows was checked and nothing confidential can be read"
    )
    official_symbols: Located[bool] | None = has(
        Boolean(), "true where it bears the government's logo, wordmark or arms"
    )
    flashing: Located[bool] | None = has(
        Boolean(), "true where it flashes more than three times a second"
    )


@record
class Signatory(Record):
    """Someone who approved, or was told, and when."""

    role: MappedText | None = has(Text(), "in what role")
    name: MappedText | None = has(Text(), "who")
    date: Located[CalendarDay] | None = has(Day(), "when")


@record
class Approval(Signatory):
    """An approval of a document."""

    digest: Located[str] | None = has(Word("a digest"), "binds the approval to the content")


@record
class Briefing(Record):
    """Who was told before an account was created."""

    role: Located[str] | None = has(OneOf(words.BRIEFED_ROLES), "in what role")
    name: MappedText | None = has(Text(), "who")
    date: Located[CalendarDay] | None = has(Day(), "when")


@record
class Author(Record):
    """Who wrote a document."""

    name: MappedText | None = has(Text(), "the author's name")
    role: Located[str] | None = has(OneOf(words.AUTHOR_ROLES), "for whom the author works")


@record
class Channel(Record):
    """An account, a platform and a time: where and when something is published."""

    account: Located[str] | None = has(AccountId(), "the account that publishes")
    platform: Located[str] | None = has(
        OneOf(words.PLATFORMS, words.PLATFORM_ALIASES), "the platform"
    )
    schedule: Moment | ToBeConfirmed | None = has(
        Time(may_be_open=True), "when; the document's `schedule` when left out"
    )


@record
class WaiverEntry(Record):
    """A rule that the whole file does not have to follow, and why."""

    rule: Located[str] | None = has(Word("a rule"), "code or name of the rule")
    reason: MappedText | None = has(Text(), "why")
    until: Located[CalendarDay] | None = has(Day(), "the last day on which it holds")
    by: MappedText | None = has(Text(), "who decided")


_AUTHOR = Nested(lambda: Author, shorthand="name")
_MEDIA_LIST = Many(Nested(lambda: Media))
_CHANNELS = Many(Nested(lambda: Channel))
_PLATFORMS = Many(OneOf(words.PLATFORMS, words.PLATFORM_ALIASES))
_APPROVALS = Many(Nested(lambda: Approval))
_WAIVERS = Many(Nested(lambda: WaiverEntry))


@record
class Content(Document):
    """What every document but an account has."""

    status: Located[str] | None = has(
        OneOf(words.STATUSES),
        "how far it has come; rules of completeness are warnings in draft and review",
    )
    lang: Located[str] | None = has(
        OneOf(words.DOCUMENT_LANGUAGES), "its language; read from the file's name when left out"
    )
    translation: Located[str] | None = has(
        Reference(), "the document in the other language; found by name when left out"
    )
    translation_key: Located[str] | None = has(
        Word("a key"), "a key that a document and its translation share, where no path joins them"
    )
    author: Author | None = has(_AUTHOR, "who wrote it")
    waivers: tuple[WaiverEntry, ...] | None = has(_WAIVERS, "rules that this file need not follow")


@record
class Poll(Record):
    """A question with answers to choose from."""

    question: MappedText | None = has(Text(), "the question")
    options: tuple[MappedText, ...] | None = has(Many(Text()), "the answers")


@record
class Authorization(Record):
    """Who allowed a post about current work."""

    by: MappedText | None = has(Text(), "who allowed it")
    date: Located[CalendarDay] | None = has(Day(), "when")


@record
class ThirdParty(Record):
    """Why an official post may promote a third party."""

    name: MappedText | None = has(Text(), "who is promoted")
    reason: MappedText | None = has(Text(), "why that is government business")


@record
class Broadcast(Content):
    """What goes out on channels."""

    account: Located[str] | None = has(AccountId(), "the account that publishes")
    platforms: tuple[Located[str], ...] | None = has(_PLATFORMS, "where it publishes")
    schedule: Moment | ToBeConfirmed | None = has(
        Time(may_be_open=True), "when; `tbc` while it is a draft"
    )
    channels: tuple[Channel, ...] | None = has(
        _CHANNELS, "several channels, in place of `account` and `platforms`"
    )
    approvals: tuple[Approval, ...] | None = has(_APPROVALS, "who approved it")
    embargo: Moment | None = has(Time(), "time before which nothing may be published")
    capacity: Located[str] | None = has(
        OneOf(words.CAPACITIES), "in what capacity a minister appears"
    )


@record
class Post(Broadcast):
    """A post for one or several channels."""

    action: Located[str] | None = has(OneOf(words.ACTIONS), "what it does; `post` when left out")
    of: Located[str] | None = has(
        Reference(types=("post",), or_link=True, or_account=True),
        "what is shared, quoted, answered or liked",
    )
    media: tuple[Media, ...] | None = has(_MEDIA_LIST, "pictures, videos, sounds, documents")
    mentions: tuple[Located[str], ...] | None = has(
        Many(Handle()), "accounts tagged outside the text: handles or account ids"
    )
    first_comment: MappedText | None = has(Text(), "text of the first comment")
    poll: Poll | None = has(Nested(lambda: Poll), "a poll")
    location: MappedText | None = has(Text(), "the place that the post names")
    thumbnail: Media | None = has(Nested(lambda: Media, shorthand="src"), "picture of a video")
    paid: Located[bool] | None = has(Boolean(), "true for paid placement")
    about_own_work: Located[bool] | None = has(
        Boolean(), "true where a post on a holder's own account is about the current work"
    )
    authorized: Authorization | None = has(
        Nested(lambda: Authorization), "who allowed a post about current work"
    )
    sources: tuple[Located[str], ...] | None = has(
        Many(Reference(or_link=True, or_text=True)), "what backs the facts stated"
    )
    third_party: ThirdParty | None = has(
        Nested(lambda: ThirdParty), "why an official post may promote a third party"
    )
    correction_of: Located[str] | None = has(
        Reference(types=("post",), or_link=True), "the post that this one corrects"
    )
    kit: Located[str] | None = has(Reference(types=("kit",)), "the kit that it belongs to")


@record
class Shareable(Record):
    """What a kit offers to its recipient, and the official post that carries it."""

    post: Located[str] | None = has(Reference(types=("post",)), "the official post")
    text: MappedText | None = has(Text(), "what is offered; the post's own text when left out")
    media: tuple[Media, ...] | None = has(_MEDIA_LIST, "what is offered with it")
    schedule: Moment | None = has(
        Time(), "when the recipient may publish it; the official time when left out"
    )


@record
class Kit(Content):
    """What a ministry gives a minister's office for one announcement."""

    title: MappedText | None = has(Text(), "what it is about", required=True)
    announcement: Moment | ToBeConfirmed | None = has(
        Time(may_be_open=True), "when it is announced", required=True
    )
    recipient: Located[str] | None = has(AccountId(), "who receives it", required=True)
    on_behalf_of: Located[str] | None = has(
        AccountId(), "the minister for whom a recipient who is an MPP acts"
    )
    news_release: Located[str] | None = has(Reference(types=("news-release",)), "news release")
    key_messages: Located[str] | None = has(Reference(types=("key-messages",)), "key messages")
    questions_and_answers: Located[str] | None = has(
        Reference(types=("questions-and-answers",)), "questions and answers"
    )
    shareables: tuple[Shareable, ...] | None = has(
        Many(Nested(lambda: Shareable, shorthand="post")), "what the recipient may publish"
    )
    approvals: tuple[Approval, ...] | None = has(_APPROVALS, "who approved it")
    embargo: Moment | None = has(Time(), "time before which nothing may be published")


@record
class Contact(Record):
    """The published media contact."""

    name: MappedText | None = has(Text(), "who answers")
    email: MappedText | None = has(Text(), "e-mail address")
    phone: MappedText | None = has(Text(), "telephone number")
    office: MappedText | None = has(Text(), "branch or office")


@record
class Component(Content):
    """A part of a kit: a news release, key messages, or questions and answers."""

    title: MappedText | None = has(Text(), "its title")
    embargo: Moment | None = has(Time(), "time before which nothing may be published")
    approvals: tuple[Approval, ...] | None = has(_APPROVALS, "who approved it")
    kit: Located[str] | None = has(Reference(types=("kit",)), "the kit that it belongs to")
    media: tuple[Media, ...] | None = has(_MEDIA_LIST, "pictures, videos, sounds, documents")
    contact: Contact | MappedText | None = has(
        Either(Nested(lambda: Contact), Text(), _is_mapping), "the published media contact"
    )


@record
class Organizer(Record):
    """Who organizes an event."""

    name: MappedText | None = has(Text(), "the organizer's name")
    role: MappedText | None = has(Text(), "the organizer's role")


@record
class Livestream(Broadcast):
    """A live video."""

    title: MappedText | None = has(Text(), "its title", required=True)
    event: MappedText | None = has(Text(), "what is shown, and why")
    audience: MappedText | None = has(Text(), "for whom")
    organizer: Organizer | None = has(
        Nested(lambda: Organizer, shorthand="name"), "who organizes it"
    )
    people: tuple[Person, ...] | None = has(Many(Nested(lambda: Person)), "who appears")
    captions: Localized[Located[str]] | None = has(
        ByLanguage(Word("how, such as live")), "captions in each language"
    )
    interpretation: Localized[Located[str]] | None = has(
        ByLanguage(Word("how, such as live")), "interpretation in each language"
    )
    assets: tuple[Media, ...] | None = has(_MEDIA_LIST, "pictures and videos that go with it")
    accessible: Located[bool] | None = has(
        Boolean(), "true once the format was checked against the accessibility act"
    )
    kit: Located[str] | None = has(Reference(types=("kit",)), "the kit that it belongs to")


@record
class Inquiry(Content):
    """A question from the public that a minister's account passes on to a ministry."""

    received_on: Located[str] | None = has(
        AccountId(), "the account that received it", required=True
    )
    referred_to: Located[str] | None = has(
        AccountId(), "the account of the ministry it is passed on to", required=True
    )
    received: Located[CalendarDay] | None = has(Day(), "the day it was received")
    consent: Consent | None = has(Nested(lambda: Consent), "how the sender agreed to it")
    attachments: tuple[Media, ...] | None = has(_MEDIA_LIST, "what is passed on with it")
