"""Political signals in a text: parties with words that take sides, appeals to vote, party sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from opsglint.content.vocabulary import Kind
from opsglint.facts.accounts import Accounts
from opsglint.facts.document import Passage
from opsglint.language.folding import listed
from opsglint.language.phrases import Phrase, PhraseBook
from opsglint.language.tokens import Token, tokens
from opsglint.text import Span


class Lists(Protocol):
    """The lists of a pack that are asked here."""

    @property
    def party_names(self) -> PhraseBook:
        """The names of all parties."""

    @property
    def party_by_name(self) -> Mapping[Phrase, str]:
        """The party that each of the names means."""

    def phrases(self, name: str) -> PhraseBook:
        """Return a list of phrases."""


class Signal(NamedTuple):
    """Words that take sides: which, where, and for which party where one is named."""

    words: str
    span: Span
    party: str | None = None


def partisan_signals(
    passage: Passage, lists: Lists, terms: tuple[str, ...], people: PhraseBook, this_year: int
) -> Iterator[Signal]:
    """Yield where a text takes sides for or against a party or its people.

    `terms` are the repository's own political terms, `people` the names of candidates; `this_year`
    tells history from today.
    """
    text = passage.text.value
    taken: list[tuple[int, int]] = []
    for book in (book_of(terms), lists.phrases("partisan-phrases")):
        for match in book.find(text, passage.language):
            taken.append((match.start, match.end))
            yield _signal(passage, match.start, match.end)
    named = sorted(_named(text, passage.language, lists, people))
    if not named:
        return
    sides = {m.sentence for m in lists.phrases("partisan-stances").find(text, passage.language)}
    silent = _history(text, this_year) | _surveys(named)
    tagged = {token.start for token in tokens(text) if token.in_hashtag}
    for start, end, sentence, party in named:
        if any(start < other_end and other < end for other, other_end in taken):
            continue
        if start in tagged or text[start] in "#＃" or (sentence in sides and sentence not in silent):
            taken.append((start, end))
            yield _signal(passage, start, end, party)


class _Named(NamedTuple):
    """A party or a candidate named in a text: where, in which sentence, and which."""

    start: int
    end: int
    sentence: int
    party: str


def _named(
    text: str, language: str | None, lists: Lists, people: PhraseBook
) -> Iterator[_Named]:
    for match in lists.party_names.find(text, language):
        party = lists.party_by_name[match.phrase]
        yield _Named(match.start, match.end, match.sentence, party)
    for match in people.find(text):
        yield _Named(match.start, match.end, match.sentence, text[match.start : match.end])


_RECENT = 12  # years; what lies further back is history
_SINCE = listed("since depuis")
_MANY = 3  # parties; a sentence that names as many gives an overview


def _history(text: str, this_year: int) -> set[int]:
    """Return the sentences that tell of a year long past."""
    words = tokens(text)
    return {
        token.sentence for at, token in enumerate(words)
        if len(token.folded) == 4 and token.folded.isdecimal()
        and 1700 < int(token.folded) < this_year - _RECENT
        and not (at and words[at - 1].folded in _SINCE)
    }  # fmt: skip


def _surveys(named: list[_Named]) -> set[int]:
    """Return the sentences that name several parties, as overviews do."""
    parties: dict[int, set[str]] = {}
    for one in named:
        parties.setdefault(one.sentence, set()).add(one.party)
    return {sentence for sentence, names in parties.items() if len(names) >= _MANY}


def campaign_signals(
    passage: Passage, lists: Lists, people: PhraseBook, neutral_tags: frozenset[str]
) -> Iterator[Signal]:
    """Yield where a text asks for votes, presents a candidate or invites to campaign work.

    `people` are the names of candidates; `neutral_tags` words that may follow "vote" in a hashtag.
    """
    text = passage.text.value
    contests = {m.sentence for m in lists.phrases("contests").find(text, passage.language)}
    taken: list[tuple[int, int]] = []
    for match in lists.phrases("campaign-appeals").find(text, passage.language):
        taken.append((match.start, match.end))
        yield _signal(passage, match.start, match.end)
    words = tokens(text)
    for at, word in enumerate(words):
        favours = word.folded in _FAVOURS
        if not (favours or word.folded in _VOTES) or any(s <= word.start < e for s, e in taken):
            continue
        if favours and word.in_hashtag:
            continue
        if word.in_hashtag:
            end_of_tag = _tag_end(text, word.start)
            rest = [w for w in words[at + 1 : at + 1 + _LONGEST_TAG] if w.end <= end_of_tag]
            if rest and not all(w.folded in neutral_tags or w.folded.isdecimal() for w in rest):
                yield _signal(passage, word.start - 1, rest[-1].end)
        elif not contests:
            end = _person_after(words, at, people, text)
            if end is not None:
                yield _signal(passage, word.start, end)


_LONGEST_TAG = 12  # words
_VOTES = listed("vote votez votons elect reelect elisez reelisez")
_FAVOURS = listed("choose pick support back choisissez choisissons appuyez appuyons soutenez soutenons")
_FOR = listed("for pour")
_TITLES = listed("mr mrs ms dr m mme")


def _tag_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return end


def _person_after(
    words: tuple[Token, ...], at: int, people: PhraseBook, text: str
) -> int | None:
    """Return the end of a person's name that follows "vote (for)", None where none does."""
    first = at + 1
    if first < len(words) and words[first].folded in _FOR:
        first += 1
    if first < len(words) and words[first].folded in _TITLES:
        first += 1
    name = words[first : first + 2]
    if len(name) < 2 or any(w.sentence != words[at].sentence for w in name):
        return None
    span = text[name[0].start : name[1].end]
    is_listed = people.first(span) is not None
    is_plain = words[at].folded in _VOTES and words[first - 1].folded in _FOR and all(
        w.written[:1].isupper() and w.written[1:].islower() for w in name
    )
    adjoin = text[name[0].end : name[1].start] in (" ", "-", "\u00a0")
    return name[1].end if is_listed or (is_plain and adjoin) else None


def candidates(accounts: Accounts) -> PhraseBook:
    """Return the names of the people behind candidates' accounts, and of parties' accounts."""
    kinds = (Kind.CANDIDATE, Kind.PARTY)
    names = {entry.person for entry in accounts.entries if entry.kind in kinds}
    return book_of(tuple(sorted(name for name in names if _is_phrase(name))))


def _is_phrase(name: str) -> bool:
    return bool(tokens(name)) and not set(name) & set("()[]|~")


@lru_cache(maxsize=16)
def book_of(terms: tuple[str, ...]) -> PhraseBook:
    """Return plain words or names as phrases."""
    return PhraseBook(Phrase(term) for term in terms if _is_phrase(term))


def _signal(passage: Passage, start: int, end: int, party: str | None = None) -> Signal:
    return Signal(passage.text.value[start:end], passage.text.locate(start, end), party)
