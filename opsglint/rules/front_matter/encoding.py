"""FM003: files are UTF-8 text."""

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
    Model,
    Severity,
    rule,
)  # fmt: skip
from opsglint.syntax.messages import MESSAGES


@rule("FM003", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class Encoding(DocumentRule):
    """A file is UTF-8 text without invisible control characters.

    In any other encoding accents turn into wrong letters as soon as the text is published.
    """

    unreadable = True
    needs = ("faults",)
    messages = {id_: Message(*MESSAGES[id_]) for id_ in ("not-utf-8", "control-character")}

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fault in document.faults:
            if fault.kind == "encoding":
                yield Finding(fault.span, fault.id, fault.params)
                return

    examples = (
        Bad("---\ntype: post\n---\nFlu shots«\x07» are free.\n"),
        Bad("---\ntype: post\n---\nVaccin«\x00» gratuit.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\n---\nFlu shots\tare free.\n"),
        Good("---\ntype: post\n---\nL’été à Québec : « déjà ».\n", path="posts/a.fr.md"),
    )
