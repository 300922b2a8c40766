"""SEP006: livestreams are planned."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Livestream,
    Message,
    Severity,
    rule,
)  # fmt: skip

_START = "---\n{}\ntitle: Ouverture\naccount: ministere-de-la-sante\nplatforms: [x]\n"
_PLAN = "event: Ouverture\naudience: Familles\norganizer: {name: Direction, role: ops-staff}\n"


@rule("SEP006", severity=Severity.ERROR, clauses=("MA-32",), complete=True, since="0.1")
class LivestreamPlanMissing(DocumentRule):
    """A livestream's plan says what is shown, for whom, by whom, where, and that the format is accessible.

    The communications branch decides about support from this plan.
    """

    on = (Livestream,)
    messages = {
        "missing": Message("the plan of the livestream lacks {fields}", "add {fields}"),
    }

    def check(self, document: Document[Livestream], context: Context) -> Iterator[Finding]:
        model = document.model
        present = {
            "event": model.event, "audience": model.audience, "organizer": model.organizer,
            "accessible": model.accessible and model.accessible.value,
            "platforms": not document.channels or any(c.platform for c in document.channels),
        }  # fmt: skip
        wrong = {name for name in ("organizer", "accessible") if name in model.keys
                 and getattr(model, name) is None}  # fmt: skip
        missing = [name for name, value in present.items() if not value and name not in wrong]
        if missing:
            yield Finding(document.head, "missing", {"fields": ", ".join(missing)})

    examples = (
        Bad(_START.format("«type: livestream»") + "event: Ouverture\n---\n", path="live/a.fr.md"),
        Bad(_START.format("«type: livestream»") + _PLAN + "accessible: false\n---\n", path="live/a.en.md"),
        Good(_START.format("type: livestream") + _PLAN + "accessible: true\n---\n", path="live/a.fr.md"),
        Good("---\ntype: post\n---\nLive at noon.\n"),
    )  # fmt: skip
