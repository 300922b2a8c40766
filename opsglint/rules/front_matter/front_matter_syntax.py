"""FM002: front matter is valid YAML."""

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
    RelatedPlace,
    Severity,
    rule,
)  # fmt: skip
from opsglint.syntax.messages import MESSAGES


@rule("FM002", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class FrontMatterSyntax(DocumentRule):
    """The front matter is one mapping in valid YAML 1.2, and every field stands in it once.

    What cannot be read cannot be checked: a post with a stray quotation mark would go out
    unexamined.
    """

    unreadable = True
    needs = ("faults",)
    messages = {id_: Message(*words) for id_, words in MESSAGES.items()}

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if any(fault.kind != "syntax" for fault in document.faults):
            return
        for fault in document.faults[:1]:
            first = fault.related
            related = (RelatedPlace(document, first, "it stands here already"),) if first else ()
            yield Finding(fault.span, fault.id, fault.params, related=related)

    examples = (
        Bad("---\ntype: post\nlang: en\n«lang»: fr\n---\nFlu shots are free.\n"),
        Bad("---\ntype: post\nmentions: [«@»ONTExampleHealth]\n---\nHello.\n"),
        Bad("---\ntype: post\nlocation: Santé«:» la suite\n---\nBonjour.\n", path="posts/a.fr.md"),
        Good('---\ntype: post\nmentions: ["@ONTExampleHealth"]\n---\nHello.\n'),
        Good("---\ntype: post\nlocation: 'Santé : la suite'\n---\nBonjour.\n", path="posts/a.fr.md"),
    )
