"""KIT001: what a kit offers is on an official channel."""

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
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    ShareableFact,
    Span,
    Status,
    rule,
)  # fmt: skip

_KIT = ("---\ntype: kit\ntitle: Flu shots\nannouncement: 2026-11-25T10:00-05:00\n"
        "recipient: minister-of-health\nshareables:\n  - post: {}\n---\n")  # fmt: skip
_POST = "---\ntype: post\naccount: {}\nschedule: 2026-11-25T10:00-05:00\n---\nFlu shots are free.\n"


@rule(
    "KIT001", severity=Severity.ERROR, clauses=("MA-03", "MA-20", "MA-30", "MA-33"), complete=True,
    since="0.1",
)  # fmt: skip
class KitContentNotOnOfficialChannel(RepositoryRule):
    """What a kit gives a minister is scheduled on an official channel too.

    Public resources do not serve a minister's account alone. Each shareable names the official
    post that carries it.
    """

    on = (Kit,)
    needs = ("shareables",)
    messages = {
        "no-post": Message("a shareable names no official post",
                           "add post with the path of the official post that carries it"),
        "draft": Message("the official post {path} is still a draft",
                         "have the post approved before the kit goes out"),
        "no-account": Message("{path} goes out on no official channel",
                              "add a channel of the ministry to the post"),
        "no-schedule": Message("{path} has no time on an official channel",
                               "add schedule to the official channel of the post"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: RepositoryContext) -> Iterator[Finding]:
        for shareable in document.shareables:
            if shareable.post is None:
                yield Finding(_place(shareable), "no-post")
                continue
            post = context.index.referred(document, shareable.post)
            if post is None or not post.readable or post.type != "post":
                continue
            if any(c.fact.account and c.account is None for c in context.index.channels(post)):
                continue
            fault = _fault(post, context)
            if fault:
                id_, span, note = fault
                related = (RelatedPlace(post, span, note),)
                params = {"path": shareable.post.value}
                yield Finding(shareable.post.span, id_, params, related=related)

    examples = (
        Bad(_KIT.format("«../posts/a.en.md»"), path="kits/kit.en.md",
            files={"posts/a.en.md": _POST.format("minister-of-health")}),
        Bad("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n"
            "shareables:\n  - «text»: Le vaccin est gratuit.\n---\n", path="kits/kit.fr.md"),
        Good(_KIT.format("../posts/a.en.md"), path="kits/kit.en.md",
             files={"posts/a.en.md": _POST.format("ministry-of-health")}),
        Good("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister-of-health\n---\n"
             "## Contenu à partager\n\n### Publication 1\n\n> Le vaccin est gratuit.\n\n[Officielle](../posts/a.fr.md)\n",
             path="kits/kit.fr.md", files={"posts/a.fr.md": _POST.format("ministere-de-la-sante")}),
    )  # fmt: skip


def _place(shareable: ShareableFact) -> Span:
    start = shareable.span.start
    return Span(start, min(shareable.span.end, start + 4))


def _fault(
    post: Document[Model], context: RepositoryContext
) -> tuple[str, Span, str] | None:
    """Return what keeps a post from counting as official: message, place, and note."""
    official = context.index.official_channels(post)
    if not official:
        return "no-account", post.place("account"), "its channels"
    if post.status is Status.DRAFT:
        return "draft", post.place("status"), "its status"
    if context.index.earliest_official(post) is None:
        return "no-schedule", official[0].fact.span, "its official channel"
    return None
