"""KIT002: what a kit offers is what the official post says."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.kit_content import is_official_text, media_keys
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Kit,
    Message,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_KIT = ("---\ntype: kit\ntitle: Flu shots\nannouncement: 2026-11-25T10:00-05:00\n"
        "recipient: minister-of-health\nshareables:\n  - post: ../posts/a.en.md\n    text: {}\n---\n")  # fmt: skip
_POST = ("---\ntype: post\naccount: ministry-of-health\nschedule: 2026-11-25T10:00-05:00\n---\n"
         "Flu shots are free. https://e.ca/a?utm_source=x #FluShot\n")  # fmt: skip


@rule("KIT002", severity=Severity.ERROR, clauses=("MA-21", "MA-33"), since="0.1")
class KitContentDiffers(RepositoryRule):
    """The text and the media that a kit offers are those of its official post.

    A minister may publish the same content as the ministry, or share it; another wording is
    another post, and needs an official post of its own. White space, mentions, tracking
    parameters and hashtags at the end of a line do not count.
    """

    on = (Kit,)
    needs = ("shareables",)
    messages = {
        "text": Message("the text of the shareable is not the text of {path}",
                        "use the official text, or publish this one on the official channel too"),
        "media": Message("{src} is offered with the shareable and is not in {path}",
                         "add it to the official post, or take it out of the kit"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: RepositoryContext) -> Iterator[Finding]:
        for shareable in document.shareables:
            post = context.index.referred(document, shareable.post)
            if post is None or not post.readable or post.type != "post" or not shareable.post:
                continue
            params = {"path": shareable.post.value}
            place = RelatedPlace(post, post.body if post.variants else post.head, "the official post")
            if post.variants:
                place = RelatedPlace(post, post.variants[0].text.span, "the official text")
            text = shareable.text
            if text and not is_official_text(text.value, post, document.language, context.index):
                yield Finding(text.span, "text", params, related=(place,))
            carried = media_keys(post, context.index) if shareable.media else frozenset()
            for media in shareable.media:
                reference = next((r for r in document.references
                                  if media.src and r.span == media.src.span), None)  # fmt: skip
                key = reference.path if reference else media.src.value if media.src else None
                if media.src and key not in carried:
                    yield Finding(media.src.span, "media", {**params, "src": media.src.value},
                                  related=(place,))  # fmt: skip

    examples = (
        Bad(_KIT.format("«Flu shots are free for all.»"), path="kits/kit.en.md", files={"posts/a.en.md": _POST}),
        Bad("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n---\n"
            "## Contenu à partager\n\n### Un\n\n«> Le vaccin est offert.»\n\n[x](../posts/a.fr.md)\n",
            path="kits/kit.fr.md", files={"posts/a.fr.md": _POST}),
        Good(_KIT.format('"Flu  shots are free. https://e.ca/a"'), path="kits/kit.en.md",
             files={"posts/a.en.md": _POST}),
        Good("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n"
             "shareables:\n  - post: ../posts/a.fr.md\n---\n", path="kits/kit.fr.md", files={"posts/a.fr.md": _POST}),
    )  # fmt: skip
