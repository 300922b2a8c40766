"""Civic addresses and postal codes in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.facts.readings import Sentences, has_digits, without_addresses
from opsglint.language.folding import fold, listed
from opsglint.language.tokens import Token
from opsglint.text.patterns import lazy_pattern

# Canada Post, addressing guidelines: letters D, F, I, O, Q and U are never used, W and Z never first.
# Patterns begin with what is rare in a text; what must stand before it is looked at then.
_POSTAL_CODE = lazy_pattern(
    r"\d(?<=[ABCEGHJ-NPRSTVXY]\d)(?<![\w-].\d)[ABCEGHJ-NPRSTV-Z][ \u00a0-]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\w-])", re.IGNORECASE
)
_BOX = lazy_pattern(
    r"[PpCcBbRr](?<!\w.)(?i:(?<=P)\.?\s?O\.?\s?Box|(?<=[BC])\.\s?P\.|(?<=C)ase postale|(?<=B)o[iî]te postale"
    r"|(?<=R)(?:\.?\s?R\.?\s?#?|ural route|oute rurale))[ \u00a0]?#?\d{1,6}(?!\w)"
)
# A hashtag is blanked with what is joined to it: `#Maison-12, rue Principale`.
_JOINED_DIGIT = re.compile(r"[#\uff03]\S*(?:[^\w\s]|_)\d")

# Street types that follow the name (English), as Canada Post lists and people write them.
_AFTER_NAME = listed(
    "street st avenue ave road rd boulevard blvd drive dr crescent cres court crt ct lane ln way "
    "place pl terrace terr ter parkway pkwy pky highway hwy circle cir trail trl gate square sq "
    "grove hill hills heights hts line sideroad concession conc close path ridge mews green garden "
    "gardens landing crossing bend run row walk point pt park common glen hollow view island "
    "expressway esplanade promenade quay wharf loop cove key chase manor alley sr"
)
# Those that are also plain words, and so must have a capital.
_BEFORE_NAME = listed(
    "rue avenue av boulevard boul bd chemin ch route rte rang place pl allee cote montee impasse "
    "promenade prom croissant crois cour ruelle terrasse square sentier voie quai concession "
    "chaussee carre cercle rang passage autoroute aut traverse esplanade parc"
)
_NUMBERED = listed("highway hwy line concession road sideroad sr route rang chemin")
_MOST_WORDS = 5  # between number and street type
_STREETS = _AFTER_NAME | _BEFORE_NAME | _NUMBERED
_WORD = re.compile("[^\\W_][\\w\u0300-\u036f]*")
_NUMBER = re.compile(rf"\d(?<![^\W_]\d)\d{{0,4}}[A-Da-d]?(?=(?P<words>(?:[ ,.'’\u00a0-]+{_WORD.pattern}){{1,{_MOST_WORDS + 2}}}))")
_PARTICLES = listed("de du des la le les l d saint sainte st ste the of and aux au a")
_AT = listed("at address au adresse on a chez")
_JOINING = (" ", "-", "\u00a0", "’", "'")
_YEARS = range(1900, 2100)


class Address(NamedTuple):
    """Where an address or a postal code stands in a text."""

    start: int
    end: int


def addresses(text: str) -> Iterator[Address]:
    """Yield the civic addresses, post boxes and Canadian postal codes of a text, in order."""
    if not (has_digits(text, 1) or _JOINED_DIGIT.search(text)):
        return
    shown = without_addresses(text)
    found = [Address(m.start() - 1, m.end()) for m in _POSTAL_CODE.finditer(shown)]
    found += [Address(*m.span()) for m in _BOX.finditer(shown)]
    if _may_hold_civic(text):
        found += _civic(Sentences(text))
    yield from sorted(found)


def _civic(sentences: Sentences) -> Iterator[Address]:
    words = sentences.words
    for at, word in enumerate(words):
        if _is_number(word) and not word.in_hashtag:
            ends = (_named_before(words, at, sentences.text), _named_after(words, at, sentences.text))
            end = max(filter(None, ends), default=None)
            if end is not None:
                yield Address(word.start, end)


def _may_hold_civic(text: str) -> bool:
    """Say, by a cheap look, whether a number stands before a capital, an ordinal or a word for a street."""
    for match in _NUMBER.finditer(text):
        words = _WORD.findall(match["words"])
        is_ordinal = words[0][0].isdecimal() and not words[0].isdecimal()
        if words[0][0].isupper() or is_ordinal or not _STREETS.isdisjoint(map(fold, words)):
            return True
    return False


def _is_number(word: Token) -> bool:
    digits = word.written.rstrip("ABCDabcd")
    return digits.isdecimal() and 1 <= len(digits) <= 5 and len(word.written) - len(digits) <= 1


def _named_before(words: tuple[Token, ...], at: int, text: str) -> int | None:
    """Return the end of an address such as “45, rue Principale”: the type, then the name."""
    following = _same_sentence(words, at, 8)
    if following and following[0].folded in ("bis", "app", "est", "ouest"):
        following = following[1:]
    if not following or following[0].folded not in _BEFORE_NAME:
        return None
    if text[words[at].end : following[0].start].strip(" ,\u00a0") or words[at].in_hashtag:
        return None
    rest = following[1:]
    while rest and rest[0].folded in _PARTICLES and not rest[0].written[:1].isupper():
        rest = rest[1:]
    if not rest:
        return None
    is_year = int(words[at].written.rstrip("ABCDabcd")) in _YEARS
    is_numbered = following[0].folded in _NUMBERED and rest[0].written.isdecimal() and not is_year
    if not rest[0].written[:1].isupper():
        return rest[0].end if is_numbered else None
    end = rest[0].end
    for word in rest[1:]:
        if text[end : word.start] not in _JOINING or not word.written[:1].isupper():
            break
        end = word.end
    return end


def _named_after(words: tuple[Token, ...], at: int, text: str) -> int | None:
    """Return the end of an address such as “12 Maple Street”: the name, then the type."""
    following = _same_sentence(words, at, _MOST_WORDS + 2)
    is_placed = at > 0 and words[at - 1].folded in _AT and words[at - 1].sentence == words[at].sentence
    for place, word in enumerate(following):
        gap = text[words[at + place].end : word.start]
        if gap.strip(" .'’-\u00a0") or "\n" in gap:
            return None
        if place and word.folded in _AFTER_NAME and (word.written[:1].isupper() or is_placed):
            more = following[place + 1] if place + 1 < len(following) else None
            if more and word.folded in _NUMBERED and more.written.isdecimal():
                return more.end
            return word.end
        if word.folded in _NUMBERED and word.written[:1].isupper():
            more = following[place + 1] if place + 1 < len(following) else None
            if more and more.written.isdecimal():
                return more.end
        if not (word.written[:1].isupper() or _is_ordinal(word) or (is_placed and place < 2)):
            return None
    return None


def _is_ordinal(word: Token) -> bool:
    return word.written[:1].isdecimal() and word.folded.endswith(("st", "nd", "rd", "th", "e"))


def _same_sentence(words: tuple[Token, ...], at: int, most: int) -> tuple[Token, ...]:
    number = words[at].sentence
    return tuple(w for w in words[at + 1 : at + 1 + most] if w.sentence == number)
