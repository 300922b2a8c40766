"""CON008: a correction says that it corrects."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Passage,
    Post,
    Role,
    Severity,
    rule,
)  # fmt: skip

_START = "---\ntype: post\naccount: ministry-of-health\ncorrection_of: https://x.com/ONTExampleHealth/status/1\n---\n"


@rule("CON008", severity=Severity.ADVICE, clauses=("SE-12",), complete=True, since="0.1")
class CorrectionNotSaid(DocumentRule):
    """A post that corrects another says so in its text.

    Errors are corrected soon and openly.
    """

    on = (Post,)
    messages = {
        "silent": Message("the post corrects another and its text does not say so, and errors are corrected openly",
                          "begin with a word such as “Correction:” and say what was wrong"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        if document.model.correction_of is None:
            return
        texts = [p for p in document.passages if p.role is Role.BODY]
        if texts and not any(_says_so(passage, context) for passage in texts):
            yield Finding(document.model.correction_of.span, "silent")

    examples = (
        Bad(_START.replace("https://x.com/ONTExampleHealth/status/1", "«https://x.com/ONTExampleHealth/status/1»") + "The clinic opens at 9 a.m.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\ncorrection_of: «https://x.com/ONTExempleSante/status/1»\n---\nLa clinique ouvre à 9 h.\n",
            path="posts/a.fr.md"),
        Good(_START + "Correction: the clinic opens at 9 a.m., not at 8.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\ncorrection_of: https://x.com/ONTExempleSante/status/1\n---\n"
             "Nous nous sommes trompés : la clinique ouvre à 9 h.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _says_so(passage: Passage, context: Context) -> bool:
    words = context.pack.phrases("corrections")
    return words.first(passage.text.value, passage.language) is not None
