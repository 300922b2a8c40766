"""What is passed over after a cheap look holds nothing: the same text, looked at closely, says the same.

Each of these finders reads a text closely as soon as it holds something that the cheap look cannot
judge; that is added after the text, where it changes nothing else.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.ascii_art import find_art
from opsglint.language.detect import detect
from opsglint.language.emoji import find_emoji
from opsglint.language.readability import sentences, survey
from opsglint.language.shouting import find_shouts
from opsglint.language.typography import find_faults
from opsglint.language.values import read_values

_WORDS = (
    "Les", "vaccins", "sont", "gratuits", "the", "clinics", "open", "l’été", "Ecole", "A", "Ca", "une", "one", "sept",
    "Le", "mai", "May", "lundi", "Mon-Fri", "midi", "noon", "demi", "half", "third", "jours", "week-end", "OHIP", "FREE",
    "FLU", "SHOTS", "NOW", "ÉCOLE", "XXIe", "IIIème", "1ère", "14h30", "9", "a.m.", "25%", "$5", "1/2", "½", "2026-11-25",
    "K1A", "0B6", "416-555-0123", "#FluShot2026", "@a_b", "https://www.ontario.ca/a?b=1:2", "ontario.ca/5", "a@b.ca",
    ":)", ":-)", "XD", "o_O", "<3", "~~~~~", "*", "-", "-", "-", "…", "/\\_/\\", "( o.o )", "> ^ <", "(°□°)", "\"oui\"",
    "«", "»", ":", "!", "?", ";", "❤️", "1️⃣", "👍🏽", "🇨🇦", "▶", "A\u0301", "\u0131", "ſ", "K", "\u00a0", "Ⅻ", "½",
)  # fmt: skip
_SPACES = (" ", " ", " ", "\n", "\n\n", "\u00a0", "", ". ", ", ")
_TEXTS = st.lists(st.tuples(st.sampled_from(_WORDS) | st.text(max_size=3), st.sampled_from(_SPACES)), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(_TEXTS)
def test_drawings_and_emoticons(text: str) -> None:
    closely = find_art(f"{text}\n\nx {{{{")
    assert find_art(f"{text}\n\nx") == closely


@given(_TEXTS.filter(lambda text: "<" not in text and "&" not in text))
def test_languages(text: str) -> None:
    assert detect(text) == detect(f"{text} <b>")


@given(_TEXTS, _TEXTS)
def test_emoji(text: str, more: str) -> None:
    start = len(text) + 1
    later = [(one.start + start, one.end + start, one.text) for one in find_emoji(more)]
    assert [tuple(one) for one in find_emoji(f"{text} {more}")] == [*map(tuple, find_emoji(text)), *later]


@given(_TEXTS)
def test_capitals(text: str) -> None:
    assert find_shouts(text) == find_shouts(f"{text}\n\nж")


@given(_TEXTS, st.sampled_from(["en", "fr", None]))
def test_values(text: str, language: str | None) -> None:
    assert read_values(f"{text}\nx", language) == read_values(f"{text}\nx\n&amp;", language)


@given(_TEXTS)
def test_typography(text: str) -> None:
    assert find_faults(f"{text}\n\nx") == find_faults(f"{text}\n\nx&nbsp;")


@given(_TEXTS)
def test_measures(text: str) -> None:
    every = [one.words for one in sentences(text)]
    assert survey(text) == (sum(every), len(every), max(every, default=0))


def test_measures_of_a_text_without_sentences() -> None:
    words = [one.words for one in sentences("word " * 450)]
    assert words == [200, 200, 50]
    assert survey("word " * 450) == (450, 3, 200)
