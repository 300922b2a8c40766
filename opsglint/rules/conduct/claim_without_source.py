"""CON006: claims have a source."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.claims import figures
from opsglint.sdk import (
    Action,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Passage,
    Post,
    Role,
    Severity,
    rule,
)  # fmt: skip

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.PICTURE_TEXT)


@rule("CON006", severity=Severity.ADVICE, clauses=("GP-03", "MA-12", "SE-12"), complete=True, since="0.1")
class ClaimWithoutSource(DocumentRule):
    """Percentages, amounts of money, comparisons and superlatives have a source.

    What is published is true and accurate. A link in the post, or `sources`, lets a reviewer and
    the reader see where a figure comes from.
    """

    on = (Post,)
    messages = {
        "claim": Message("“{words}” is stated without a link or a source, and what is published is true and accurate",
                         "add a link to where it comes from, or list it under sources"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        model = document.model
        action = model.action.value if model.action else Action.POST
        if model.sources or document.links or action in (Action.SHARE, Action.LIKE):
            return
        for passage in document.passages:
            if passage.role in _READ:
                place = self._first(passage, context)
                if place:
                    words = passage.text.value[slice(*place)]
                    yield Finding(passage.text.locate(*place), "claim", {"words": words})

    def _first(self, passage: Passage, context: Context) -> tuple[int, int] | None:
        text = passage.text.value
        match = context.pack.phrases("comparisons").first(text, passage.language)
        places = [*figures(text), *([(match.start, match.end)] if match else [])]
        return min(places, default=None)

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nWait times fell by «30 per cent».\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nUn investissement de «3,2 milliards de dollars» pour vous.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nWait times fell by 30 per cent: https://www.ontario.ca/page/wait-times\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nsources: [https://www.ontario.ca/fr/page/budget]\n---\n3,2 milliards de dollars.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nBest wishes for 2027! Do your best. Parking costs $5.\n"),
    )  # fmt: skip
