"""Lists are folded as a whole as their words are one by one."""

from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.folding import fold, fold_words


@given(st.text(alphabet=st.characters(max_codepoint=0x17F) | st.sampled_from("’–\u0301\u0327\u00a0\u2009")))
def test_words_are_folded_one_by_one_or_together(text: str) -> None:
    assert fold_words(text) == [plain for word in text.split() if (plain := fold(word))]
