"""The files of words: fresh, and nothing of the dictionaries is lost in them."""

from pathlib import Path

import pytest
from spellchecker import SpellChecker

from opsglint.language.folding import fold
from opsglint.language.word_files import word_file
from opsglint.language.wordlists import Language, word_list

DATA = Path(__file__).parents[2] / "opsglint" / "language" / "data"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_files_are_fresh(language: Language) -> None:
    written = (DATA / f"words.{language}.txt").read_text(encoding="utf-8")
    assert written == word_file(language), "run python -m opsglint.language"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_word_of_a_dictionary_is_known(language: Language) -> None:
    words = {fold(word) for word in SpellChecker(language=language, distance=1).word_frequency.words()}
    assert {word for word in words if word_list(language).knows(word)} == words
    backwards = {word[::-1] for word in words}
    assert {word for word in backwards if word_list(language).knows(word)} == backwards & words


@pytest.mark.parametrize(
    ("language", "common", "rare", "unknown"),
    [("en", ("season", "flu", "covid"), "abashment", "zqzqzq"), ("fr", ("grippe", "sante"), "abasourdir", "zqzqzq")],
)
def test_words_are_common_rare_or_unknown(
    language: Language, common: tuple[str, ...], rare: str, unknown: str
) -> None:
    words = word_list(language)
    logarithms = [words.logarithm(word) for word in common]
    assert all(-8 < one < 0 for one in logarithms if one is not None)
    assert None not in logarithms
    assert all(words.is_common(word) and not words.is_rare(word) for word in common)
    assert words.is_rare(rare) and words.knows(rare) and words.logarithm(rare) is None
    assert not words.knows(unknown) and not words.is_rare(unknown) and not words.knows("")
