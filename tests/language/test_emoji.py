"""Emoji are one each as readers see them, and what a text does with them is told apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.emoji import find_emoji, spoken_name, uses_of

ONE_EACH = [
    ("a 👨‍👩‍👧 family", ["👨‍👩‍👧"]),
    ("👍🏽👋", ["👍🏽", "👋"]),
    ("🇨🇦🇫🇷", ["🇨🇦", "🇫🇷"]),
    ("1️⃣ and #️⃣", ["1️⃣", "#️⃣"]),
    ("✔️ but not ✔", ["✔️"]),
    ("➡️ but not ➡ or →", ["➡️"]),
    ("© ® ™ 1 2 ½ ★", []),
    ("©️ ™️", []),
    ("☂ but not ☂\ufe0e", ["☂"]),
    ("\ud800🎉", ["🎉"]),
]

IN_PLACE_OF_A_WORD = """I ❤️ Ontario
We 💙 our nurses
Grab your ☂️ today
Take the 🚌 to work
Wear a 😷.
Eat more 🍎 and 🥦
Please ♻️ your bottles
Ontario ❤️ its nurses
Stay 🏠 this weekend
Let's 🎉
Happy H🎃lloween
Call 9️⃣1️⃣1️⃣ now
J’❤️ mon médecin
Prenez le 🚌 pour aller travailler
Nous ❤️ nos bibliothèques
Le ☀️ brille
N’oubliez pas votre 🧤 demain
Il fait ☀️ aujourd’hui
Un bon 😴, ça se prépare""".splitlines()

BESIDE_THE_WORDS = """Flu shots 💉 are free
Wash your hands 🧼 often
Thank you nurses ❤️ for your work
Thank you ❤️ Ontario
Happy birthday, Ontario ❤️ We love you
Log in 🔐 to see your results
Come on 🎉 in
Join our 🎉 celebration
Here it is 🎉
Register here 👉 https://ontario.ca
Merci ❤️ à tous
Avec nous 🎉 pour fêter
Prenez-le 👍 vite
Bonne fête du Canada 🇨🇦 à toutes et à tous
Bravo 👏 à l’équipe
Le Canada 🇨🇦 et l’Ontario""".splitlines()


@pytest.mark.parametrize(("text", "expected"), ONE_EACH)
def test_emoji_are_found(text: str, expected: list[str]) -> None:
    assert [one.text for one in find_emoji(text)] == expected


@pytest.mark.parametrize("text", IN_PLACE_OF_A_WORD)
def test_in_place_of_a_word(text: str) -> None:
    assert uses_of(text, find_emoji(text)).words


@pytest.mark.parametrize("text", BESIDE_THE_WORDS)
def test_beside_the_words(text: str) -> None:
    assert not uses_of(text, find_emoji(text)).words


def test_bullets_are_two_lines_or_more() -> None:
    assert uses_of("✅ a\n🏥 b", find_emoji("✅ a\n🏥 b")).bullets
    assert not uses_of("✅ a\nb 🏥", find_emoji("✅ a\nb 🏥")).bullets
    assert not uses_of("a\n🎉\n🏥", find_emoji("a\n🎉\n🏥")).bullets


def test_skin_tones_are_the_same_emoji() -> None:
    assert uses_of("Bravo 👏🏽👏🏻", find_emoji("Bravo 👏🏽👏🏻")).repeated
    assert not uses_of("Bravo 👏🎉", find_emoji("Bravo 👏🎉")).repeated


def test_names_are_spoken_in_both_languages() -> None:
    (one,) = find_emoji("❤️")
    assert spoken_name(one, "en") == "red heart"
    assert spoken_name(one, "fr") == "cœur rouge"
    assert spoken_name(one, None) == "red heart"


@given(st.text(alphabet=st.sampled_from("a 1\ufe0f\u200d\u20e3👩🏽🇨❤☂\n.'")))
def test_places_are_in_order(text: str) -> None:
    found = find_emoji(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    uses_of(text, found)


@pytest.mark.parametrize("text", ["👩\u200d" * 50_000, "🏴" + "\U000e0063" * 100_000, "the 🎉 a\n" * 10_000])
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    uses_of(text, find_emoji(text))
    assert time.perf_counter() - start < 5
