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
    Model,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    SlotKey,
    Span,
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
    needs = ("channels",)
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
                for path in context.index.posts_at(key):
                    if path >= document.path:
                        break
                    other = context.index.document(path) if path not in seen else None
                    if other is None or _is_silent(other) or _paired(document, other, context):
                        continue
                    seen.add(other.path)
                    schedule = channel.fact.schedule
                    assert schedule is not None
                    params = {"path": other.path,
                              "account": channel.account.id if channel.account else ""}  # fmt: skip
                    place = RelatedPlace(other, _schedule_at(key, other, context), "the other post")
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


def _schedule_at(
    slot: SlotKey, document: Document[Model], context: RepositoryContext
) -> Span:
    """Return the place of the schedule by which a post takes up a slot."""
    schedules = (
        channel.fact.schedule for channel in context.index.channels(document)
        if slot in context.index.slot_keys(channel)
    )  # fmt: skip
    return next((schedule.span for schedule in schedules if schedule), document.head)


def _is_silent(document: Document[Model]) -> bool:
    """Say whether a post adds no text of its own to what followers see."""
    action = getattr(document.model, "action", None)
    if action is None or action.value not in (Action.LIKE, Action.SHARE):
        return False
    return action.value == Action.LIKE or not any(one.text.value for one in document.variants)


def _paired(left: Document[Model], right: Document[Model], context: RepositoryContext) -> bool:
    versions = (*context.index.translations(left), *context.index.translations(right))
    return any(one.path in (left.path, right.path) for one in versions)
