"""AXS010: hashtags of several words begin each with a capital."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.hashtags import find_hashtags, several_words
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Role,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Edit

_SPOKEN = (Role.BODY, Role.FIRST_COMMENT, Role.SHAREABLE, Role.BIOGRAPHY)


@rule("AXS010", severity=Severity.WARNING, clauses=("OA-05",), fix=Safety.UNSAFE, since="0.1")
class HashtagCase(DocumentRule):
    """A hashtag of several words begins each word with a capital letter.

    Screen readers then read the words one by one, and everybody sees where one ends.
    """

    remedy = (
        "Writes each word of the hashtag with a capital, where the words are certain. Unsafe, "
        "because the words are found by a dictionary."
    )
    messages = {
        "case": Message("the hashtag {tag} joins several words in one case", "write #{better}"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role not in _SPOKEN:
                continue
            value = passage.text.value
            for tag in find_hashtags(value):
                words = several_words(tag.word)
                if words is None:
                    continue
                span = passage.text.locate(tag.end - len(tag.word), tag.end)
                edits = (Edit(span, words.suggestion),) if words.certain else ()
                params = {"tag": value[tag.start : tag.end], "better": words.suggestion}
                yield Finding(passage.text.locate(tag.start, tag.end), "case", params, edits=edits)

    examples = (
        Bad("---\ntype: post\n---\nGet your shot. «#fluseason»\n",
            fixed="---\ntype: post\n---\nGet your shot. #FluSeason\n"),
        Bad("---\ntype: post\n---\nParlons-en. «#santementale»\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nParlons-en. #SanteMentale\n"),
        Good("---\ntype: post\n---\nGet your shot. #FluSeason #Ontario #COVID\n"),
        Good("---\ntype: post\n---\nParlons-en. #SantéMentale #vaccins #onpoli\n", path="posts/a.fr.md"),
    )  # fmt: skip
