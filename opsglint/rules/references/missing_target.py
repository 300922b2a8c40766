"""REF002: files that documents refer to exist."""

from __future__ import annotations

import posixpath
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
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Edit


@rule("REF002", severity=Severity.ERROR, clauses=("house",), fix=Safety.UNSAFE, since="0.1")
class MissingTarget(RepositoryRule):
    """A file that a document refers to exists, spelt in exactly the same letters.

    A picture or an official post that is not there cannot go out; a path that differs in capital
    letters works on one computer and not on the next.
    """

    needs = ("references",)
    remedy = "Writes the path of the nearest file. Unsafe, because another file may have been meant."
    messages = {
        "missing": Message("{field} refers to {path}, which does not exist",
                           "add the file, or correct the path"),
        "near": Message("{field} refers to {path}, which does not exist", "did you mean {nearest}?"),
        "case": Message("{field} refers to {path}, which is spelt {nearest}",
                        "use the same capital and small letters"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        files = context.index.files
        for reference in document.references:
            path = reference.path
            if path is None or not reference.written or files.exists(path):
                continue
            if files.leaves_root(path):
                continue
            same = files.same_but_case(path)
            near = same or files.nearest(path)
            shown = _from(document.path, near) if near else ""
            params = {"field": reference.field, "path": reference.written, "nearest": shown}
            id_ = "case" if same else "near" if near else "missing"
            edits = (Edit(reference.span, shown),) if near else ()
            yield Finding(reference.span, id_, params, edits=edits, because=(path,))

    examples = (
        Bad("---\ntype: post\ntranslation: «example-2.fr.md»\n---\nFlu shots are free.\n"),
        Bad("---\ntype: post\nmedia:\n  - {src: «Clinique.jpg», alt: Une clinique}\n---\nLe vaccin est gratuit.\n",
            path="posts/a.fr.md", files={"posts/clinique.jpg": "x"},
            fixed="---\ntype: post\nmedia:\n  - {src: clinique.jpg, alt: Une clinique}\n---\nLe vaccin est gratuit.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: https://example.org/a.jpg, alt: A clinic}\n---\nHi.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: /media/clinique.jpg, alt: Une clinique}\n---\nAllô.\n",
             path="posts/a.fr.md", files={"media/clinique.jpg": "x"}),
    )  # fmt: skip


def _from(document: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(document) or ".")
