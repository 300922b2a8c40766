"""Term lists: what a phrase finds, and what keeps it silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.phrases import (
    Phrase,
    PhraseBook,
    PhraseError,
    check_phrase,
    telling_words,
)  # fmt: skip
from opsglint.language.tokens import tokens


def found(phrase: Phrase, text: str, language: str | None = None) -> list[str]:
    return [text[m.start : m.end] for m in PhraseBook([phrase]).find(text, language)]


@pytest.mark.parametrize(
    ("say", "text", "expected"),
    [
        ("re-elect", "Re-elect Kim!", ["Re-elect"]),
        ("re-elect", "#ReElectKim", ["#ReElect"]),
        ("réélisez", "REELISEZ-la #reelisez", ["REELISEZ", "#reelisez"]),
        ("demeuré", "il demeure, il est demeuré", ["demeuré"]),
        ("vote for ^ ^", "vote for us, vote for Kim Dubois", ["vote for Kim Dubois"]),
        ("vote (for|against)", "Vote for us. I vote AGAINST it.", ["Vote for", "vote AGAINST"]),
        ("donate [to|for] [the|our] campaign", "donate campaign, donate to our campaign",
         ["donate campaign", "donate to our campaign"]),
        ("donate ~ campaign", "donate to our great campaign", ["donate to our great campaign"]),
        ("donate ~ campaign", "donate to our one very great campaign", []),
        ("chef de l'opposition", "le chef de l’opposition", ["chef de l’opposition"]),
        ("vote for", "Vote. For all", []),
        ("vote for", "Vote\nfor all", ["Vote\nfor"]),
        ("vote for", "Vote\n\nfor all", []),
        ("vote for", "see https://e.ca/vote-for and @vote_for and a.ca/vote/for", []),
    ],
)  # fmt: skip
def test_a_phrase_finds_its_spellings(say: str, text: str, expected: list[str]) -> None:
    assert found(Phrase(say), text) == expected


@pytest.mark.parametrize(
    ("phrase", "yes", "no"),
    [
        (Phrase("Green", exact=True), "Green wins", "green wins"),
        (Phrase("don", language="fr"), "un don", None),
        (Phrase("liberal", beside=("party", "candidate")), "the Liberal candidate", "liberal and a candidate"),
        (Phrase("liberal", near=("candidate",)), "liberal, says a candidate", "Liberal. A candidate"),
        (Phrase("vote for", unless=("name",)), "vote for Kim", "vote for the name of a ferry"),
        (Phrase("liberal", not_beside=("arts",)), "liberal party of arts", "liberal arts"),
        (Phrase("confidential", alone=True), "CONFIDENTIAL\nText", "a confidential line"),
        (Phrase("protected b", alone=True), "Report (Protected B)", "the protected b line"),
    ],
)  # fmt: skip
def test_conditions_decide(phrase: Phrase, yes: str, no: str | None) -> None:
    assert found(phrase, yes, "fr")
    if no is not None:
        assert not found(phrase, no, "fr")
    if phrase.language == "fr":
        assert not found(phrase, yes, "en")


@pytest.mark.parametrize("say", ["", "(a|b", "a)", "~ a", "a ~", "[a] b", "a " * 17])
def test_a_phrase_that_cannot_be_read_says_so(say: str) -> None:
    with pytest.raises(PhraseError):
        check_phrase(say)


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.written


@given(st.text(alphabet="ab .~!\n#é", max_size=80))
def test_matches_stand_in_the_text(text: str) -> None:
    book = PhraseBook([Phrase("a b"), Phrase("b ~ a", near=("é",)), Phrase("é", alone=True)])
    ends = 0
    for match in book.find(text):
        assert ends <= match.start < match.end <= len(text)
        ends = match.end


def test_bracketed_needs_brackets() -> None:
    phrase = Phrase("confidential", bracketed=True)
    assert found(phrase, "[Confidential] A plan") == ["Confidential"]
    assert not found(phrase, "(a confidential plan)")


def test_a_phrase_that_brings_its_telling_words_finds_the_same() -> None:
    say = "(vote|re-elect) [the] Kim"
    ready = Phrase(say, telling=tuple(sorted(telling_words(say))))
    text = "Vote the Kim. Re-elect Kim! Kim votes"
    assert found(ready, text) == found(Phrase(say), text) == ["Vote the Kim", "Re-elect Kim"]
