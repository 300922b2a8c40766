"""APR002: somebody other than the author approves."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.approvals import approvals_of
from opsglint.facts.profiles import is_same_person
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

_HEAD = "---\ntype: post\naccount: ministry-of-health\nauthor: {name: Kit Marsh, role: ops-staff}\n"


@rule("APR002", severity=Severity.ERROR, clauses=("house",), since="0.1")
class ApprovedByAuthor(DocumentRule):
    """Somebody other than the author has approved, where anybody has.

    Who has written a text no longer sees what is wrong with it.
    """

    messages = {
        "author": Message("{name} wrote this and is the only one who approved it",
                          "have somebody else approve it too"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        author = document.author.name.value if document.author and document.author.name else ""
        approvals = [approval for approval in approvals_of(document) if approval.name]
        names = [approval.name for approval in approvals if approval.name]
        if author and names and all(is_same_person(name.value, author) for name in names):
            yield Finding(names[0].span, "author", {"name": names[0].value})

    examples = (
        Bad(_HEAD + "approvals: [{role: communications-branch, name: «Kit Marsh», date: 2026-11-02}]\n---\nFlu shots are free.\n"),
        Bad(_HEAD.replace("ministry-of-health", "ministere-de-la-sante") + "approvals:\n  - role: director\n    name: «kit  marsh»\n---\nBonjour.\n", path="posts/a.fr.md"),
        Good(_HEAD + "approvals: [{role: editor, name: Kit Marsh}, {role: director, name: Lou Heath}]\n---\nFlu shots are free.\n"),
        Good(_HEAD.replace("name: Kit Marsh, ", "") + "approvals: [{role: director, name: Lou Heath}]\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
