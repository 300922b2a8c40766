"""Detectors of personal details on any text: they never fail, and say places that are in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.ca import sin

from opsglint.facts.contacts import is_public_line, phone_numbers
from opsglint.facts.homes import addresses
from opsglint.facts.identifiers import (
    health_card_numbers,
    licence_numbers,
    payment_card_numbers,
    plates,
    social_insurance_numbers,
)  # fmt: skip
from opsglint.facts.readings import without_addresses
from opsglint.language.phrases import PhraseBook
from opsglint.packs import load_pack
from opsglint.social.emails import find_emails

PACK = load_pack("ontario")
SAMPLES = frozenset(PACK.words("sample-numbers"))
PIECES = st.sampled_from((
    "SIN", "NAS", "OHIP", "carte Santé", "plate", "permis", "order", "at", "12", "Maple", "Street", "rue",
    "Principale", "K1A 0B1", "130 692 544", "4539 1488 0343 6467", "9876-543-217 AB", "416-555-0134", "(705) 555 0142",
    "+33 1 70 18 99 00", "A1234-56789-01231", "jo@example.org", "@jo@example.social", "https://ontario.ca/130692544", "#2026",
    ",", ".", "\n\n", "\u00a0", "é", "🎉", "1" * 30, "Ana Brook", "cell",
))  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join), st.text(max_size=200))


def phrases(name: str) -> PhraseBook:
    return PACK.phrases(name)


def found(text: str) -> list[tuple[int, int]]:
    others = phrases("other-numbers")
    places = [
        *social_insurance_numbers(text, phrases("social-insurance-words"), others, SAMPLES, None),
        *health_card_numbers(text, phrases("health-card-words"), SAMPLES, None),
        *payment_card_numbers(text, phrases("payment-card-words"), others, SAMPLES, None),
        *licence_numbers(text, phrases("licence-words"), None),
        *plates(text, phrases("plate-words"), None),
        *addresses(text),
        *((p.start, p.end) for p in phone_numbers(text)),
        *((e.start, e.end) for e in find_emails(text)),
    ]
    return [(place[0], place[1]) for place in places]


@given(TEXTS)
def test_places_are_in_the_text(text: str) -> None:
    for start, end in found(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


@given(TEXTS)
def test_blanking_keeps_every_offset(text: str) -> None:
    blank = without_addresses(text)
    assert len(blank) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blank, strict=True))


@given(st.integers(0, 10**9 - 1))
def test_only_valid_numbers_are_social_insurance_numbers(number: int) -> None:
    digits = f"{number:09}"
    text = f"Her SIN is {digits[:3]} {digits[3:6]} {digits[6:]}."
    hits = list(social_insurance_numbers(text, phrases("social-insurance-words"), phrases("other-numbers"), SAMPLES, "en"))
    assert bool(hits) == (sin.is_valid(digits) and digits not in SAMPLES)


@given(st.integers(10**9, 10**10 - 1))
def test_only_valid_numbers_are_health_card_numbers(number: int) -> None:
    digits = str(number)
    text = f"Health card {digits[:4]}-{digits[4:7]}-{digits[7:]}."
    hits = list(health_card_numbers(text, phrases("health-card-words"), SAMPLES, "en"))
    assert bool(hits) == luhn.is_valid(digits)


@pytest.mark.parametrize("written", [
    "416-555-0134", "(416) 555-0134", "416 555 0134", "416.555.0134", "1-416-555-0134", "+1 416 555 0134", "call 4165550134", "416\u00a0555\u20110134",
])  # fmt: skip
def test_phone_numbers_as_people_write_them(written: str) -> None:
    hits = list(phone_numbers(f"Please {written}."))
    assert [hit.digits for hit in hits] == ["4165550134"]
    assert is_public_line(hits[0], ["+1 (416) 555-0134"])


@pytest.mark.parametrize("text", [
    "2026-11-25", "4165550134", "O. Reg. 416/55 s. 5550134", "$416,555,013", "12 416 555 0134 people", "ISBN 978-1-4868-7310-4", "905-555-013", "1,416,555-0134",
])  # fmt: skip
def test_what_is_no_phone_number(text: str) -> None:
    assert list(phone_numbers(text)) == []


@pytest.mark.parametrize("address", [
    "12 Maple Street", "12 Maple St.", "1907 Concession Road 6", "45, rue Principale", "12 boul. Saint-Laurent", "402, ruelle des Épinettes",
    "2456 12th Line", "84 Garden Road", "P.O. Box 12", "C.P. 120", "R.R. 2", "K1A 0B1", "k1a0b1", "2075 Bayview Avenue", "713, chemin Montréal",
])  # fmt: skip
def test_addresses_as_people_write_them(address: str) -> None:
    text = f"See {address}, today."
    (start, end), *rest = [*addresses(text)]
    assert not rest
    assert text[start:end] in (address, address.rstrip("."))


@pytest.mark.parametrize("text", [
    "10 minutes away", "2 way street", "50 new street lights", "3 rues fermées", "Bill 23 Housing", "12 families in Place", "En 2026, route 17 fermée",
    "Line 1 is closed", "Take Highway 17 to Wawa", "H1N1 and Z1Z 9Z9",
])  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert list(addresses(text)) == []


STREETS = st.sampled_from((
    "12", "45", "1907", "5B", "7th", "at", "au", "on", "Maple", "maple", "Street", "street", "St.", "rue", "Principale", ",", ".", "-", "’",
    "\n", "and", "de", "la", "Highway", "line", "chausse\u0301e", "#Maison-12", "#Rue12", "https://e.ca/12", "K1A 0B1", "P.O. Box 12", "R.R. 5",
    "boîte postale #3", "12e", "É", "_", "\u00a0",
))  # fmt: skip


@given(st.lists(STREETS, max_size=9).map(" ".join))
def test_addresses_are_found_as_beside_a_certain_one(text: str) -> None:
    whole = [*addresses(f"{text}\n\n12 Maple Street")]
    assert [*addresses(text)] == [found for found in whole if found.end <= len(text)]
