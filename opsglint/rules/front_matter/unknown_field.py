"""FM005: every field is known."""

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


@rule("FM005", severity=Severity.WARNING, clauses=("house",), fix=Safety.UNSAFE, since="0.1")
class UnknownField(DocumentRule):
    """Every field of the front matter, at any depth, is one that its document type has.

    A misspelt field is not read: a consent or an alternative text written under it would count as
    missing. Fields of your own belong in `extra_fields` of the configuration.
    """

    needs = ("problems",)
    remedy = "Writes the nearest field name. Unsafe, because another field may have been meant."
    messages = {
        "unknown-near": Message("the field {field} is not known here", "did you mean {nearest}?"),
        "unknown": Message(
            "the field {field} is not known here",
            "take it out, list it under extra_fields in the configuration, or use one of {known}",
        ),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for problem in document.problems:
            if problem.kind is ProblemKind.UNKNOWN_FIELD:
                yield Finding(problem.span, problem.id, problem.params, edits=problem.edits)

    examples = (
        Bad(
            "---\ntype: post\n«shedule»: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n",
            fixed="---\ntype: post\nschedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n",
        ),
        Bad("---\ntype: post\nmedia:\n  - src: a.jpg\n    «texte_de_remplacement»: Un chat\n---\nUn chat.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\nschedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n"),
        Good("---\ntype: post\ncampagne: hiver\n---\nUn chat.\n", path="posts/a.fr.md",
             files={"opsglint.toml": 'extra_fields = ["campagne"]\n'}),
    )  # fmt: skip
