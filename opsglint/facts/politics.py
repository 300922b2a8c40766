"""Political signals in a text: parties with words that take sides, appeals to vote, party sites."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from opsglint.content.vocabulary import Kind
from opsglint.facts.accounts import Accounts
from opsglint.facts.document import Passage
from opsglint.language.folding import listed
from opsglint.language.phrases import Phrase, PhraseBook
from opsglint.language.tokens import Token, tokens
from opsglint.language.vocabulary import words_in
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
    taken: list[list[tuple[int, int]]] = []
    for book in (book_of(terms), lists.phrases("partisan-phrases")):
        taken.append([(match.start, match.end) for match in book.find(text, passage.language)])
        for start, end in taken[-1]:
            yield _signal(passage, start, end)
    named = sorted(_named(text, passage.language, lists, people))
    if not named:
        return
    words = tokens(text)
    sides = _sides(text, passage.language, lists, {one.sentence for one in named})
    silent = _history(words, this_year) | _surveys(named)
    tagged = {token.start for token in words if token.in_hashtag}
    last = 0
    for one in named:
        if one.start < last or any(_overlaps(spans, one.start, one.end) for spans in taken):
            continue
        in_hashtag = one.start in tagged or text[one.start] in "#＃"
        siding = sides.person if one.is_person else sides.party
        if in_hashtag or (one.sentence in siding and one.sentence not in silent):
            last = one.end
            yield _signal(passage, one.start, one.end, one.party)


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a stretch overlaps one of some stretches, which are in order and apart."""
    at = bisect_left(spans, (end, end))
    return at > 0 and start < spans[at - 1][1]


class _Named(NamedTuple):
    """A party or a candidate named in a text: where, in which sentence, and which."""

    start: int
    end: int
    sentence: int
    party: str
    is_person: bool


def _named(
    text: str, language: str | None, lists: Lists, people: PhraseBook
) -> Iterator[_Named]:
    for match in lists.party_names.find(text, language):
        if _is_written_as_name(text[match.start : match.end]):
            party = lists.party_by_name[match.phrase]
            yield _Named(match.start, match.end, match.sentence, party, False)
    for match in people.find(text):
        yield _Named(match.start, match.end, match.sentence, text[match.start : match.end], True)


_UNMISTAKABLE = listed(
    "liberal conservative conservateur democratic democratique communist communiste marxist "
    "libertarian libertarien quebecois"
)


def _is_written_as_name(written: str) -> bool:
    """Say whether words are a party's name, as those of “our biggest Ontario party yet” are not."""
    words = tokens(written)
    is_plain = any(word.written in ("party", "parti") for word in words)
    return not is_plain or any(word.folded in _UNMISTAKABLE for word in words)


class _Sides(NamedTuple):
    """The sentences that take sides where a party stands in them, and where a candidate does."""

    party: set[int]
    person: set[int]


def _sides(text: str, language: str | None, lists: Lists, named: set[int]) -> _Sides:
    """Return which of the sentences that name somebody take sides.

    Words that say little by themselves are too weak a sign where a candidate is named, since
    candidates are people whose names stand in other sentences too.
    """
    party: set[int] = set()
    person: set[int] = set()

    @cache
    def sentences(book: PhraseBook) -> set[int]:
        return {match.sentence for match in book.find(text, language)}

    for book, near, unless in _by_conditions(lists.phrases("partisan-stances")):
        found = (sentences(book) & named) - party
        if found and near:
            found &= set().union(*map(sentences, near))
        if found and unless:
            found -= sentences(unless)
        party |= found
        if not near:
            person |= found
    words = tokens(text)
    numbers = list(dict.fromkeys(word.sentence for word in words))
    before = dict(zip(numbers[1:], numbers, strict=False))
    afterthoughts = lists.phrases("partisan-afterthoughts").find(text, language)
    party |= {before.get(match.sentence, -1) for match in afterthoughts}
    return _Sides(party | _exclamations(text, words), person)


class _Group(NamedTuple):
    """Phrases that share conditions: what must stand near them, and what takes them back."""

    book: PhraseBook
    near: tuple[PhraseBook, ...]
    unless: PhraseBook


@lru_cache(maxsize=16)
def _by_conditions(book: PhraseBook) -> tuple[_Group, ...]:
    """Return the phrases of a book by their conditions, those that need others near them last.

    Many phrases share long lists of words as conditions, which are so read once for a text.
    """
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Phrase]] = {}
    for phrase in book.phrases:
        bare = phrase._replace(near=(), unless=())
        groups.setdefault((phrase.near, phrase.unless), []).append(bare)
    return tuple(
        _Group(PhraseBook(groups[near, unless]), tuple(_words((say,)) for say in near), _words(unless))
        for near, unless in sorted(groups, key=lambda conditions: bool(conditions[0]))
    )


@lru_cache(maxsize=256)
def _words(sayings: tuple[str, ...]) -> PhraseBook:
    return PhraseBook(map(Phrase, sayings))


def _exclamations(text: str, words: tuple[Token, ...]) -> set[int]:
    """Return the sentences that end in an exclamation mark."""
    ends = [*(word.start for word in words[1:]), len(text)]
    return {
        word.sentence for word, end in zip(words, ends, strict=True)
        if not _EXCLAIMED.isdisjoint(text[word.end : min(end, word.end + _MARKS)])
    }  # fmt: skip


_EXCLAIMED = frozenset("!！")
_MARKS = 4  # characters after a word, such as a bracket, a quotation mark and a narrow space
_RECENT = 12  # years; what lies further back is history
_SINCE = listed("since depuis")
_MANY = 3  # parties; a sentence that names as many gives an overview


def _history(words: tuple[Token, ...], this_year: int) -> set[int]:
    """Return the sentences that tell of a year long past."""
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
    appeals = lists.phrases("campaign-appeals").find(text, passage.language)
    taken = [(match.start, match.end) for match in appeals]
    for start, end in taken:
        yield _signal(passage, start, end)
    if words_in(text).isdisjoint(_ASKING):
        return
    contests = {m.sentence for m in lists.phrases("contests").find(text, passage.language)}
    words = tokens(text)
    voting = {word.sentence for word in words if word.folded in _ELECTIONS}
    for at, word in enumerate(words):
        favours = word.folded in _FAVOURS
        if not (favours or word.folded in _VOTES) or _overlaps(taken, word.start, word.end):
            continue
        if favours and word.in_hashtag:
            continue
        if word.in_hashtag:
            end_of_tag = _tag_end(text, word.start)
            rest = [w for w in words[at + 1 : at + 1 + _LONGEST_TAG] if w.end <= end_of_tag]
            if rest and not all(w.folded in neutral_tags or w.folded.isdecimal() for w in rest):
                yield _signal(passage, word.start - 1, rest[-1].end)
        elif not contests:
            name_end = _person_after(words, at, people, text, word.sentence in voting, neutral_tags)
            if name_end is not None:
                yield _signal(passage, word.start, name_end)


_LONGEST_TAG = 12  # words
_VOTES = listed("vote votez votons elect reelect elisez elisons reelisez reelisons")
_FAVOURS = listed("choose pick support back choisissez choisissons appuyez appuyons soutenez soutenons")
_ASKING = _VOTES | _FAVOURS
_FOR = listed("for pour")
_TITLES = listed("mr mrs ms dr m mme")


def _tag_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return end


def _person_after(
    words: tuple[Token, ...], at: int, people: PhraseBook, text: str, in_election: bool,
    no_names: frozenset[str],
) -> int | None:  # fmt: skip
    """Return the end of a person's name that follows "vote (for)", None where none does.

    `in_election` says whether the sentence speaks of an election; `no_names` are words such as
    "early" that no name begins with.
    """
    first = at + 1
    if first < len(words) and words[first].folded in _FOR:
        first += 1
    if first < len(words) and words[first].folded in _TITLES:
        first += 1
    name = [w for w in words[first : first + 2] if w.sentence == words[at].sentence]
    if not name:
        return None
    if people.first(text[name[0].start : name[-1].end]) is not None:
        return name[-1].end
    if words[at].folded not in _VOTES or name[0].folded in no_names or name[0].folded in _DAYS:
        return None
    if _is_capital(name[0]) and name[0].folded in _names_of(people):
        return name[0].end
    is_plain = len(name) > 1 and all(map(_is_capital, name)) and name[1].folded not in _DAYS
    adjoin = text[name[0].end : name[-1].start] in (" ", "-", "\u00a0")
    has_cue = in_election or words[first - 1].folded in _FOR
    return name[1].end if is_plain and adjoin and has_cue else None


_ELECTIONS = listed(
    "election elections ballot ballots polls riding mpp mp mpps scrutin urnes circonscription bulletin"
)
_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december elections lundi mardi mercredi jeudi vendredi "
    "samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)


def _is_capital(word: Token) -> bool:
    return word.written[:1].isupper() and word.written[1:].islower()


@lru_cache(maxsize=16)
def _names_of(people: PhraseBook) -> frozenset[str]:
    """Return the first and last names of people."""
    return frozenset(word.folded for phrase in people.phrases for word in tokens(phrase.say))


# All documents of a repository are asked about the same people.
@lru_cache(maxsize=4)
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
