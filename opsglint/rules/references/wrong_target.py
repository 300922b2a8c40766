"""REF003: references lead to files of the right type."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    ReferenceFact,
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
            yield from self._check_one(document, reference, path, context)

    def _check_one(
        self, document: Document[Model], reference: ReferenceFact, path: str,
        context: RepositoryContext,
    ) -> Iterator[Finding]:  # fmt: skip
        shape = reference.shape
        target = context.index.document(path)
        expected = " or ".join(shape.types or shape.endings)
        params = {"field": reference.field, "path": reference.written, "expected": expected}
        if context.index.files.is_directory(path):
            yield Finding(reference.span, "folder", params, because=(path,))
        elif shape.endings and not path.casefold().endswith(shape.endings):
            yield Finding(reference.span, "ending", params, because=(path,))
        elif shape.types and target is None:
            yield Finding(reference.span, "no-content", params, because=(path,))
        elif target is not None and target.readable and target.type not in (shape.types or (target.type,)):
            place = RelatedPlace(target, target.head, "its type")
            params["found"] = target.type
            yield Finding(reference.span, "type", params, related=(place,))

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
