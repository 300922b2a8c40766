"""ACC013: profiles are reviewed from time to time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from opsglint.facts.profiles import SERVANTS, profiles_of
from opsglint.sdk import (
    Account,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Option,
    Registry,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: «a»\nkind: personal\nname: Dana K.\n"


@rule("ACC013", severity=Severity.WARNING, clauses=("FP-01", "FP-18"), since="0.1")
class ReviewOverdue(DocumentRule):
    """A public servant’s profile, its settings and its history were reviewed in the last year.

    They are reviewed on joining, on a change of role, and from time to time.
    """

    attested_by = ("reviewed",)
    on = (Account, Registry)
    messages = {
        "missing": Message("{account} does not say when its profile, settings and history were last reviewed",
                           "review them, then add reviewed: with the day"),
        "old": Message("{account} was last reviewed on {day}, more than {days} days ago",
                       "review profile, settings and history again, then change the day"),
        "role": Message("{account} was last reviewed on {day}, before the holder took the present role on {since}",
                        "review profile, settings and history for the new role, then change the day"),
    }  # fmt: skip
    options = (Option("days", 365, "after how many days a review is due again", least=1, most=3650),)

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        days = context.options["days"]
        today = context.resolver.today
        for profile in profiles_of(document, SERVANTS, context.resolver):
            reviewed, since = profile.account.reviewed, profile.account.role_since
            params = {"account": profile.name, "days": str(days)}
            if reviewed is None:
                yield Finding(profile.span, "missing", params)
                continue
            params["day"] = reviewed.value.isoformat()
            if today - reviewed.value > timedelta(days=days):
                yield Finding(reviewed.span, "old", params)
            elif since and reviewed.value < since.value <= today:
                yield Finding(reviewed.span, "role", params | {"since": since.value.isoformat()})

    examples = (
        Bad(_HEAD + "---\nI bake.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("«a»", "a") + "reviewed: «2025-11-19»\n---\nJe cuisine.\n", path="accounts/a.md"),
        Bad(_HEAD.replace("«a»", "a") + "role_since: 2026-09-01\nreviewed: «2026-08-31»\n---\nI bake.\n", path="accounts/a.md"),
        Good(_HEAD.replace("«a»", "a") + "reviewed: 2025-11-20\n---\nI bake.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: minister\nname: Robin Lake\n---\nDes lacs.\n", path="accounts/a.md"),
    )  # fmt: skip
