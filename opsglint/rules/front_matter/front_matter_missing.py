"""FM001: front matter is there, and closed."""

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
    Span,
    rule,
)  # fmt: skip
from opsglint.syntax.messages import MESSAGES

_KINDS = ("no-front-matter", "unclosed")
_IDS = ("fence-not-first", "no-front-matter", "unclosed")


@rule("FM001", severity=Severity.ERROR, clauses=("house",), since="0.1")
class FrontMatterMissing(DocumentRule):
    """A document begins with its front matter, between two lines of three hyphens.

    Without it nobody can tell which account publishes the text, when, and in which language.
    """

    unreadable = True
    messages = {id_: Message(*MESSAGES[id_]) for id_ in _IDS}

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if document.readable or any(fault.kind == "encoding" for fault in document.faults):
            return
        for fault in document.faults:
            if fault.kind in _KINDS:
                yield Finding(fault.span, fault.id, fault.params)
                return
        if not document.faults and not document.problems:
            yield Finding(Span(0, 0), "no-front-matter")

    examples = (
        Bad("«---»\ntype: post\naccount: ministry-of-health\n\nFlu shots are free.\n"),
        Bad("\n«---»\ntype: post\nlang: fr\n---\nLe vaccin est gratuit.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nFlu shots are free.\n"),
        Good("---   \ntype: post\n---\t\nLe vaccin est gratuit.\n", path="posts/a.fr.md"),
    )
