"""KIT003: recipients do not publish before the ministry."""

from __future__ import annotations

from collections.abc import Iterator

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
        "recipient: minister-of-health\nshareables:\n  - {{post: ../posts/a.en.md, schedule: {}}}\n---\n")  # fmt: skip
_POST = "---\ntype: post\naccount: ministry-of-health\nschedule: 2026-11-25T10:00-05:00\n---\nHello.\n"


@rule("KIT003", severity=Severity.ERROR, clauses=("MA-17", "MA-21"), since="0.1")
class KitContentEarly(RepositoryRule):
    """What a kit offers may be published at the same time as its official post, or later.

    The ministry's channels inform the public first.
    """

    on = (Kit,)
    needs = ("shareables",)
    messages = {
        "early": Message("the shareable may be published at {time}, before {path} at {official}",
                         "set its schedule to {official} or later, or leave it out"),
    }  # fmt: skip

    def check(self, document: Document[Kit], context: RepositoryContext) -> Iterator[Finding]:
        for shareable in document.shareables:
            post = context.index.referred(document, shareable.post)
            if post is None or shareable.schedule is None or shareable.post is None:
                continue
            official = context.index.earliest_official(post)
            time = shareable.schedule.instant(context.index.zone)
            if official is not None and time < official:
                zone = context.index.zone
                params = {"time": f"{time.astimezone(zone):%Y-%m-%d %H:%M}", "path": shareable.post.value,
                          "official": f"{official.astimezone(zone):%Y-%m-%d %H:%M}"}  # fmt: skip
                place = RelatedPlace(post, post.place("schedule"), "the official time")
                yield Finding(shareable.schedule.span, "early", params, related=(place,))

    examples = (
        Bad(_KIT.format("«2026-11-25T09:59-05:00»"), path="kits/kit.en.md", files={"posts/a.en.md": _POST}),
        Bad(_KIT.format("«2026-11-25T14:00:00Z»"), path="kits/trousse.fr.md", files={"posts/a.en.md": _POST}),
        Good(_KIT.format("2026-11-25T10:00-05:00"), path="kits/kit.en.md", files={"posts/a.en.md": _POST}),
        Good(_KIT.format("2026-11-26T08:00-05:00"), path="kits/trousse.fr.md", files={"posts/a.en.md": _POST}),
    )  # fmt: skip
