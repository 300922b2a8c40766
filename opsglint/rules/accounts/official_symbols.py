"""ACC003: no official symbols on accounts that are not official."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.profiles import UNOFFICIAL, profiles_of
from opsglint.sdk import (
    Bad,
    Broadcast,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Media,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Span

_HEAD = "---\ntype: account\nid: a\nkind: specialist\nname: Ana Ruiz\n"


@rule("ACC003", severity=Severity.ERROR, clauses=("SE-08", "FP-02", "FP-13", "MA-04"), since="0.1")
class OfficialSymbols(DocumentRule):
    """No logo, wordmark or arms of the government on an account that is not the government’s.

    This holds for the profile picture, the banner, and the pictures of posts.
    """

    messages = {
        "profile": Message("the {field} of {account} bears official symbols, which are kept for official channels",
                           "use a picture without the government’s logo, wordmark or arms"),
        "post": Message("{src} bears official symbols and goes out on {account}, which is not an official account",
                        "use a picture without the government’s logo, wordmark or arms"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, UNOFFICIAL, context.resolver):
            account = profile.account
            for field, picture in (("avatar", account.avatar), ("banner", account.banner)):
                if picture and _bears(picture):
                    yield Finding(_place(picture), "profile", {"field": field, "account": profile.name})
        if isinstance(document.model, Broadcast):
            yield from self._posts(document, context)

    def _posts(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        channels = context.resolver.channels(document)
        account = next((c.account for c in channels if c.account and c.kind in UNOFFICIAL), None)
        if account is None:
            return
        for fact in document.media:
            if fact.published and _bears(fact.media):
                src = fact.media.src.value if fact.media.src else "a picture"
                yield Finding(_place(fact.media), "post", {"src": src, "account": account.id})

    examples = (
        Bad(_HEAD + "avatar: {src: https://e.ca/a.png, alt: A logo, official_symbols: «true»}\n---\nI study moss.\n", path="accounts/a.md"),
        Bad("---\ntype: post\naccount: personal-account\nmedia:\n"
            "  - {src: https://e.ca/a.png, alt: Le trille, official_symbols: «true»}\n---\nBonne journée.\n", path="posts/a.fr.md"),
        Good(_HEAD + "avatar: {src: https://e.ca/a.png, alt: Ana, official_symbols: false}\n---\nI study moss.\n", path="accounts/a.md"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
             "  - {src: https://e.ca/a.png, alt: Le trille, official_symbols: true}\n---\nBonne journée.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _bears(picture: Media) -> bool:
    return picture.official_symbols is not None and picture.official_symbols.value


def _place(picture: Media) -> Span:
    return picture.official_symbols.span if picture.official_symbols else picture.span
