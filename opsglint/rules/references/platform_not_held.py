"""REF007: channels are on platforms where the account has a handle."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Broadcast,
    Document,
    Finding,
    Good,
    Message,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip


@rule("REF007", severity=Severity.ERROR, clauses=("house",), since="0.1")
class PlatformNotHeld(RepositoryRule):
    """A channel names a platform on which its account has a handle.

    A post for an account that does not exist there will not be published.
    """

    on = (Broadcast,)
    needs = ("channels",)
    messages = {
        "not-held": Message(
            "{account} has no handle on {platform}",
            "take {platform} out, or add the handle to the registry",
        ),
    }

    def check(self, document: Document[Broadcast], context: RepositoryContext) -> Iterator[Finding]:
        for channel in context.index.channels(document):
            entry, platform = channel.account, channel.fact.platform
            if entry is None or platform is None or not entry.account.handles:
                continue
            if platform.value not in entry.held:
                place = RelatedPlace(entry.document, entry.span, "the account and its handles")
                params = {"account": entry.id, "platform": platform.value}
                yield Finding(platform.span, "not-held", params, related=(place,))

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nplatforms: [x, «tiktok»]\n---\nHello.\n"),
        Bad("---\ntype: post\nchannels:\n  - {account: ministere-de-la-sante, platform: «youtube»}\n---\nAllô.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\nplatforms: [x, facebook]\n---\nHello.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nplatforms: [twitter]\n---\nAllô.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
