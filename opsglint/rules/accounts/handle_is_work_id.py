"""ACC006: no work user name as a handle."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import SERVANTS, is_official_host, profiles_of
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
    Registry,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.handles import normalise

_HEAD = "---\ntype: account\nid: a\nkind: personal\nname: Ray Heron\n"


@rule("ACC006", severity=Severity.WARNING, clauses=("FP-14",), since="0.1")
class HandleIsWorkId(DocumentRule):
    """A public servant’s handle is not the user name of the government e-mail address.

    Whoever knows the handle then knows half of what opens the work account.
    """

    on = (Account, Registry)
    messages = {
        "same": Message("the handle {handle} is the user name of {address}, and no work user name is reused",
                        "choose a handle that is not your work user name"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        domains = context.pack.words("official-domains")
        for profile in profiles_of(document, SERVANTS, context.resolver):
            users = {
                address.partition("@")[0].casefold(): address
                for address, _ in profile.emails() if is_official_host(address, domains)
            }  # fmt: skip
            for _, handle in profile.account.handles or ():
                user = normalise(handle.value).partition("@")[0]
                if user in users:
                    params = {"handle": handle.value, "address": users[user]}
                    yield Finding(handle.span, "same", params)

    examples = (
        Bad(_HEAD + "handles: {x: «rheron42»}\nemail: rheron42@ontario.ca\n---\nI walk.\n", path="accounts/a.md"),
        Bad(_HEAD + "handles: {mastodon: «'@RHeron42@example.social'»}\n---\nÉcrivez à rheron42@canada.ca.\n", path="accounts/a.md"),
        Good(_HEAD + "handles: {x: rheron42}\nemail: rheron42@mail.example\n---\nI walk.\n", path="accounts/a.md"),
        Good(_HEAD + "handles: {x: ray_heron}\nemail: rheron42@ontario.ca\n---\nJe marche.\n", path="accounts/a.md"),
    )  # fmt: skip
