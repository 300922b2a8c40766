"""SEP002: official channels do not tag political accounts."""

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

_KINDS = {
    Kind.MPP: "an MPP’s account", Kind.MINISTERS_OFFICE: "an account of a minister’s office",
    Kind.PARTY: "a party’s account", Kind.CANDIDATE: "a candidate’s account",
}  # fmt: skip


@rule("SEP002", severity=Severity.ERROR, clauses=("MA-15",), fix=Safety.SAFE, since="0.1")
class OfficialTagsPoliticalAccount(RepositoryRule):
    """An official channel tags no MPP, no minister's office, no party and no candidate.

    The public service is non-partisan; a tag sends its readers to political content.
    """

    remedy = (
        "Writes the person’s name in place of the handle in a text. Safe, because it names the "
        "same person; a tag or mention in the front matter is left to you."
    )
    on = (Broadcast, Account)
    messages = {
        "text": Message("an official channel tags {handle}, {kind}",
                        "write {person} in place of the handle"),
        "tag": Message("an official channel tags {handle}, {kind}", "take the tag out"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for tag in official_tags(document, context.index):
            entry = tag.account
            if entry.kind not in _KINDS:
                continue
            kind = _KINDS[entry.kind]
            params = {"handle": tag.handle, "kind": kind, "person": entry.person}
            edits = (Edit(tag.span, entry.person),) if tag.in_text else ()
            place = RelatedPlace(entry.document, entry.kind_span, f"{entry.id} is {kind}")
            yield Finding(
                tag.span, "text" if tag.in_text else "tag", params, edits=edits, related=(place,)
            )

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nThanks to «@SamOkaforMPP»!\n",
            fixed="---\ntype: post\naccount: ministry-of-health\n---\nThanks to Sam Okafor!\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nfirst_comment: Merci à «@ExampleParty».\n---\nBonjour.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nThanks to @ExampleHospital!\n"),
        Good("---\ntype: post\naccount: example-mpp\n---\nMerci à @ExampleParty !\n", path="posts/a.fr.md"),
    )  # fmt: skip
