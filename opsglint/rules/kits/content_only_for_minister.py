"""KIT007: staff make no content for a minister's channel alone."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.values import Moment
from opsglint.sdk import (
    Action,
    Bad,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Post,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.profiles import profile_of

_PERSONAL = (Kind.MINISTER, Kind.MPP, Kind.PARTY, Kind.CANDIDATE)
_STAFF = ("ops-staff", "contractor", "employee", "specialist", "executive")
_POST = ("---\ntype: post\naccount: {}\nschedule: 2026-11-25T10:00-05:00\nauthor: {{role: ops-staff}}\n---\n"
         "Flu shots are free.\n")  # fmt: skip


@rule("KIT007", severity=Severity.ERROR, clauses=("MA-03", "MA-30", "GP-15"), since="0.1")
class ContentOnlyForMinister(RepositoryRule):
    """What ministry staff write for a minister's channel is on an official channel by then.

    Public resources do not serve a minister's, an MPP's, a party's or a candidate's account alone.
    """

    on = (Post,)
    needs = ("channels",)
    messages = {
        "only": Message("{role} writes this for {accounts} alone, and no official post carries it by then",
                        "publish the same text on an official channel at the same time or earlier"),
        "unknown": Message("this is for {accounts} alone, no official post carries it, and nothing says who wrote it",
                           "add author with name and role"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        channels = context.index.channels(document)
        if not channels or any(channel.kind not in _PERSONAL for channel in channels):
            return
        action = Action(document.model.action.value) if document.model.action else Action.POST
        role = document.author.role.value if document.author and document.author.role else None
        if action in (Action.REPLY, Action.LIKE) or (role and role not in _STAFF):
            return
        if self._is_carried(document, context, action):
            return
        accounts = ", ".join(dict.fromkeys(c.account.id for c in channels if c.account))
        account = channels[0].fact.account
        span = account.span if account else document.head
        because = tuple(carrier.path for carrier in context.index.carriers(document))
        if role is None:
            yield Finding(span, "unknown", {"accounts": accounts}, severity=Severity.ADVICE, because=because)
        else:
            yield Finding(span, "only", {"accounts": accounts, "role": role}, because=because)

    def _is_carried(
        self, document: Document[Post], context: RepositoryContext, action: Action
    ) -> bool:
        index = context.index
        if action in (Action.SHARE, Action.QUOTE) and document.model.of:
            target = index.referred(document, document.model.of)
            if target is not None:
                return index.is_on_official_channel(target)
            profile = profile_of(document.model.of.value)
            name = profile.handle if profile else document.model.of.value
            entry = index.accounts.get(name, index.day(document))
            return entry is not None and entry.kind is Kind.OFFICIAL
        first = index.earliest(document)
        opened = not any(isinstance(c.schedule, Moment) for c in document.channels)
        return any(opened or (first and one.instant <= first) for one in index.carriers(document))

    examples = (
        Bad(_POST.format("«minister-of-health»")),
        Bad("---\ntype: post\naccount: «minister-of-health»\n---\nBonjour.\n", path="posts/a.fr.md",
            why="advice, because nothing says who wrote it"),
        Good(_POST.format("minister-of-health"), files={"posts/official.en.md": _POST.format("ministry-of-health")}),
        Good("---\ntype: post\naccount: minister-of-health\nauthor: {role: minister}\n---\nBonjour.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
