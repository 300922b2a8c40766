"""KIT008: kits and their posts name one another."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Kit,
    Message,
    Model,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_KIT = ("---\ntype: kit\ntitle: T\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n"
        "shareables:\n  - post: {}\n---\n")  # fmt: skip
_EMPTY = _KIT.split("shareables")[0] + "---\n"


@rule("KIT008", severity=Severity.WARNING, clauses=("MA-20",), since="0.1")
class KitPostUnlinked(RepositoryRule):
    """A post that names a kit is listed by it, and a kit lists no post that names another.

    Otherwise nobody can tell what the minister's office was given.
    """

    on = (Post, Kit)
    messages = {
        "unlisted": Message("the kit {kit} does not list this post", "add it to the kit’s shareables, or take kit out"),
        "other": Message("{post} names another kit, {kit}", "list a post of this kit, or correct the post"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        index = context.index
        if isinstance(document.model, Post):
            kit = index.referred(document, document.model.kit)
            if kit is None or not isinstance(kit.model, Kit) or document.model.kit is None:
                return
            if not kit.readable:
                return
            versions = {document.path, *(d.path for d in index.translations(document))}
            kits = (kit, *index.translations(kit))
            if all(versions.isdisjoint(index.contributions[one.path].posts) for one in kits):
                place = RelatedPlace(kit, kit.place("shareables"), "what the kit lists")
                yield Finding(document.model.kit.span, "unlisted",
                              {"kit": document.model.kit.value}, related=(place,))  # fmt: skip
            return
        own = {document.path, *(d.path for d in index.translations(document))}
        for shareable in document.shareables:
            post = index.referred(document, shareable.post)
            named = getattr(post.model, "kit", None) if post else None
            other = index.referred(post, named) if post else None
            if post and named and other and shareable.post and other.path not in own:
                place = RelatedPlace(post, named.span, "the kit that it names")
                params = {"post": shareable.post.value, "kit": other.path}
                yield Finding(shareable.post.span, "other", params, related=(place,))

    examples = (
        Bad("---\ntype: post\nkit: «../kits/k.en.md»\n---\nHello.\n", files={"kits/k.en.md": _EMPTY}),
        Bad(_KIT.format("«../posts/a.fr.md»"), path="kits/k.fr.md",
            files={"posts/a.fr.md": "---\ntype: post\nkit: ../kits/autre.fr.md\n---\nBonjour.\n", "kits/autre.fr.md": _EMPTY}),
        Good("---\ntype: post\nkit: ../kits/k.en.md\n---\nHello.\n",
             files={"kits/k.en.md": _KIT.format("../posts/example.en.md")}),
        Good(_KIT.format("../posts/a.fr.md"), path="kits/k.fr.md",
             files={"posts/a.fr.md": "---\ntype: post\n---\nBonjour.\n"}),
    )  # fmt: skip
