"""What texts state in figures, and that English and French read equal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.language.values import Kind, Manner, Value, differences, read_stated, read_values


def _rows(text: str) -> list[tuple[str, str]]:
    return [(left, right) for left, _, right in (row.partition(" | ") for row in text.strip().splitlines())]


EQUAL = _rows("""
1,000.50 people | 1 000,50 personnes
$1,000 | 1 000 $
$1,234,567.89 | 1 234 567,89 $
$1.2 billion | 1,2 milliard de dollars
$2.5-million | 2,5 millions de dollars
$3.2B and $500K | 3,2 G$ et 500 k$
$5 to $10 million | de 5 à 10 millions de dollars
25¢ | 0,25 $
5% | 5 p. 100
five per cent | 5 %
from 5 to 10% | de 5 % à 10 %
2 p.m. | 14 h
2:30 PM | 14 h 30
noon to 4 p.m. | de midi à 16 h
9-11 a.m. | de 9 à 11 h
from 2 to 4:30 p.m. | de 14 h à 16 h 30
12 a.m. | minuit
8 in the evening | 20 h
48 hours | 48 heures
Monday, November 25, 2026 | le lundi 25 novembre 2026
Nov. 25 at 2 p.m. | le 25 nov. à 14 h
2026-11-25 | le 25 novembre
December 1 | le 1er décembre
November 25, 26 and 27 | les 25, 26 et 27 novembre
November 30 to December 2 | du 30 novembre au 2 décembre
Nov. 25, 12 clinics open | Le 25 novembre, 12 cliniques ouvrent
on the 25th at 2 p.m. | le 25 à 14 h
Mon-Fri | du lundi au vendredi
weekdays | du lundi au vendredi
In May 2026 | en mai 2026
mid-2026 | à la mi-2026
the 2026-27 school year | l’année scolaire 2026-2027
the 1990s | les années 1990
21st century | XXIe siècle
1-800-555-2345 | 1 800 555-2345
(416) 555-2345 | 416 555-2345
Call 8-1-1 or 9-8-8 | Composez le 811 ou le 988
24/7 | 24 heures sur 24, 7 jours sur 7
twenty-one people | 21 personnes
97 clinics | quatre-vingt-dix-sept cliniques
2,500 nurses | deux mille cinq cents infirmières
a million trees | 1 million d’arbres
1 in 5 people | une personne sur cinq
half | 50 %
2½ hours | 2,5 heures
both | les deux
one clinic | 1 clinique
COVID-19 | la COVID
K-12 | de la maternelle à la 12e année
Highway 401 | autoroute 401
2SLGBTQI+ | 2ELGBTQI+
-5°C | -5 °C
M5V 2T6 #Plan2026 @team4 | Toronto
""")  # fmt: skip

DIFFERENT = _rows("""
1,000.50 people | 1 000,05 personnes
$1.2 billion | 1,2 million de dollars
$1.2 billion | 1,2 billion de dollars
1.5 million | 15 millions
5% | 5 $
2 p.m. | 2 h
2:30 pm | 14 h
10 a.m. | 10 p.m.
November 25 | le 26 novembre
November 25, 2026 | le 25 novembre 2025
Monday, November 25 | le mardi 25 novembre
November 25 to 27 | le 25 novembre
in June | en juillet
Friday | samedi
1-800-555-2345 | 1 800 555-2346
three clinics | quatre cliniques
3 clinics | quatre cliniques
Highway 401 | autoroute 407
Call 811 | Composez le 911
65+ | 60 ans et plus
Register by May 31. | Inscrivez-vous.
1st shot | 2e dose
nine clinics | huit cliniques
20th century | XIXe siècle
""")  # fmt: skip


def _differ(english: str, french: str) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    return differences(read_values(english, "en"), read_values(french, "fr"))


@pytest.mark.parametrize(("english", "french"), EQUAL)
def test_reads_equal(english: str, french: str) -> None:
    assert _differ(english, french) == ((), ())


@pytest.mark.parametrize(("english", "french"), DIFFERENT)
def test_reads_different(english: str, french: str) -> None:
    assert any(_differ(english, french))


def _canonical(text: str, language: str) -> list[tuple[Kind, str]]:
    return [(value.kind, value.canonical) for value in read_values(text, language)]


def _grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@given(st.integers(2, 10**12), st.integers(0, 999), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_a_number_is_the_same_in_both_languages(whole: int, thousandths: int, space: str) -> None:
    fraction = f"{thousandths:03}".rstrip("0")
    english = _grouped(whole, ",") + (f".{fraction}" if fraction else "")
    french = _grouped(whole, space) + (f",{fraction}" if fraction else "")
    canonical = f"{whole}.{fraction}" if fraction else str(whole)
    assert _canonical(f"about {english} trees", "en") == [(Kind.NUMBER, canonical)]
    assert _canonical(f"environ {french} arbres", "fr") == [(Kind.NUMBER, canonical)]
    assert _canonical(f"${english}", "en") == _canonical(f"{french}{space}$", "fr")


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_is_the_same_in_both_languages(hour: int, minutes: int) -> None:
    english = f"{hour % 12 or 12}:{minutes:02} {'p.m.' if hour > 11 else 'a.m.'}"
    french = f"{hour} h {minutes:02}" if minutes else f"{hour} h"
    assert _canonical(english, "en") == _canonical(french, "fr") == [(Kind.HOUR, f"{hour:02}:{minutes:02}")]


_MONTHS = [
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"), ("May", "mai"),
    ("June", "juin"), ("July", "juillet"), ("August", "août"), ("September", "septembre"),
    ("October", "octobre"), ("November", "novembre"), ("December", "décembre"),
]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_is_the_same_in_both_languages(day: date) -> None:
    english, french = _MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    expected = [(Kind.DATE, f"{day.year} {day.month} {day.day} -")]
    assert _canonical(f"{english} {day.day}, {day.year}", "en") == expected
    assert _canonical(f"le {first} {french} {day.year}", "fr") == expected
    assert _canonical(day.isoformat(), "en") == expected


_PIECES = st.sampled_from([
    "1", "25", "2026", "1,000", "1.5", "$", "%", "h", "p.m.", "mai", "May", "Nov.", "lundi", ",", ".", "-", "–",
    "/", "(", ")", "et", "and", "to", "à", "de", "dollars", "million", "cent", "deux", "vingt", "mille", "XXIe", "½",
    "&nbsp;", "#", "@a", "http://", "8-1-1", "416", "midi", "six", "neuf", "\u00a0", "\u0301", "\ud800", "\u20e3", "\ufe0f",
])  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=4), max_size=25).map("".join), st.sampled_from(["en", "fr", None]))
def test_never_raises_and_stays_in_the_text(text: str, language: str | None) -> None:
    values = read_values(text, language)
    for value in values:
        assert 0 <= value.start < value.end <= len(text)
        assert value.canonical
    assert differences(values, values) == ((), ())


_STATEMENTS = st.lists(st.sampled_from([
    "5 doses", "cinq doses", "five doses", "une dose", "14 h", "2 p.m.", "mai", "May 3", "le 3 mai", "lundi", "Monday", "week-end", "5 %", "neuf",
    "les deux", "both", "a third", "un tiers", "noon", "midi", "jour et nuit", "24/7", "XXe", "half", "2,5", "alt=\"5\"", "&nbsp;", "quelques mots",
]), max_size=5).map(" ou bien ".join)  # fmt: skip


@settings(max_examples=300)
@given(_STATEMENTS, _STATEMENTS)
def test_texts_that_agree_in_what_they_state_agree(english: str, french: str) -> None:
    stated = differences(read_stated(english, "en"), read_stated(french, "fr"))
    if not any(stated):
        assert _differ(english, french) == ((), ())


def test_places_survive_marks_and_entities() -> None:
    text = "De\u0301but&nbsp;: 1&nbsp;000\u202f$ le 3 dé\u0301cembre."
    assert [text[v.start : v.end] for v in read_values(text, "fr")] == ["1&nbsp;000\u202f$", "3 dé\u0301cembre"]


def test_manner() -> None:
    values = {v.canonical: v.manner for v in read_values("Two nurses, 3 doctors, COVID-19 and one day.", "en")}
    assert values == {"2": Manner.WORDS, "3": Manner.DIGITS, "19": Manner.ASIDE, "1": Manner.ASIDE}


@pytest.mark.parametrize(
    ("text", "hour"),
    [("Ouvert à 8 h du soir.", "20:00"), ("Ouvert à 8 h du matin.", "08:00"), ("Ouvert à 5 h de l'après-midi.", "17:00")],
)
def test_a_part_of_the_day_belongs_to_its_hour(text: str, hour: str) -> None:
    (value,) = read_values(text, "fr")
    assert value.canonical == hour
