"""FM007: values are of the kind that their field takes."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.values import ToBeConfirmed
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kit,
    Message,
    Model,
    ProblemKind,
    Safety,
    Severity,
    Span,
    Status,
    rule,
)  # fmt: skip


@rule(
    "FM007", severity=Severity.ERROR, clauses=("house", "GP-01", "WO-02"), fix=Safety.UNSAFE,
    since="0.1",
)  # fmt: skip
class InvalidValue(DocumentRule):
    """A value is of the kind that its field takes: a date that exists, one of a set of words.

    A platform, a role or a time that cannot be understood cannot be checked.
    """

    remedy = (
        "Writes the nearest value that the field takes. Unsafe, because another may have been "
        "meant."
    )
    messages = {
        "invalid": Message("{field} is {found}, which it cannot be", "write {expected}"),
        "invalid-near": Message("{field} is {found}, which it cannot be", "did you mean {nearest}? it takes {expected}"),
        "open": Message(
            "the schedule is still open and the document is no draft",
            "write the time, such as 2026-11-25T10:00-05:00, or set status to draft",
        ),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for problem in document.problems:
            if problem.kind is ProblemKind.INVALID_VALUE:
                yield Finding(problem.span, problem.id, problem.params, edits=problem.edits)
        if document.status is not Status.DRAFT:
            for span in sorted(_open_times(document)):
                yield Finding(span, "open")

    examples = (
        Bad("---\ntype: post\nplatforms: [x, «facebok»]\n---\nFlu shots are free.\n",
            fixed="---\ntype: post\nplatforms: [x, facebook]\n---\nFlu shots are free.\n"),
        Bad("---\ntype: post\nembargo: «2025-63-19»\n---\nLe vaccin est gratuit.\n",
            path="posts/a.fr.md"),
        Bad("---\ntype: post\nstatus: approved\naccount: ministry-of-health\nschedule: «tbc»\n---\nHello.\n"),
        Good("---\ntype: post\nstatus: draft\naccount: ministry-of-health\nschedule: tbc\n---\nHello.\n"),
        Good("---\ntype: post\nplatforms: [twitter]\nembargo: 2026-11-25T10:00:00Z\n---\nAllô.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip


def _open_times(document: Document[Model]) -> set[Span]:
    """Return the places at which a time is still open, each once."""
    found = {c.schedule.span for c in document.channels if isinstance(c.schedule, ToBeConfirmed)}
    schedule = getattr(document.model, "schedule", None)
    if isinstance(schedule, ToBeConfirmed):
        found.add(schedule.span)
    if isinstance(document.model, Kit) and isinstance(document.model.announcement, ToBeConfirmed):
        found.add(document.model.announcement.span)
    return found
