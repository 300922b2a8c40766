"""LNG003: a text is in the language that it is declared to be in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from opsglint.facts.readings import is_own_text
from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.TITLE, Role.SHAREABLE, Role.BIOGRAPHY)
_LEAST_WORDS = 4
# What joins the words of a name.
_JOINING = frozenset(("de", "du", "des", "et", "la", "le", "les", "à", "au", "of", "and", "the", "at", "in", "for", "on"))
_POST = "---\ntype: post\n---\n{}\n"


@rule("LNG003", severity=Severity.ERROR, clauses=("OA-04",), since="0.1")
class WrongLanguage(DocumentRule):
    """A text is in the language that it is declared to be in.

    English copied into the French file goes out on the French account. A text that is too short to tell,
    or holds names, links and hashtags alone, passes.
    """

    messages = {
        "wrong": Message("the {role} is in {found}, and {declared} is declared",
                         "put the {declared} text here, or correct the language"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if is_own_text(passage, document, _READ):
                yield from self._judge(passage)

    def _judge(self, passage: Passage) -> Iterator[Finding]:
        if passage.language not in LANGUAGE_NAMES:
            return
        found = detect(passage.text.value)
        if found is None or found == passage.language or not _is_prose(passage.text.value):
            return
        text = passage.text
        end = text.value.find("\n") if "\n" in text.value else len(text.value)
        params = {"role": _role(passage), "found": LANGUAGE_NAMES[found], "declared": LANGUAGE_NAMES[passage.language]}
        yield Finding(text.locate(0, end), "wrong", params)

    examples = (
        Bad(_POST.format("«Flu shots are free for everyone. Book yours at a pharmacy today.»"), path="posts/a.fr.md"),
        Bad(_POST.format("«Le vaccin contre la grippe est gratuit. Prenez rendez-vous dès aujourd’hui.»")),
        Good(_POST.format("Merci! #FluShot https://www.ontario.ca/page/flu-shot"), path="posts/a.fr.md", why="too short to tell"),
        Good(_POST.format("Bonjour! Today we raise the Franco-Ontarian flag at Queen’s Park.")),
        Good(_POST.format("La marche Santa Claus Parade commence à midi : voici nos conseils."), path="posts/a.fr.md"),
    )  # fmt: skip


def _is_prose(text: str) -> bool:
    """Say whether a text has words enough, besides names and what joins them, to tell its language."""
    words = (word for word in text.split() if word[:1].islower() and word.strip(".,;:!?)") not in _JOINING)
    return len(list(islice(words, _LEAST_WORDS))) == _LEAST_WORDS


def _role(passage: Passage) -> str:
    return "text" if passage.role is Role.NOTE else str(passage.role)
