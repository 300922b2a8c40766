"""REF005: references stay inside the repository."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip


@rule("REF005", severity=Severity.ERROR, clauses=("house",), waivable=False, since="0.1")
class OutsideRepository(RepositoryRule):
    """A reference leads to a file of this repository, never to one outside of it.

    What lies outside is on one person's computer alone: reviewers cannot see it.
    """

    needs = ("references",)
    messages = {
        "outside": Message("{field} refers to {path}, outside the repository",
                           "put the file into the repository and refer to it there"),
        "link": Message("{field} refers to {path}, a symbolic link out of the repository",
                        "put the file itself into the repository"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for reference in document.references:
            params = {"field": reference.field, "path": reference.written}
            if reference.path is None:
                yield Finding(reference.span, "outside", params)
            elif context.index.files.leaves_root(reference.path):
                yield Finding(reference.span, "link", params)

    examples = (
        Bad("---\ntype: post\ntranslation: «../../a.fr.md»\n---\nFlu shots are free.\n"),
        Bad("---\ntype: post\nmedia:\n  - {src: 'C:\\Images\\a.jpg', alt: Un chat}\n---\nUn chat.\n"
            .replace("'C:\\Images\\a.jpg'", "«'C:\\Images\\a.jpg'»"), path="posts/a.fr.md"),
        Good("---\ntype: post\ntranslation: ../posts/example.fr.md\n---\nFlu shots are free.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: /media/a.jpg, alt: Un chat}\n---\nUn chat.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
