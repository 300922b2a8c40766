"""In what the English and the French version of the same content differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.facts.accounts import Accounts
from opsglint.facts.document import Document, MediaFact, MentionFact, Passage
from opsglint.facts.sites import are_twins, site_and_page
from opsglint.facts.versions import Version
from opsglint.language.detect import detect
from opsglint.language.hashtags import Hashtag, find_hashtags
from opsglint.language.values_sheet import Kind, Manner, Value
from opsglint.social.handles import normalise
from opsglint.text import Located, Span


class Part(NamedTuple):
    """A piece of a version that the other version lacks: its words and its place."""

    words: str
    span: Span


class Difference(NamedTuple):
    """In what two versions differ: what each says, or has, that the other does not.

    Where `is_count` is true, `here` and `there` are what was counted in either.
    """

    here: tuple[Part, ...]
    there: tuple[Part, ...]
    is_count: bool = False


def compare(here: Version, there: Version, accounts: Accounts, day: date) -> Iterator[Difference]:
    """Yield in what two versions differ, one difference for each kind of thing.

    `day` is the day as of which handles are looked up in the registry.
    """
    yield from _values(here, there)
    yield from _links(here, there, accounts)
    yield from _mentions(here, there, accounts, day)
    yield from _hashtags(here, there)
    yield from _media(here, there)


class _Read(NamedTuple):
    """The values of several texts, and the text that each of them stands in."""

    values: list[Value]
    homes: dict[int, Passage]

    def part(self, value: Value) -> Part:
        text = self.homes[id(value)].text
        return Part(_short(text.value[value.start : value.end]), text.locate(value.start, value.end))


_Reader = Callable[[str, str | None], tuple[Value, ...]]


def _read(version: Version, passages: Iterable[Passage], read: _Reader) -> _Read:
    found = _Read([], {})
    for passage in passages:
        text = passage.text.value
        for value in read(text, passage.language or version.language or detect(text)):
            found.values.append(value)
            found.homes[id(value)] = passage
    return found


def _values(here: Version, there: Version) -> Iterator[Difference]:
    """Yield the values that only one version states, and first look whether there may be any."""
    # The readers of values are needed only where a document has another version.
    from opsglint.language.values import read_stated, read_values

    if any(_values_read(here, there, read_stated)):
        yield from _values_read(here, there, read_values)


def _values_read(here: Version, there: Version, read: _Reader) -> Iterator[Difference]:
    from opsglint.language.values import differences

    mine, theirs = _read(here, here.passages, read), _read(there, there.passages, read)
    yield from _by_kind(mine, theirs, differences(mine.values, theirs.values))
    if here.alternatives and there.alternatives:
        mine_shown, their_shown = (_read(one, one.alternatives, read) for one in (here, there))
        found = differences(
            mine_shown.values + _aside(mine.values), their_shown.values + _aside(theirs.values)
        )
        yield from _by_kind(mine_shown, their_shown, found)


def _aside(values: Iterable[Value]) -> list[Value]:
    return [value._replace(manner=Manner.ASIDE) for value in values]


def _by_kind(
    mine: _Read, theirs: _Read, found: tuple[tuple[Value, ...], tuple[Value, ...]]
) -> Iterator[Difference]:
    for kind in Kind if any(found) else ():
        here = tuple(mine.part(value) for value in found[0] if value.kind is kind)
        there = tuple(theirs.part(value) for value in found[1] if value.kind is kind)
        if here or there:
            yield Difference(here, there)


def _links(here: Version, there: Version, accounts: Accounts) -> Iterator[Difference]:
    """Yield the sites to which the versions link differently often.

    An address is counted once, whatever tells where its readers came from.
    """
    mine, theirs = _linked(here), _linked(there)
    own = {site: pages for site, pages in mine.items() if len(pages) != len(theirs.get(site, ()))}
    other = {site: pages for site, pages in theirs.items() if len(pages) != len(mine.get(site, ()))}
    _drop_twins(own, other, accounts)
    sites = list({**own, **other})[:_MOST_SITES]
    if sites:
        yield Difference(
            tuple(_to_site(site, own, here) for site in sites),
            tuple(_to_site(site, other, there) for site in sites),
            is_count=True,
        )


def _to_site(site: str, linked: dict[str, _Pages], version: Version) -> Part:
    pages = linked.get(site, {})
    place = next(iter(pages.values()), None) or version.place
    return Part(f"{_count(len(pages), 'link')} to {site}", place)


_Pages = dict[str, Span]


def _linked(version: Version) -> dict[str, _Pages]:
    """Return the addresses that a version links to, by site."""
    texts = {id(passage) for passage in version.passages}
    found: dict[str, _Pages] = {}
    for link in version.document.links:
        if id(link.passage) in texts:
            site, page = site_and_page(link.address)
            found.setdefault(site, {}).setdefault(page, link.span)
    return found


_MOST_SITES = 30  # of more, nobody could say which is whose other name


def _drop_twins(own: dict[str, _Pages], other: dict[str, _Pages], accounts: Accounts) -> None:
    """Take out the sites that each version links to under the name of its language."""
    if len(own) > _MOST_SITES or len(other) > _MOST_SITES:
        return
    for site in [one for one in own if one not in other]:
        for twin in [one for one in other if one not in own]:
            if len(own[site]) == len(other[twin]) and are_twins(site, twin, accounts):
                del own[site], other[twin]
                break


def _mentions(here: Version, there: Version, accounts: Accounts, day: date) -> Iterator[Difference]:
    mine, theirs = _mentioned(here, accounts, day), _mentioned(there, accounts, day)
    own = {key: part for key, part in mine.items() if key not in theirs}
    other = {key: part for key, part in theirs.items() if key not in mine}
    known = sum(key.startswith(_ACCOUNT) for key in own)
    # A handle that the registry lacks may be that of the same account in the other language.
    unknown = sum(not key.startswith(_ACCOUNT) for key in other)
    if len(own) != len(other) or known > unknown:
        own_parts, other_parts = (
            tuple(left.values()) or (Part(f"no {'other ' if every else ''}mention", version.place),)
            for left, every, version in ((own, mine, here), (other, theirs, there))
        )
        yield Difference(own_parts, other_parts, is_count=True)


_ACCOUNT = "account:"


def _mentioned(version: Version, accounts: Accounts, day: date) -> dict[str, Part]:
    """Return the accounts that a version names, an account and its counterpart being one."""
    tagged = tuple(_tagged(version.document))
    if not tagged and not version.document.mentions:
        return {}
    texts = {id(passage) for passage in version.passages}
    by_place: dict[int, list[MentionFact]] = {}
    for mention in version.document.mentions:
        if id(mention.passage) in texts:
            by_place.setdefault(mention.span.start, []).append(mention)
    named = [_best(readings, accounts, day) for readings in by_place.values()]
    found: dict[str, Part] = {}
    for handle, span in (*((m.handle, m.span) for m in named), *tagged):
        found.setdefault(_account_key(handle, accounts, day), Part(_words(version, span), span))
    return found


def _words(version: Version, span: Span) -> str:
    """Return what stands at a place of a version, shortened where it is long."""
    return _short(" ".join(version.document.text[slice(*span)].split()))


def _best(readings: list[MentionFact], accounts: Accounts, day: date) -> MentionFact:
    known = [m for m in readings if accounts.by_handle(m.handle, day)]
    return (known or readings)[0]


def _tagged(document: Document[Model]) -> Iterator[tuple[str, Span]]:
    tags: tuple[Located[str], ...] = getattr(document.model, "mentions", None) or ()
    yield from ((tag.value, tag.span) for tag in tags)


def _account_key(name: str, accounts: Accounts, day: date) -> str:
    entries = accounts.by_handle(name, day) or accounts.named(name)
    if not entries:
        return normalise(name)
    counterpart = entries[0].account.counterpart
    return _ACCOUNT + min(entries[0].id, counterpart.value if counterpart else entries[0].id)


def _hashtags(here: Version, there: Version) -> Iterator[Difference]:
    mine, theirs = _tags(here), _tags(there)
    if len(mine) != len(theirs):
        own, other = (
            Part(_count(len(tags), "hashtag"), _place_of_first(tags) or version.place)
            for tags, version in ((mine, here), (theirs, there))
        )
        yield Difference((own,), (other,), is_count=True)


_Tags = dict[str, tuple[Passage, Hashtag]]


def _tags(version: Version) -> _Tags:
    found: _Tags = {}
    for passage in version.passages:
        for tag in find_hashtags(passage.text.value):
            found.setdefault(tag.word.casefold(), (passage, tag))
    return found


def _place_of_first(tags: _Tags) -> Span | None:
    return next((passage.text.locate(tag.start, tag.end) for passage, tag in tags.values()), None)


def _media(here: Version, there: Version) -> Iterator[Difference]:
    mine, theirs = (Counter(_medium(fact) for fact in one.media) for one in (here, there))
    if mine != theirs:
        own, other = (
            Part(_counted(counts), version.media[0].span if version.media else version.place)
            for counts, version in ((mine, here), (theirs, there))
        )
        yield Difference((own,), (other,), is_count=True)


def _medium(fact: MediaFact) -> str:
    return fact.kind.value if fact.kind else "file"


def _counted(counts: Counter[str]) -> str:
    return " and ".join(_count(counts[name], name) for name in sorted(counts)) or "no media"


def _count(number: int, name: str) -> str:
    return f"{number or 'no'} {name}{'' if number == 1 or name == 'audio' else 's'}"


_LONGEST = 40


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
