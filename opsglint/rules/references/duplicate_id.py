"""REF004: an id and a handle mean one account."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Account,
    AccountEntry,
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Registry,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.social.handles import normalise


@rule("REF004", severity=Severity.ERROR, clauses=("house",), since="0.1")
class DuplicateId(RepositoryRule):
    """An id, and a handle on a platform, belong to one account at a time.

    Where two accounts claim one handle nobody can say whether a post tags a minister. The same id
    may stand several times for different days.
    """

    on = (Account, Registry)
    messages = {
        "id": Message("the id {id} is given to two accounts",
                      "give each its own id, or its own days with from and until"),
        "handle": Message("the handle {handle} on {platform} is claimed by {id} and {other}",
                          "correct one of the two"),
    }  # fmt: skip

    def check(
        self, document: Document[Account | Registry], context: RepositoryContext
    ) -> Iterator[Finding]:
        for entry in context.accounts.entries:
            if entry.document.path != document.path:
                continue
            if entry.id:
                for other in context.accounts.ids[entry.id]:
                    if other is entry:
                        break
                    if _overlap(entry.account, other.account):
                        yield self._finding("id", entry.span, {"id": entry.id}, other, other.span)
                        break
            yield from self._handles(entry, context)

    def _handles(self, entry: AccountEntry, context: RepositoryContext) -> Iterator[Finding]:
        for platform, handle in entry.handles():
            for other_platform, other in context.accounts.handles.get(normalise(handle.value), ()):
                if other is entry:
                    break
                same = platform is not None and platform == other_platform
                if same and other.id != entry.id and _overlap(entry.account, other.account):
                    params = {"handle": handle.value, "platform": platform or "",
                              "id": entry.id, "other": other.id}  # fmt: skip
                    place = next(
                        (h.span for p, h in other.handles()
                         if p == platform and normalise(h.value) == normalise(handle.value)),
                        other.span,
                    )  # fmt: skip
                    yield self._finding("handle", handle.span, params, other, place)
                    break

    def _finding(
        self, id_: str, span: Span, params: dict[str, str], other: AccountEntry, place: Span
    ) -> Finding:
        related = RelatedPlace(other.document, place, "it stands here first")
        return Finding(span, id_, params, related=(related,))

    examples = (
        Bad("- {id: a, kind: official, name: A}\n- {id: «a», kind: party, name: B}\n",
            path="accounts.yml"),
        Bad("- {id: a, kind: official, name: A, handles: {x: Sante}}\n"
            '- {id: b, kind: minister, name: B, handles: {twitter: «"@sante"»}}\n',
            path="accounts.yml"),
        Good("- {id: a, kind: mpp, name: A, until: 2026-05-31}\n"
             "- {id: a, kind: minister, name: A, from: 2026-06-01}\n", path="accounts.yml"),
        Good("- {id: a, kind: official, name: Santé, handles: {x: Sante}}\n"
             "- {id: b, kind: media, name: Journal, handles: {instagram: Sante}}\n",
             path="accounts.yml"),
    )  # fmt: skip


def _overlap(left: Account, right: Account) -> bool:
    """Say whether there is a day on which both accounts exist."""
    for first, second in ((left, right), (right, left)):
        if first.until and second.from_ and first.until.value < second.from_.value:
            return False
    return True
