"""SEP004: official channels show ministers in official capacity."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.separation import shown_out_of_capacity
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Post,
    Severity,
    rule,
)  # fmt: skip


@rule("SEP004", severity=Severity.ERROR, clauses=("MA-23", "MA-31"), since="0.1")
class MinisterNotInOfficialCapacity(DocumentRule):
    """An official channel shows a minister, or an MPP who acts for one, in official capacity alone.

    A minister at a party dinner or a community fundraiser is no business of a ministry's channel.
    """

    on = (Post,)
    needs = ("channels",)
    attested_by = ("capacity",)
    messages = {
        "missing": Message("{person} is shown on an official channel, and nothing says in what capacity",
                           "add capacity: official once you know that it is so"),
        "other": Message("{person} is shown on an official channel in {capacity} capacity",
                         "use another picture, or correct capacity"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        if not context.resolver.official_channels(document):
            return
        for person in shown_out_of_capacity(document, context.resolver):
            name = person.name.value if person.name else "a minister"
            capacity = person.capacity or document.model.capacity
            place = person.capacity or person.role or person.account
            span = place.span if place else person.span
            params = {"person": name, "capacity": capacity.value if capacity else ""}
            yield Finding(span, "other" if capacity else "missing", params)

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\nmedia:\n  - src: https://e.ca/a.jpg\n    people:\n"
            "      - {name: Jordan Avery, role: «minister»}\n---\nHello.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n  - src: https://e.ca/a.jpg\n    people:\n"
            "      - {name: Jordan Avery, role: minister, capacity: «campaign»}\n---\nBonjour.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\nmedia:\n  - src: https://e.ca/a.jpg\n    people:\n"
             "      - {name: Jordan Avery, role: minister, capacity: official}\n---\nHello.\n"),
        Good("---\ntype: post\nstatus: draft\naccount: ministere-de-la-sante\nmedia:\n  - src: https://e.ca/a.jpg\n    people:\n"
             "      - {name: Jordan Avery, role: minister}\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
