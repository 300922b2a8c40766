"""FM004: the type is one that opsglint knows."""

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
    ProblemKind,
    Safety,
    Severity,
    rule,
)  # fmt: skip


@rule("FM004", severity=Severity.ERROR, clauses=("house",), fix=Safety.SAFE, since="0.1")
class UnknownType(DocumentRule):
    """The type of a document is one of the eight that there are, spelt as the format spells it.

    A misspelt type would make the file look like a page that is none of opsglint's business.
    """

    remedy = (
        "Writes the nearest document type. Safe, because such a file is not read at all before; "
        "what the type then asks for is reported."
    )
    unreadable = True
    needs = ("problems",)
    messages = {
        "near": Message("{found} is no document type", "did you mean {nearest}?"),
        "unknown": Message("{found} is no document type", "write one of {known}"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for problem in document.problems:
            if problem.kind is ProblemKind.UNKNOWN_TYPE:
                yield Finding(problem.span, problem.id, problem.params, edits=problem.edits)

    examples = (
        Bad(
            "---\ntype: «pots»\nlang: en\n---\nFlu shots are free.\n",
            fixed="---\ntype: post\nlang: en\n---\nFlu shots are free.\n",
        ),
        Bad(
            "---\ntype: «poste»\n---\nLe vaccin est gratuit.\n",
            path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nLe vaccin est gratuit.\n",
        ),
        Good("---\ntype: post\n---\nFlu shots are free.\n"),
        Good("---\ntype: docs\ntitle: Aide\n---\nCette page n’est pas une publication.\n",
             path="aide.fr.md"),
    )  # fmt: skip
