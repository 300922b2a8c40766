"""PLT005: handles that their platforms can have."""

from __future__ import annotations

from collections.abc import Iterator

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
    Post,
    Registry,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.handle_syntax import is_valid_handle
from opsglint.social.limits import limits_of
from opsglint.social.platforms import PLATFORMS
from opsglint.social.profiles import profile_of
from opsglint.text import Located

_ACCOUNT = "---\ntype: account\nid: a\nkind: official\nname: A\nlang: {}\nhandles: {{{}}}\n---\n{}\n"


@rule("PLT005", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class InvalidHandle(DocumentRule):
    """A handle is one that its platform can have.

    A handle with a letter too many or an accent names nobody, or somebody else.
    """

    on = (Account, Registry, Post)
    messages = {
        "handle": Message("{handle} cannot be a handle on {platform}", "write the handle as the profile shows it: {syntax}"),
        "address": Message("{handle} is an address, not a handle on {platform}", "write the handle alone: {better}"),
        "mention": Message("{handle} cannot be a handle on {platform}", "write the handle as the profile shows it, or the id of an account"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        model = document.model
        if isinstance(model, Post):
            yield from self._mentions(model, document, context)
        accounts = model.accounts if isinstance(model, Registry) else (model,) if isinstance(model, Account) else ()
        for account in accounts:
            for platform, handle in account.handles or ():
                yield from self._handle(platform, handle)

    def _handle(self, platform: str, handle: Located[str]) -> Iterator[Finding]:
        if not handle.value.strip() or platform not in PLATFORMS or is_valid_handle(handle.value, platform):
            return
        limits = limits_of(platform)
        profile = profile_of(handle.value) if "/" in handle.value else None
        params = {"handle": handle.value, "platform": limits.name, "syntax": limits.handle_words, "better": profile.handle if profile else ""}
        yield Finding(handle.span, "address" if profile else "handle", params)

    def _mentions(self, post: Post, document: Document[Model], context: Context) -> Iterator[Finding]:
        platforms = context.resolver.platforms(document) or PLATFORMS
        for mention in post.mentions or ():
            if context.accounts.get(mention.value, context.resolver.today) or not mention.value.strip():
                continue
            if not any(is_valid_handle(mention.value, platform) for platform in platforms):
                names = " or ".join(limits_of(platform).name for platform in platforms[:3])
                yield Finding(mention.span, "mention", {"handle": mention.value, "platform": names})

    examples = (
        Bad(_ACCOUNT.format("en", "x: «ONT-health»", "Health news."), path="accounts/a.md"),
        Bad(_ACCOUNT.format("fr", "instagram: «santé.ontario»", "Nouvelles de la santé."), path="accounts/a.md"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nplatforms: [x]\nmentions: [«hôpital.nord»]\n---\nBonjour.\n", path="posts/a.fr.md"),
        Good(_ACCOUNT.format("en", 'x: "@ONThealth", bluesky: health.ontario.ca', "Health news."), path="accounts/a.md"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nplatforms: [x]\nmentions: [minister-of-health, HopitalNord]\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
