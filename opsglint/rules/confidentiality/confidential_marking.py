"""CNF001: nothing that is marked confidential goes out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Component,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: ministry-of-health\n---\n"


@rule("CNF001", severity=Severity.ERROR, clauses=("GP-07", "SE-23", "SE-10"), since="0.1")
class ConfidentialMarking(DocumentRule):
    """No text, picture or file name bears a security or confidentiality marking.

    A marking such as “Protected B”, “Advice to Cabinet” or “Not for release” says that somebody
    decided that this does not go out. The words themselves pass: a helpline may be confidential,
    and an area protected.
    """

    messages = {
        "text": Message("the {role} bears the marking “{words}”, and nothing confidential from work is disclosed",
                        "do not publish it; if it was released since, take the marking out and keep the release on file"),
        "file": Message("the file name bears the marking “{words}”, and nothing confidential from work is disclosed",
                        "check that the file may go out; if so, rename it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        markings = context.pack.phrases("markings")
        for passage in document.passages:
            if not _is_read(passage, document):
                continue
            match = markings.first(passage.text.value, passage.language)
            if match:
                words = passage.text.value[match.start : match.end]
                place = passage.text.locate(match.start, match.end)
                yield Finding(place, "text", {"words": words, "role": str(passage.role)})
        for fact in document.media:
            src = fact.media.src
            name = posixpath.splitext(posixpath.basename(src.value))[0] if src else ""
            match = markings.first(name.replace("_", " - "))
            if src and match:
                words = name.replace("_", " - ")[match.start : match.end]
                yield Finding(src.span, "file", {"words": words})

    examples = (
        Bad(_POST + "«PROTECTED B» Clinic costs for 2027.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
            "  - {src: https://e.ca/a.jpg, alt: Une page, text: '«Avis au Conseil des ministres» – ébauche'}\n---\nBonjour.\n",
            path="posts/a.fr.md"),
        Bad("---\ntype: post\naccount: ministry-of-health\nmedia:\n  - {src: «https://e.ca/not-for-release_plan.png», alt: A plan}\n---\nHello.\n"),
        Bad(_POST + "«Confidential – draft», version 3. Clinics open in May.\n"),
        Good(_POST + "The helpline is free and confidential. Protected areas have secret trails.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nUn service gratuit et confidentiel. Les aires protégées vous attendent.\n",
             path="posts/a.fr.md"),
        Good(_POST + "Free. Confidential. 24/7. Call 211.\n"),
    )  # fmt: skip


def _is_read(passage: Passage, document: Document[Model]) -> bool:
    """Say whether others will read a passage: plans, questions and answers are kept, releases not."""
    is_release = isinstance(document.model, Component) and document.type == "news-release"
    return passage.published or is_release or passage.role is not Role.NOTE
