"""SEP001: official channels do not tag ministers."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.separation import official_tags
from opsglint.sdk import (
    Account,
    Bad,
    Broadcast,
    Document,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Edit


@rule(
    "SEP001", severity=Severity.ERROR, clauses=("MA-16", "MA-24"), waivable=False,
    fix=Safety.SAFE, since="0.1",
)  # fmt: skip
class OfficialTagsMinister(RepositoryRule):
    """An official channel does not tag a minister's account.

    A minister's account is personal and may be partisan: tagging it lends it the government's
    voice. The minister's name may be written.
    """

    remedy = (
        "Writes the person’s name in place of the handle in a text. Safe, because it is how the "
        "guidelines name them; a tag or mention in the front matter is left to you."
    )
    on = (Broadcast, Account)
    messages = {
        "text": Message("an official channel tags {handle}, the account of the minister {person}",
                        "write {person} in place of the handle"),
        "tag": Message("an official channel tags {handle}, the account of the minister {person}",
                       "take the tag out; the text may name {person}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for tag in official_tags(document, context.index):
            if tag.account.kind is not Kind.MINISTER:
                continue
            entry = tag.account
            params = {"handle": tag.handle, "person": entry.person}
            edits = (Edit(tag.span, entry.person),) if tag.in_text else ()
            place = RelatedPlace(entry.document, entry.kind_span, f"{entry.id} is a minister’s account")
            yield Finding(
                tag.span, "text" if tag.in_text else "tag", params, edits=edits, related=(place,)
            )

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nToday «@JordanAveryMPP» opened a clinic.\n",
            fixed="---\ntype: post\naccount: ministry-of-health\n---\nToday Jordan Avery opened a clinic.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
            "  - {src: https://e.ca/a.jpg, alt: 'Photo avec «＠jordanaverympp».'}\n---\nLa clinique est ouverte.\n",
            path="posts/a.fr.md"),
        Bad("---\ntype: post\naccount: ministry-of-health\nmentions: [«minister-of-health»]\n---\nHello.\n"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nMerci @JordanAveryMPP !\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nMinister Jordan Avery: info@JordanAveryMPP.ca @JordanAveryMPPfan\n"),
    )  # fmt: skip
