"""SCH008: one handle publishes one post at a time."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Action,
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_OTHER = ("---\ntype: post\naccount: ministry-of-health\nplatforms: [x]\n"
          "schedule: 2026-11-25T10:00-05:00\n---\nClinics are open.\n")  # fmt: skip


@rule("SCH008", severity=Severity.WARNING, clauses=("house",), since="0.1")
class SameSlot(RepositoryRule):
    """Two posts that are no translations of one another do not go out on one handle in one minute.

    The second hides the first from those who follow the account.
    """

    on = (Post,)
    messages = {
        "same": Message("{account} publishes {path} in the same minute",
                        "schedule one of the two at another time"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: RepositoryContext) -> Iterator[Finding]:
        if _is_silent(document):
            return
        seen: set[str] = set()
        for channel in context.index.channels(document):
            for key in context.index.slot_keys(channel):
                for slot in context.index.slots[key]:
                    other = slot.document
                    if other.path >= document.path:
                        break
                    if other.path in seen or _is_silent(other) or _paired(document, other, context):
                        continue
                    seen.add(other.path)
                    schedule, theirs = channel.fact.schedule, slot.channel.fact.schedule
                    assert schedule is not None
                    assert theirs is not None
                    params = {"path": other.path,
                              "account": channel.account.id if channel.account else ""}  # fmt: skip
                    place = RelatedPlace(other, theirs.span, "the other post")
                    yield Finding(schedule.span, "same", params, related=(place,))
                    break

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nplatforms: [x]\nschedule: «2026-11-25T10:00:30-05:00»\n---\nHello.\n",
            files={"posts/earlier.en.md": _OTHER}),
        Bad("---\ntype: post\naccount: ministry-of-health\nschedule: «2026-11-25T15:00Z»\n---\nAllô.\n",
            path="posts/z.fr.md", files={"posts/earlier.en.md": _OTHER}),
        Good("---\ntype: post\naccount: ministry-of-health\nplatforms: [x]\nschedule: 2026-11-25T10:01-05:00\n---\nHello.\n",
             files={"posts/earlier.en.md": _OTHER}),
        Good("---\ntype: post\naccount: ministry-of-health\nplatforms: [x]\nschedule: 2026-11-25T10:00-05:00\n---\nAllô.\n",
             path="posts/earlier.fr.md", files={"posts/earlier.en.md": _OTHER}),
    )  # fmt: skip


def _is_silent(document: Document[Post]) -> bool:
    """Say whether a post adds no text of its own to what followers see."""
    action = document.model.action
    if action is None or action.value not in (Action.LIKE, Action.SHARE):
        return False
    return action.value == Action.LIKE or not any(one.text.value for one in document.variants)


def _paired(left: Document[Post], right: Document[Post], context: RepositoryContext) -> bool:
    versions = (*context.index.translations(left), *context.index.translations(right))
    return any(one.path in (left.path, right.path) for one in versions)
