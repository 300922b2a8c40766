"""Words in capitals are found; abbreviations, hashtags and short rows pass."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.shouting import find_shouts

# The part between the guillemets ‹ › is what must be found.
FOUND = [
    "‹REGISTER NOW BEFORE FRIDAY›",
    "‹FREE FLU SHOTS› for all",
    "‹GO LEAFS GO›!",
    "‹IT IS TIME› to go",
    "‹WHO IS ELIGIBLE›? Ask us",
    "‹APPLY FOR OSAP TODAY›",
    "‹WASH 👏 YOUR 👏 HANDS›",
    "‹STOP! LOOK! LISTEN›!",
    "COVID-19 ‹VACCINE CLINIC OPEN›",
    "‹GET YOUR #FluShot TODAY›",
    "‹ÉCOLES FERMÉES AUJOURD’HUI› à Sudbury",
    "‹L'HIVER ARRIVE VITE›",
    "‹NE CONDUISEZ PAS EN BOISSON›",
    "‹LE RAMO EST GRATUIT POUR TOUS›",
    "‹E\u0301COLES FERME\u0301ES DEMAIN›",
]

PASSED = [
    "Do NOT drive on closed roads",
    "CALL 911 NOW",
    "OHIP ODSP OSAP WSIB LCBO",
    "Ask the MTO, TTC and GO for PRESTO",
    "CAMH, CHEO, UHN, SickKids",
    "XYZ, ABC, DEF partners",
    "P.E.I. AND U.S.A. today",
    "World War II, GO Transit, Chapter III, VI, XIV",
    "#STAYHOME SAVE LIVES",
    "M5V 2T6 TORONTO ON",
    "ONTARIO REGULATION 191/11",
    "DRIVE SAFE\n\nBE KIND",
    "A I Q is I A",
    "Use API_SECRET_KEY and MY_OTHER_NAME",
    "RAMO, POSPH, SLD et RAFEO",
    "DERNIÈRE CHANCE : inscrivez-vous",
    "La RGT, le MTO et le DZ-9",
    "ᐃᓄᒃᑎᑐᑦ ᐊᒻᒪ ᖃᓪᓗᓈᑎᑐᑦ",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    start, end = marked.index("‹"), marked.index("›") - 1
    text = marked.replace("‹", "").replace("›", "")
    assert [(shout.start, shout.end) for shout in find_shouts(text)] == [(start, end)]


@pytest.mark.parametrize("text", PASSED)
def test_passed(text: str) -> None:
    assert find_shouts(text) == []


@given(st.text(alphabet=st.sampled_from("AÉÀab '-.#@\n\u0301\ud8001")))
def test_places_are_in_order(text: str) -> None:
    found = find_shouts(text)
    assert all(text[shout.start : shout.end].strip() for shout in found)
    assert [shout.start for shout in found] == sorted(shout.start for shout in found)


@pytest.mark.parametrize("text", ["A" * 200_000, "A\u0301" * 100_000, "A." * 100_000, "A-" * 100_000, "\n " * 100_000])
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    find_shouts(text)
    assert time.perf_counter() - start < 5
