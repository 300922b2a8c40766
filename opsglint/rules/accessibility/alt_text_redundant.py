"""AXS003: alternatives do not say that they describe a picture."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.alternatives import redundant_opening, without_opening
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Role,
    Safety,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.text import Edit


@rule("AXS003", severity=Severity.WARNING, clauses=("OA-05",), fix=Safety.SAFE, since="0.1")
class AltTextRedundant(DocumentRule):
    """A text alternative does not begin with "image of" or « photo de ».

    Screen readers announce that it is a picture; the listener hears it twice.
    """

    needs = ("passages",)
    remedy = (
        "Takes out the words that say that it is a picture. Safe, because what they describe "
        "stays."
    )
    messages = {
        "redundant": Message("the text alternative begins with {words}", "begin with what the picture shows: {better}"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role is not Role.ALTERNATIVE:
                continue
            text = passage.text
            length = redundant_opening(text.value)
            if not length:
                continue
            span = text.locate(0, len(text.value[:length].rstrip()))
            better = without_opening(text.value)
            whole = text.locate(0, len(text.value))
            plain = document.text[slice(*whole)] == text.value
            edits = (Edit(Span(*whole), better),) if plain else ()
            params = {"words": text.value[:length].strip(), "better": better}
            yield Finding(span, "redundant", params, edits=edits)

    examples = (
        Bad("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: «Image of» a nurse.}\n---\nHello.\n",
            fixed="---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: A nurse.}\n---\nHello.\n"),
        Bad("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: «Photo de» la clinique.}\n---\nBonjour.\n",
            path="posts/a.fr.md",
            fixed="---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: La clinique.}\n---\nBonjour.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: A nurse holds a picture of a child.}\n---\nHello.\n"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: Photographe au travail.}\n---\nBonjour.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
