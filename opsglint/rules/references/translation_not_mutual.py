"""REF006: translations name one another."""

from __future__ import annotations

from collections.abc import Iterator

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


@rule("REF006", severity=Severity.ERROR, clauses=("OA-04",), since="0.1")
class TranslationNotMutual(RepositoryRule):
    """The translation that a document names is of the same type, in the other language, and its own.

    A pair that does not hold together hides that a French version is missing.
    """

    needs = ("references",)
    messages = {
        "other": Message("{path} is named as the translation, and names {other} as its own",
                         "let the two documents name one another"),
        "language": Message("{path} is named as the translation, and is in the same language, {language}",
                            "name the document in the other language, or correct lang"),
        "type": Message("{path} is named as the translation, and is a {found}, not a {type}",
                        "name the document of the same type in the other language"),
        "no-content": Message("{path} is named as the translation, and is no {type}",
                              "name the document of the same type in the other language"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        declared = getattr(document.model, "translation", None)
        if declared is None:
            return
        reference = next((r for r in document.references if r.span == declared.span), None)
        if reference is None or reference.path is None:
            return
        params = {"path": declared.value, "type": document.type, "other": "", "language": ""}
        other = context.index.target(reference)
        if other is None:
            exists = context.index.files.exists(reference.path)
            if exists and not context.index.files.is_directory(reference.path):
                yield Finding(declared.span, "no-content", params, because=(reference.path,))
            return
        if not other.readable:
            return
        found = self._fault(document, other, context)
        if found:
            theirs = getattr(other.model, "translation", None)
            params |= {"found": other.type, "language": document.language or "",
                       "other": theirs.value if theirs else ""}  # fmt: skip
            place = RelatedPlace(other, other.head, "the document that is named")
            yield Finding(declared.span, found, params, related=(place,))

    def _fault(
        self, document: Document[Model], other: Document[Model], context: RepositoryContext
    ) -> str | None:
        if other.type != document.type:
            return "type"
        if other.language is not None and other.language == document.language != "bilingual":
            return "language"
        theirs = getattr(other.model, "translation", None)
        named = context.index.referred(other, theirs)
        if named is not None and named.path != document.path:
            return "other"
        return "language" if other.path == document.path else None

    examples = (
        Bad("---\ntype: post\nlang: en\ntranslation: «b.md»\n---\nFlu shots are free.\n",
            files={"posts/b.md": "---\ntype: post\nlang: en\n---\nHello.\n"}),
        Bad("---\ntype: post\ntranslation: «b.en.md»\n---\nBonjour.\n", path="posts/a.fr.md",
            files={"posts/b.en.md": "---\ntype: post\ntranslation: c.fr.md\n---\nHello.\n",
                   "posts/c.fr.md": "---\ntype: post\n---\nSalut.\n"}),
        Good("---\ntype: post\ntranslation: b.fr.md\n---\nHello.\n",
             files={"posts/b.fr.md": "---\ntype: post\ntranslation: example.en.md\n---\nAllô.\n"}),
        Good("---\ntype: post\ntranslation: b.en.md\n---\nAllô.\n", path="posts/a.fr.md",
             files={"posts/b.en.md": "---\ntype: post\n---\nHello.\n"}),
    )  # fmt: skip
