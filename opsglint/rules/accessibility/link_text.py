"""AXS016: the words for a link say where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from opsglint.facts.links import labels_in, words_before
from opsglint.language.tokens import tokens
from opsglint.language.vocabulary import same_sigma, words_in
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
    Severity,
    rule,
)  # fmt: skip

_LONGEST = 60  # characters; more words than that say something
_READ = (Role.BODY, Role.FIRST_COMMENT, Role.SHAREABLE, Role.BIOGRAPHY)
_NO_WORDS = frozenset("@\uff20#\uff03/.")  # what makes a hashtag, a handle or an address, whose parts are no words
_POST = "---\ntype: post\n---\n{}\n"


@rule("AXS016", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class LinkText(DocumentRule):
    """The words for a link say where it leads.

    Some people go from link to link: “click here” and « en savoir plus » tell them nothing.
    """

    messages = {
        "words": Message("“{words}” is all that is said of the link", "say where it leads: book your flu shot, read the report"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        empty = _labels(context.pack.words("link-texts"))
        labels = _labels(context.pack.words("link-texts") + context.pack.words("link-labels"))
        for span, words in labels_in(document):
            if labels.hold(words):
                yield Finding(span, "words", {"words": words})
        for link in document.links:
            if link.passage.role in _READ and link.passage.published:
                found = words_before(link)
                words = link.passage.text.value[found] if found else ""
                if found and empty.hold(words):
                    yield Finding(link.passage.text.locate(found.start, found.stop), "words", {"words": words})

    examples = (
        Bad(_POST.format("Flu shots are free. «Click here»: https://e.ca/flu")),
        Bad(_POST.format("Le vaccin est gratuit.\n«En savoir plus» : https://e.ca/grippe"), path="posts/a.fr.md"),
        Bad(_POST.format("Le vaccin est gratuit : «[ici](https://e.ca/grippe)»."), path="posts/a.fr.md"),
        Good(_POST.format("Read more about the flu shot: https://e.ca/flu")),
        Good(_POST.format("Pour en savoir plus sur le vaccin, lisez https://e.ca/grippe"), path="posts/a.fr.md"),
    )  # fmt: skip


class _Labels:
    """Words that say too little of a link where they are all that is said of it."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._keys = frozenset(map(_key, texts))
        self._words = frozenset(word for key in self._keys for word in key)

    def hold(self, said: str) -> bool:
        """Say whether some words, however they are written, are one of the labels."""
        if len(said) > _LONGEST:
            return False
        words = words_in(said)
        has_others = _NO_WORDS.isdisjoint(said) and not words <= self._words
        return not (has_others or words.isdisjoint(self._words)) and _key(said) in self._keys


@lru_cache(maxsize=8)
def _labels(texts: tuple[str, ...]) -> _Labels:
    return _Labels(texts)


def _key(words: str) -> tuple[str, ...]:
    return tuple(same_sigma(token.folded) for token in tokens(words))
