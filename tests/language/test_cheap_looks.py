"""What is passed over after a cheap look holds nothing: the same text, looked at closely, says the same.

Each of these finders reads a text closely as soon as it holds something that the cheap look cannot
judge; that is added after the text, where it changes nothing else.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.language import values_dates, values_hours, values_numbers, values_words
from opsglint.language.ascii_art import find_art
from opsglint.language.detect import detect
from opsglint.language.emoji import find_emoji
from opsglint.language.readability import sentences, survey
from opsglint.language.shouting import find_shouts
from opsglint.language.typography import find_faults
from opsglint.language.values import read_values

_SPACES = (" ", " ", "\n", "\n", "\n\n", "\u00a0", "", ", ")
_PLAIN = ("Les vaccins sont gratuits", "the clinics open", "l’été", "ontario.ca/5", "a@b.ca", "#Flu2026", "@a_b", "\u0301")


def _texts(*pieces: str) -> st.SearchStrategy[str]:
    """Return texts of one piece, or of a few: of those given, of plain words, of anything."""
    piece = st.sampled_from(pieces) | st.sampled_from((*pieces, *_PLAIN)) | st.text(max_size=3)
    pairs = st.lists(st.tuples(piece, st.sampled_from(_SPACES)), min_size=1, max_size=5)
    return st.sampled_from(pieces) | pairs.map(lambda chosen: "".join(word + space for word, space in chosen))


_DRAWN = _texts(
    ":)", ":-)", "XD", "o_O", "<3", "~~~~~", "* * * * *", "*", "- - -", "/\\_/\\\n( o.o )\n> ^ <", "(°□°)", "see (° □ °) x", "(◕ ‿ ◕)", "a) (b",
    "│ a │\n│ b │", "https://a.ca/:):)", "orz", "☆ ☆ ☆ ☆ ☆", "##### x",
)  # fmt: skip
_SPOKEN = _texts(
    "Les vaccins sont gratuits.", "The clinics are open", "It's", "l’école", "&amp;", "The", "Merci", "ontario.ca", "pour tous",
)
_SHOWN = _texts("❤️", "1️⃣", "#️⃣", "2\u20e3", "👍🏽", "🇨🇦", "🇨", "▶", "▶️", "✔\ufe0e", "👨‍👩‍👧", "©", "1", "\ufe0f", "\u20e3", "\u200d")
_LOUD = _texts("FREE FLU SHOTS", "FREE", "ÉCOLE FERMÉE", "NOW", "OHIP", "P.E.I.", "A\u0301B\u0301", "SŒUR", "Ⅻ", "ABC-DEF", "now")
_VALUED = _texts(
    "une", "one", "sept", "Sept.", "en sept. nous", "en mai", "en mars", "May", "lundi", "Mon-Fri", "Mon", "jusqu’à midi", "noon", "demi", "half",
    "two and a half", "third", "sept jours par semaine", "around the clock", "24/7", "week-end", "every day", "quotidienne", "XXIe",
    "14 h 30", "9 a.m.", "25 %", "$5", "1/2", "½", "2½", "2026-11-25", "le 25 novembre", "November 25", "K1A 0B6", "K1A", "0B6",
    "416-555-0123", "alt=\"5 mai\"", "title=\"5 mai\"", "1.", "-5", "(1/2)", "deux cents", "o\u0301 5", "fr\u0131day",
)  # fmt: skip
# With an attribute, for whose sake the whole text is read, and words for every reader.
_EVERY_VALUE = "ab=\"\" 5 24 mai, Oct., lundi, Mon. daily noon clock XXe ½ two half"
_PRINTED = _texts(
    "Ecole", "ECOLE", "A cette heure", "Ca va", "\"oui\"", "«oui»", "<<oui>>", "“oui”", "Rappel:", "Rappel :", "Prêts ?", "!", "; oui",
    "IIIème", "Ière", "1ère", "14h30", "2 p.m.", "25%", "5 km", "$5", "20°C", "le 5 mai", "Rappel\u00a0:", " https:", "14\u00a0h\u00a030",
    "14\u00a0h 30", "«\u00a0oui\u00a0»", "5\u00a0%", "1er mai", "VIe", "2\u202f°C", "15\u00a0H", "`a:`", "{a ?}", "<b a=\"x\">", "[a](b ?)",
)  # fmt: skip
_MEASURED = _texts("Un mot.", "one-two", "l’été", "A. B", "etc.", "non", "Oui!", "#FluShot", "https://a.ca.", "5 h.", "-", "x " * 120)


@settings(max_examples=300)
@given(_DRAWN)
def test_drawings_and_emoticons(text: str) -> None:
    closely = find_art(f"{text}\n\nx {{{{")
    assert find_art(f"{text}\n\nx") == closely


@given(_SPOKEN.filter(lambda text: "<" not in text))
def test_languages(text: str) -> None:
    assert detect(text) == detect(f"{text} <b>")


@given(_SHOWN, _SHOWN)
def test_emoji(text: str, more: str) -> None:
    start = len(text) + 1
    later = [(one.start + start, one.end + start, one.text) for one in find_emoji(more)]
    assert [tuple(one) for one in find_emoji(f"{text} {more}")] == [*map(tuple, find_emoji(text)), *later]


@settings(max_examples=300)
@given(_LOUD)
def test_capitals(text: str) -> None:
    assert find_shouts(text) == find_shouts(f"{text}\n\nж")


@settings(max_examples=400)
@given(_VALUED, st.sampled_from(["en", "fr", None]))
def test_values(text: str, language: str | None) -> None:
    closely = read_values(f"{text}\nx\n{_EVERY_VALUE}", language)
    assert read_values(f"{text}\nx", language) == tuple(one for one in closely if one.start < len(text))


def _found_by_a_pattern() -> st.SearchStrategy[str]:
    """Return texts that the patterns of values find, with any words beside them."""
    patterns = [
        re.compile(value.pattern, value.flags)
        for module in (values_dates, values_hours, values_numbers, values_words)
        for value in vars(module).values() if value is not re and hasattr(value, "finditer")
    ]  # fmt: skip
    found = st.sampled_from(patterns).flatmap(st.from_regex).filter(lambda text: not {"\n", "\"", "&"} & {*text})
    around = st.sampled_from(("", "x", "Des", "monde", "the tours", "soiree", "K", "de la", "neuf", ". Apples,", "(", "5", "le 3 et"))
    return st.tuples(around, found, around, found, around).map(" ".join)


@settings(max_examples=400)
@given(_found_by_a_pattern(), st.sampled_from(["en", "fr", None]))
def test_words_beside_a_value(text: str, language: str | None) -> None:
    closely = read_values(f"{text}\nx\nab=\"\"", language)
    assert read_values(f"{text}\nx", language) == closely


_PHRASES = (
    "5 k $", "5 m dollars", "5 b", "5 g de dollars", "5 bn dollar", "CA $5", "US $5", "CAD $5", "USD $5", "C $5", "5 d'euros", "5 de euro", "5 per cent",
    "5 percent", "5 pour cent", "5 pourcent", "5 pct", "5 p. 100", "5 cents", "5 cent", "5 to 10 million", "5 a 10 k", "5 and 10 million", "5 et 10 m",
    "5 or 10 m", "5 ou 10 m", "5 au 10 m", "5 au 10 mai", "le 5 ou le 6 mai", "5 and the 6 of May", "du 5 au 6 mai", "les 5 et 6 mai", "May 5 through 7",
    "May 5 until 7", "May the 5", "in Oct. we", "of Oct.", "by Oct.", "until Oct.", "since Oct.", "during Oct.", "early Oct.", "late Oct.", "mid Oct.",
    "this Oct.", "next Oct.", "last Oct.", "from Oct.", "through Oct.", "before Oct.", "after Oct.", "every Oct.", "en Oct.", "de Oct.", "mi Oct.", "fin Oct.",
    "debut Oct.", "mois Oct.", "des Oct.", "Black Friday", "cyber Monday", "Good Friday", "easter Monday", "giving Tuesday", "ash Wednesday", "palm Sunday",
    "super Saturday", "casual Friday", "business days", "working day", "week days", "week end", "fins de semaine", "fin de semaine", "en semaine", "la semaine",
    "jours de semaine", "jour de semaine", "jours ouvrables", "jour ouvrable", "every day", "tous les jours", "chaque jour", "24 h", "24 heures sur 24",
    "24 heures par jour", "24 hours a day", "24 hours per days", "7 jours la semaine", "7 days a week", "sept jours par semaine", "7 jours sur sept",
    "365 jours par an", "365 days a year", "365 jours par annee", "around the clock", "jour et nuit", "5 hours 30 minutes", "5 hr 30 min", "5 hrs and 30 mins",
    "5 hour 30 minute", "5 heures et 30 min", "5 heure 3 minutes", "5 a m", "5 p m", "5 am", "5 pm", "5 in the morning", "5 in the afternoon", "5 in the evening",
    "5 at night", "5 tonight", "5 o'clock in the evening", "from 5 to 6 p.m.", "5 and 6 pm", "5 until 6 pm", "5 or 6 pm", "de 9 a 17 h", "entre 9 et 17 h",
    "des 9 a 17 h", "monde 9 a 17 h", "grandes 9 et 17 h", "centre 9 a 17 h", "5 hre", "5 hres", "5 h 30 min", "5 h et demie", "5 h dumatin", "5 h dusoiree",
    "ce midi", "le midi", "du minuit", "les midis", "12 h eures noon", "12 heures midi", "apres midi", "midi et demi", "Mon to Fri", "Mon a Fri", "Mon au Fri",
    "Mon and Fri", "Mon through Fri", "lun et jeu", "1 mon et 2 jan", "mon 1 jan", "7 jours asept", "5 milliondollars", "5 million dollars", "5 milliers dollars",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", None])
@pytest.mark.parametrize("phrase", _PHRASES)
def test_phrases_of_a_value(phrase: str, language: str | None) -> None:
    text = f"Apples {phrase} apples {phrase}\nx"
    assert read_values(text, language) == read_values(f"{text}\nab=\"\"", language)


@settings(max_examples=300)
@given(_PRINTED)
def test_typography(text: str) -> None:
    assert find_faults(f"{text}\n\nx") == find_faults(f"{text}\n\nx&nbsp;")


@settings(max_examples=300)
@given(_MEASURED)
def test_measures(text: str) -> None:
    every = [one.words for one in sentences(text)]
    assert survey(text) == (sum(every), len(every), max(every, default=0))


def test_measures_of_a_text_without_sentences() -> None:
    words = [one.words for one in sentences("word " * 450)]
    assert words == [200, 200, 50]
    assert survey("word " * 450) == (450, 3, 200)
