"""The cheap look at the words of a text misses none."""

from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.phrases import Phrase, PhraseBook
from opsglint.language.placeholders import find_placeholders
from opsglint.language.tokens import tokens
from opsglint.language.vocabulary import same_sigma, words_in

PIECES = st.sampled_from(
    ["a", "Été", "e\u0301", "\u0301", "_", "-", " ", "#", "＃", "#OntarioSanté", "#A1b2", "ΟΔΟΣ", "οδος", "œuvre", "ß", "İ", "ı", "ſ",
     "API_KEY", "_\u0301", "@nom", "https://e.ca/a_b", "½", "Ⅷ", "\u212b", "가", "日本", "l’", "\u00a0", "\n", "\ud800", "x\u0327"]
)  # fmt: skip
TEXTS = st.text() | st.lists(PIECES).map("".join)


@given(TEXTS)
def test_all_words_of_a_text_are_in_its_vocabulary(text: str) -> None:
    assert {same_sigma(token.folded) for token in tokens(text)} <= words_in(text)


BOOK = PhraseBook(
    (
        Phrase("vote for ^ ^"), Phrase("vote (for|against|pour la)"), Phrase("re-elect"), Phrase("donate ~ campaign"),
        Phrase("réélisez [la|le] candidat"), Phrase("PC", exact=True, beside=("party", "leader of")),
        Phrase("ses", near=("vote", "candidat")), Phrase("the", unless=("campaign",)), Phrase("οδος"), Phrase("code", "fr"),
    )
)  # fmt: skip
WORDS = st.sampled_from(
    ["vote", "Vote", "for", "against", "pour", "la", "le", "Kim", "Dubois", "#ReElect", "re-elect", "donate", "to", "our", "campaign",
     "REELISEZ", "réélisez", "candidat", "PC", "pc", "party", "leader", "of", "ses", "the", "ΟΔΟΣ", "code", ".", "\n\n", "https://e.ca/vote"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_phrases_are_found_as_where_every_phrase_may_stand(text: str) -> None:
    everything = "\n\n".join(("", *(phrase.say for phrase in BOOK.phrases), "party", "leader of", "vote", "candidat"))
    whole = [match for match in BOOK.find(text + everything, "fr") if match.end <= len(text)]
    assert list(BOOK.find(text, "fr")) == whole


LEFT = st.sampled_from(
    ["à ", "À ", "a ", "confirmer", "CONFIRMER", "venir", "VENIR", "to be ", "TO BE ", "announced", "ANNOUNCED", "tbc", "TBC", "lorem ",
     "ipſum", "ipsum", "X", "XX", "xx", "$", "€", "h", ":", "\n", " ", "LIEN ", "to come", "TO COME", "{{", "}}", "${", "}", "préciser",
     "PRÉC", "ıSER", "être ", "confirmée", "todo", "FIXME", "-", ".", "("]
)  # fmt: skip


@given(st.lists(LEFT, max_size=8).map("".join))
def test_placeholders_are_found_as_where_one_is_certain(text: str) -> None:
    text = "Bonjour. " * 20 + text
    assert find_placeholders(text) == find_placeholders(f"{text}\n\nTODO")[:-1]
