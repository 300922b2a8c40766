"""Which accounts the channels of a document mean, and when they publish."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.content.values import Moment
from opsglint.content.vocabulary import Kind, Status
from opsglint.facts.accounts import AccountEntry, Accounts
from opsglint.facts.document import ChannelFact, Document, Variant
from opsglint.facts.reads import Reads, bounds, microseconds
from opsglint.language.names import OTHER_LANGUAGE

# Documents whose channels are held at a time: rules ask for those of one document after the other.
_MOST_KNOWN = 256


class Channel(NamedTuple):
    """A channel of a document with the account it means on the day of its schedule."""

    fact: ChannelFact
    account: AccountEntry | None
    instant: datetime | None

    @property
    def kind(self) -> Kind | None:
        """Return the kind of the publishing account."""
        return self.account.kind if self.account else None

    @property
    def platform(self) -> str | None:
        """Return the platform, None where all of the account's are meant."""
        return self.fact.platform.value if self.fact.platform else None

    @property
    def platforms(self) -> tuple[str, ...]:
        """Return the platform of the channel, or all on which its account has a handle."""
        platform = self.platform
        if platform:
            return (platform,)
        return tuple(self.account.held) if self.account else ()


class _Channels(NamedTuple):
    """The channels of a document, and what is asked about all of them.

    `official` are those of official accounts, `first` is the earliest instant, `day` its local day;
    `is_open` says whether a channel has no time yet.
    """

    all: tuple[Channel, ...]
    official: tuple[Channel, ...]
    platforms: tuple[str, ...]
    first: datetime | None
    day: date | None
    is_open: bool


class Resolver:
    """The account registry, the time zone and the day of judgement, put to a document's facts.

    `zone` is the configured time zone, `now` the moment of judgement. `reads` notes what is asked
    of it, for whoever keeps the answers.
    """

    def __init__(self, accounts: Accounts, zone: tzinfo, now: datetime) -> None:
        self.accounts = accounts
        self.zone = zone
        self.reads = Reads()
        self._now = now
        self._today = now.astimezone(zone).date()
        self._day = bounds(self._today, zone)
        self._channels: dict[str, _Channels] = {}

    @property
    def today(self) -> date:
        """Return the day of judgement in the configured zone."""
        self.reads.hold_between(*self._day)
        return self._today

    def is_past(self, instant: datetime) -> bool:
        """Say whether an instant lies before the moment of judgement."""
        if instant < self._now:
            self.reads.hold_from(microseconds(instant) + 1)
            return True
        self.reads.hold_until(microseconds(instant) + 1)
        return False

    def day_of(self, instant: datetime | None) -> date:
        """Return the local day of an instant; today where there is none."""
        return _local_day(instant, self.zone) if instant else self.today

    def instant(self, moment: object) -> datetime | None:
        """Return the instant of a time, None for one that is absent or still open."""
        return moment.instant(self.zone) if isinstance(moment, Moment) else None

    def channels(self, document: Document[Model]) -> tuple[Channel, ...]:
        """Return the channels of a document with the accounts they mean."""
        return self._known(document).all

    def _known(self, document: Document[Model]) -> _Channels:
        known = self._channels.get(document.path)
        if known is None:
            if len(self._channels) == _MOST_KNOWN:
                self._channels.clear()
            known = self._channels[document.path] = self._read_channels(document)
        if known.is_open:
            self.reads.hold_between(*self._day)
        return known

    def _read_channels(self, document: Document[Model]) -> _Channels:
        found = tuple(map(self._channel, document.channels))
        instants = [channel.instant for channel in found if channel.instant]
        official = tuple([channel for channel in found if channel.kind is Kind.OFFICIAL])
        platforms: dict[str, None] = {}
        for channel in found:
            platforms.update(dict.fromkeys(channel.platforms))
        first = min(instants, default=None)
        day = self.day_of(first) if first else None
        return _Channels(found, official, tuple(platforms), first, day, len(instants) < len(found))

    def _channel(self, fact: ChannelFact) -> Channel:
        instant = self.instant(fact.schedule)
        name = fact.account.value if fact.account else None
        return Channel(fact, self.accounts.get(name, self.day_of(instant)), instant)

    def platforms(self, document: Document[Model]) -> tuple[str, ...]:
        """Return the platforms on which a document goes out, in the order of its channels."""
        return self._known(document).platforms

    def official_channels(self, document: Document[Model]) -> tuple[Channel, ...]:
        """Return the channels of a document whose account is official."""
        return self._known(document).official

    def day(self, document: Document[Model]) -> date:
        """Return the day as of which a document is judged: that of its first schedule."""
        return self._known(document).day or self.today

    def earliest_official(self, document: Document[Model]) -> datetime | None:
        """Return when a document first goes out on an official channel."""
        instants = [c.instant for c in self.official_channels(document) if c.instant]
        return min(instants, default=None)

    def earliest(self, document: Document[Model]) -> datetime | None:
        """Return when a document first goes out."""
        return self._known(document).first

    def is_on_official_channel(self, document: Document[Model]) -> bool:
        """Say whether an official account publishes it: with a schedule, and not as a draft."""
        return document.status is not Status.DRAFT and self.earliest_official(document) is not None

    def published_by(self, channel: Channel, document: Document[Model]) -> tuple[Variant, ...]:
        """Return the variants of a document that a channel publishes."""
        return tuple(variant for variant in document.variants if publishes(channel, variant))


@lru_cache(maxsize=1024)
def _local_day(instant: datetime, zone: tzinfo) -> date:
    return instant.astimezone(zone).date()


def publishes(channel: Channel, variant: Variant) -> bool:
    """Say whether a channel of a document publishes one of its variants.

    It does where the variant names neither another language than the account's nor other platforms.
    """
    language = channel.account.language if channel.account else None
    speaks = not variant.languages or language not in OTHER_LANGUAGE or language in variant.languages
    platform = channel.platform
    return speaks and (not variant.platforms or platform is None or platform in variant.platforms)
