"""FM006: required fields are there."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Action,
    Bad,
    Broadcast,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Post,
    ProblemKind,
    Severity,
    rule,
)  # fmt: skip

_WITHOUT_TEXT = (Action.SHARE, Action.LIKE)


@rule("FM006", severity=Severity.ERROR, clauses=("house",), complete=True, since="0.1")
class MissingField(DocumentRule):
    """A document has the fields that its type cannot do without.

    A post needs an account or channels, and a text unless it shares or likes; a kit its title,
    announcement and recipient; an account its id, kind and name.
    """

    messages = {
        "missing": Message("the field {field} is missing or empty", "add {field}"),
        "channel": Message(
            "the {type} names no account that publishes it",
            "add account and platforms, or a list of channels",
        ),
        "account": Message("a channel names no account", "add account to the channel"),
        "text": Message("the post has no text", "write the text below the front matter"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for problem in document.problems:
            if problem.kind is ProblemKind.MISSING_FIELD:
                yield Finding(problem.span, problem.id, problem.params)
        model = document.model
        if isinstance(model, Broadcast):
            yield from self._channels(document, model)
        if isinstance(model, Post) and not document.variants:
            action = Action(model.action.value) if model.action else Action.POST
            if action not in _WITHOUT_TEXT:
                yield Finding(document.head, "text")

    def _channels(self, document: Document[Model], model: Broadcast) -> Iterator[Finding]:
        if "channels" not in model.keys and not model.account and "account" not in model.keys:
            yield Finding(document.head, "channel", {"type": document.type})
        elif not model.channels and not model.account:
            field = "channels" if "channels" in model.keys else "account"
            yield Finding(document.place(field), "channel", {"type": document.type})
        for channel in document.channels:
            if channel.account is None:
                yield Finding(channel.span, "account")

    examples = (
        Bad("---\n«type: post»\nlang: en\n---\nFlu shots are free.\n"),
        Bad("---\n«type: post»\naccount: ministere-de-la-sante\n---\n", path="posts/a.fr.md"),
        Bad("---\n«»type: kit\ntitle: Flu shots\nannouncement: 2026-11-25T10:00-05:00\n---\n",
            path="kits/kit.en.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nFlu shots are free.\n"),
        Good("---\ntype: post\naccount: minister-of-health\naction: share\n"
             "of: ministere-de-la-sante\n---\n", path="posts/a.fr.md"),
    )  # fmt: skip
