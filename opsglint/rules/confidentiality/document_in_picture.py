"""CNF002: pictures of documents and screens are checked before they go out."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Media,
    MediaFact,
    MediaKind,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import MappedText

_PICTURES = (MediaKind.IMAGE, MediaKind.ANIMATION)


@rule("CNF002", severity=Severity.ERROR, clauses=("SE-27",), complete=True, since="0.1")
class DocumentInPicture(DocumentRule):
    """A picture that shows a document or a screen was checked, and is marked so.

    Whoever enlarges it can read names, numbers and drafts. Where only the alternative text says
    that a document is to be seen, this is advice.
    """

    attested_by = ("redacted",)
    messages = {
        "shown": Message("{src} shows a {what}, and nobody has said that what can be read in it may be published",
                         "enlarge it and read it; blur or crop what is confidential, then write redacted: true"),
        "described": Message("{src} seems to show a document or a screen (“{words}”) that can be enlarged and read",
                             "enlarge it and read it; then write shows: document (or screen) and redacted: true"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for fact in document.media:
            media = fact.media
            if not fact.published or (media.redacted and media.redacted.value):
                continue
            src = media.src.value if media.src else "a picture"
            if media.shows:
                yield Finding(media.shows.span, "shown", {"src": src, "what": media.shows.value})
            elif fact.kind in _PICTURES and media.redacted is None:
                yield from self._described(fact, src, context)

    def _described(self, fact: MediaFact, src: str, context: Context) -> Iterator[Finding]:
        for text in _texts(fact.media):
            match = context.pack.phrases("documents-shown").first(text.value)
            if match:
                words = text.value[match.start : match.end]
                place = text.locate(match.start, match.end)
                yield Finding(place, "described", {"src": src, "words": words}, Severity.ADVICE)
                return

    examples = (
        Bad("---\ntype: post\naccount: example-specialist\nmedia:\n"
            "  - {src: https://e.ca/a.jpg, alt: My desk, shows: «document»}\n---\nBusy day.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
            "  - {src: https://e.ca/a.jpg, alt: «Capture d’écran» du tableau de bord}\n---\nBonjour.\n",
            path="posts/a.fr.md", why="advice: only the alternative says so"),
        Good("---\ntype: post\naccount: example-specialist\nmedia:\n"
             "  - {src: https://e.ca/a.jpg, alt: My desk, shows: document, redacted: true}\n---\nBusy day.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
             "  - {src: https://e.ca/a.jpg, alt: Une infirmière documente ses soins}\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _texts(media: Media) -> tuple[MappedText, ...]:
    return tuple(media.alt.all()) if media.alt else ()
