"""REF003: references lead to files of the right type."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.shapes import Reference
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip


@rule("REF003", severity=Severity.ERROR, clauses=("house",), since="0.1")
class WrongTarget(RepositoryRule):
    """A reference leads to a file of the type that its field takes: a kit names posts.

    A shareable that points at a news release has no official post, whatever its text says.
    """

    needs = ("references",)
    messages = {
        "type": Message("{field} refers to a {found}, not to a {expected}",
                        "refer to a document with `type: {expected}`"),
        "no-content": Message("{field} refers to {path}, which is no {expected}",
                              "refer to a document with `type: {expected}` in its front matter"),
        "folder": Message("{field} refers to a folder, {path}", "refer to a file in it"),
        "ending": Message("{field} refers to {path}, which is no file of the kind {expected}",
                          "refer to a file that ends in {expected}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for reference in document.references:
            path = reference.path
            if path is None or not reference.written or not context.index.files.exists(path):
                continue
            target = context.index.document(path)
            fault = self._fault(reference.shape, path, target, context)
            if fault is None:
                continue
            expected = " or ".join(reference.shape.types or reference.shape.endings)
            params = {"field": reference.field, "path": reference.written, "expected": expected}
            if fault == "type" and target is not None:
                place = RelatedPlace(target, target.head, "its type")
                yield Finding(reference.span, fault, params | {"found": target.type}, related=(place,))
            else:
                yield Finding(reference.span, fault, params, because=(path,))

    def _fault(
        self, shape: Reference, path: str, target: Document[Model] | None, context: RepositoryContext
    ) -> str | None:
        """Return which message a target deserves, None where it is of the kind wanted."""
        if context.index.files.is_directory(path):
            return "folder"
        if shape.endings and not path.casefold().endswith(shape.endings):
            return "ending"
        if target is None:
            return "no-content" if shape.types else None
        return "type" if target.readable and shape.types and target.type not in shape.types else None

    examples = (
        Bad("---\ntype: post\nkit: «other.en.md»\n---\nFlu shots are free.\n",
            files={"posts/other.en.md": "---\ntype: post\n---\nHello.\n"}),
        Bad("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\n"
            "recipient: minister-of-health\nnews_release: «notes.fr.md»\n---\n",
            path="kits/kit.fr.md", files={"kits/notes.fr.md": "# Notes\n"}),
        Good("---\ntype: post\nkit: ../kits/kit.en.md\n---\nFlu shots are free.\n",
             files={"kits/kit.en.md": "---\ntype: kit\n---\n"}),
        Good("---\ntype: post\nmedia:\n  - src: v.mp4\n    captions: v.vtt\n---\nVidéo.\n",
             path="posts/a.fr.md", files={"posts/v.mp4": "x", "posts/v.vtt": "WEBVTT"}),
    )  # fmt: skip
