"""AXS001: pictures have a text alternative."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    MediaKind,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip

_PICTURES = (MediaKind.IMAGE, MediaKind.ANIMATION)


@rule("AXS001", severity=Severity.ERROR, clauses=("OA-05", "law", "SE-11"), complete=True, since="0.1")
class AltTextMissing(DocumentRule):
    """A picture or an animation has a text alternative, or is marked as decorative.

    Whoever cannot see the picture hears or reads the alternative in its place.
    """

    needs = ("media",)
    messages = {
        "missing": Message("{src} has no text alternative",
                           "add alt and say what the picture tells, or decorative: true"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        texts = [variant for variant in document.variants if variant.text.value]
        in_variants = bool(texts) and all(variant.alternatives for variant in texts)
        for fact in document.media:
            media = fact.media
            if not fact.published or fact.kind not in _PICTURES or in_variants:
                continue
            has_alt = media.alt is not None and any(text.value for text in media.alt.all())
            decorative = media.decorative is not None and media.decorative.value
            if not has_alt and not decorative:
                yield Finding(fact.span, "missing", {"src": media.src.value if media.src else "a picture"})

    examples = (
        Bad("---\ntype: post\nmedia:\n  - src: «https://e.ca/a.jpg»\n---\nHello.\n"),
        Bad("---\ntype: post\n---\nBonjour.\n\n«![](https://e.ca/a.gif)»\n", path="posts/a.fr.md"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: A nurse}\n  - {src: https://e.ca/b.png, decorative: true}\n---\nHello.\n"),
        Good("---\ntype: post\nmedia:\n  - src: https://e.ca/a.jpg\n---\n## Facebook (FR)\n\nBonjour.\n\n"
             "Texte de remplacement : Une infirmière.\n", path="posts/a.fr.md"),
    )  # fmt: skip
