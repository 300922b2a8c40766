"""KIT006: each option of a kit has an official post of its own."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.equality import content_key
from opsglint.facts.kit_content import is_official_text
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
    ShareableFact,
    rule,
)  # fmt: skip

_KIT = ("---\ntype: kit\ntitle: Flu shots\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n"
        "shareables:\n  - post: ../posts/a.en.md\n  - post: {}\n    text: {}\n---\n")  # fmt: skip
_POST = "---\ntype: post\naccount: ministry-of-health\nschedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n"


@rule("KIT006", severity=Severity.ERROR, clauses=("MA-33",), since="0.1")
class VariantWithoutOfficialPost(RepositoryRule):
    """Two shareables of different text name two official posts.

    Additional options are fine if each is published on the official channel; otherwise they are
    not given out.
    """

    on = (Kit,)
    needs = ("shareables",)
    messages = {
        "shared": Message("two shareables with different texts name the official post {path}",
                          "publish each text in an official post of its own, or leave one out"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: RepositoryContext) -> Iterator[Finding]:
        first: dict[str, tuple[ShareableFact, str | None]] = {}
        for shareable in document.shareables:
            post = context.index.referred(document, shareable.post)
            if post is None or shareable.post is None or not post.variants:
                continue
            text = shareable.text
            differs = text and not is_official_text(text.value, post, document.language, context.index)
            said = content_key(text.value) if text and differs else None
            known = first.setdefault(post.path, (shareable, said))
            if known[0] is not shareable and known[1] != said and known[0].post:
                place = RelatedPlace(document, known[0].post.span, "the other shareable")
                params = {"path": shareable.post.value}
                yield Finding(shareable.post.span, "shared", params, related=(place,))

    examples = (
        Bad(_KIT.format("«../posts/a.en.md»", "Get your free flu shot."), path="kits/kit.en.md",
            files={"posts/a.en.md": _POST}),
        Bad(_KIT.format("«../posts/a.en.md»", "Faites-vous vacciner."), path="kits/trousse.fr.md",
            files={"posts/a.en.md": _POST}),
        Good(_KIT.format("../posts/b.en.md", "Clinics are open."), path="kits/kit.en.md",
             files={"posts/a.en.md": _POST, "posts/b.en.md": _POST.replace("Flu shots are free", "Clinics are open")}),
        Good(_KIT.format("../posts/a.en.md", "'Flu shots are free. #FluShot'"), path="kits/trousse.fr.md",
             files={"posts/a.en.md": _POST}),
    )  # fmt: skip
