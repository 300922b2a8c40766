"""Numbers that stand for one person: social insurance, health card, payment card, licence, plate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.facts.readings import Sentences, has_digits, without_addresses
from opsglint.language.folding import listed
from opsglint.language.phrases import PhraseBook
from opsglint.text.patterns import lazy_pattern

_SPACE = " \u00a0\u202f\u2009"
_DASH = "\\-\u2010\u2011\u2013"
_GAP = f"[{_SPACE}.{_DASH}]"
_BEFORE = rf"(?<![\w$€£{_DASH}])(?<!\d[{_SPACE}.,])"
_AFTER = rf"(?![\w$€£%{_DASH}])(?![{_SPACE}.,]\d)(?![{_SPACE}][$€£%])"

_SIN_GROUPED = lazy_pattern(rf"{_BEFORE}(\d{{3}})({_GAP})(\d{{3}})\2(\d{{3}}){_AFTER}")
_SIN_PLAIN = lazy_pattern(rf"{_BEFORE}\d{{9}}{_AFTER}")
_HEALTH = lazy_pattern(
    rf"{_BEFORE}\d{{4}}({_GAP}?)\d{{3}}\1\d{{3}}(?:[{_SPACE}{_DASH}]?(?P<version>[A-Z]{{2}}))?(?![\w{_DASH}])"
)
_CARD = lazy_pattern(rf"{_BEFORE}\d(?:[{_SPACE}{_DASH}]?\d){{12,18}}{_AFTER}")
_LICENCE = lazy_pattern(
    rf"(?<![\w{_DASH}])(?P<letter>[A-Za-z])(?P<gap>[{_SPACE}{_DASH}]?)\d{{4}}[{_SPACE}{_DASH}]?\d{{5}}[{_SPACE}{_DASH}]?\d{{5}}(?![\w{_DASH}])"
)
_PLATE = lazy_pattern(
    rf"(?<![\w{_DASH}])(?:[A-Z]{{2,4}}[{_SPACE}{_DASH}]?\d{{2,4}}|\d{{3}}[{_SPACE}{_DASH}]?[A-Z]{{3}}|[A-Z]{{2}}\d{{2}}[{_SPACE}]?\d{{3}})(?![\w{_DASH}])"
)
_BUSINESS = lazy_pattern(rf"[{_SPACE}]?R[CMPRTZ][{_SPACE}]?\d{{4}}")

# Two capitals after a number that are no version code of a health card.
_PROVINCES = frozenset(["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT", "OR", "IN", "AT", "TO", "US", "UK", "OK", "ID"])

# What a number in groups of three counts, rather than names: people, money, weights.
_COUNTED = listed(
    "dollars dollar cad cents people persons residents ontarians canadians households homes visits "
    "views votes voters copies trees units users followers hits tests doses shots litres liters "
    "tonnes tons kg km hectares acres metres meters kilometres million billion of clicks downloads "
    "students workers jobs patients children families barrels bees fish kilowatt kilowatts mw kwh "
    "personnes habitants residents ontariens canadiens menages foyers visites vues votes electeurs "
    "exemplaires arbres unites utilisateurs abonnes clics essais tests doses litres tonnes hectares "
    "acres metres kilometres millions milliards de d eleves travailleurs emplois patients enfants "
    "familles barils abeilles poissons kilowatts euros telechargements"
)


class Number(NamedTuple):
    """Where a number stands in a text."""

    start: int
    end: int


def social_insurance_numbers(
    text: str, cues: PhraseBook, others: PhraseBook, samples: frozenset[str], language: str | None
) -> Iterator[Number]:
    """Yield the social insurance numbers of a text.

    The check digit must be right. A number in groups of three is one unless a word such as
    “order” (`others`) stands before it; a bare one only near a word for it (`cues`).
    """
    if not has_digits(text, 9):
        return
    from stdnum.ca import sin

    shown = without_addresses(text)
    sentences = Sentences(text)
    for pattern, is_grouped in ((_SIN_GROUPED, True), (_SIN_PLAIN, False)):
        for match in pattern.finditer(shown):
            digits = _digits(match[0])
            if digits in samples or not sin.is_valid(digits) or _BUSINESS.match(shown, match.end()):
                continue
            place = Number(match.start(), match.end())
            near = sentences.is_near(cues, *place, 10, 6, language)
            other = sentences.is_near(others, *place, 4, 0, language)
            if (near and not (other and not sentences.is_near(cues, *place, 3, 0, language))) or (is_grouped and not other and not _counts(sentences, place, match[2])):
                yield place


def _counts(sentences: Sentences, place: Number, gap: str) -> bool:
    """Say whether a number in groups of three is an amount: what is counted follows it."""
    following = sentences.after(place.end, 1)
    return gap in _SPACE and bool(following) and following[0].folded in _COUNTED


def health_card_numbers(
    text: str, cues: PhraseBook, samples: frozenset[str], language: str | None
) -> Iterator[Number]:
    """Yield the Ontario health card numbers of a text: near a word for it, or with a version code.

    The tenth digit must be right (modulus 10).
    """
    if not has_digits(text, 10):
        return
    from stdnum import luhn

    shown = without_addresses(text)
    sentences = Sentences(text)
    for match in _HEALTH.finditer(shown):
        version = match["version"]
        digits = _digits(match[0])
        if digits[0] == "0" or digits in samples or not luhn.is_valid(digits):
            continue
        place = Number(match.start(), match.end())
        has_code = version is not None and version not in _PROVINCES
        if has_code or sentences.is_near(cues, *place, 12, 8, language):
            yield place


# Lengths and first digits of the networks' numbers (ISO/IEC 7812): Visa, Mastercard, American
# Express, Discover, Diners Club, JCB, UnionPay.
_NETWORKS: tuple[tuple[int, int, int, frozenset[int]], ...] = (
    (1, 4, 4, frozenset((13, 16, 19))),
    (2, 51, 55, frozenset((16,))),
    (4, 2221, 2720, frozenset((16,))),
    (2, 34, 34, frozenset((15,))),
    (2, 37, 37, frozenset((15,))),
    (4, 6011, 6011, frozenset((16, 19))),
    (3, 644, 659, frozenset((16, 19))),
    (3, 300, 305, frozenset((14,))),
    (2, 36, 36, frozenset((14,))),
    (2, 38, 39, frozenset((14,))),
    (4, 3528, 3589, frozenset((16,))),
    (2, 62, 62, frozenset((16, 17, 18, 19))),
)


def payment_card_numbers(
    text: str, cues: PhraseBook, others: PhraseBook, samples: frozenset[str], language: str | None
) -> Iterator[Number]:
    """Yield the payment card numbers of a text: a network's, grouped as cards are, check digit right.

    A number after a word such as “order” or “ISBN” (`others`) is something else, unless a word for
    a card (`cues`) stands before it too.
    """
    if not has_digits(text, 13):
        return
    from stdnum import luhn

    shown = without_addresses(text)
    sentences = Sentences(text)
    for match in _CARD.finditer(shown):
        digits = _digits(match[0])
        if digits in samples or not _is_of_network(digits) or not _is_grouped(match[0]):
            continue
        place = Number(match.start(), match.end())
        is_other = sentences.is_near(others, *place, 2, 0, language)
        is_called_card = is_other and sentences.is_near(cues, *place, 6, 0, language)
        if luhn.is_valid(digits) and (is_called_card or not is_other):
            yield place


def _is_of_network(digits: str) -> bool:
    return any(
        low <= int(digits[:size]) <= high and len(digits) in lengths
        for size, low, high, lengths in _NETWORKS
    )


_CARD_GROUPS = frozenset(((4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (4, 4, 4, 1), (4, 4, 5), (6, 10), (4, 5, 6)))


def _is_grouped(written: str) -> bool:
    groups = tuple(map(len, re.findall(r"\d+", written)))
    return len(groups) == 1 or groups in _CARD_GROUPS


def licence_numbers(text: str, cues: PhraseBook, language: str | None) -> Iterator[Number]:
    """Yield the Ontario driver's licence numbers of a text.

    A letter and 14 digits whose last six are a day of birth (50 is added to the month for women),
    grouped as on the licence or near a word for it.
    """
    if not has_digits(text, 14):
        return
    shown = without_addresses(text)
    sentences = Sentences(text)
    for match in _LICENCE.finditer(shown):
        digits = _digits(match[0])
        month, day = int(digits[10:12]), int(digits[12:14])
        if not (1 <= month <= 12 or 51 <= month <= 62) or not 1 <= day <= 31:
            continue
        place = Number(match.start(), match.end())
        is_grouped = len(re.findall(r"\d+", match[0])) == 3
        if is_grouped or sentences.is_near(cues, *place, 10, 6, language):
            yield place


def plates(text: str, cues: PhraseBook, language: str | None) -> Iterator[Number]:
    """Yield the licence plates that a text introduces as such."""
    if not has_digits(text, 2) or cues.first(text, language) is None:
        return
    shown = without_addresses(text)
    sentences = Sentences(text)
    for match in _PLATE.finditer(shown):
        place = Number(match.start(), match.end())
        if sentences.is_near(cues, *place, 6, 6, language):
            yield place


def _digits(written: str) -> str:
    return "".join(filter(str.isdecimal, written))
