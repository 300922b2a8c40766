"""CNF004: a post about one's own current work is authorized."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.voices import OWN
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

_OWN = "---\ntype: post\naccount: personal-account\nabout_own_work: true\n"


@rule("CNF004", severity=Severity.ERROR, clauses=("FP-05",), complete=True, since="0.1")
class OwnWorkNotAuthorized(DocumentRule):
    """A public servant's post about current work says who authorized it.

    This is a federal concern: under the Ontario pack it is advice.
    """

    on = (Post,)
    needs = ("channels",)
    attested_by = ("authorized.by",)
    messages = {
        "missing": Message("the post is about the holder’s current work and does not say who authorized it",
                           "ask your manager, then add authorized: {{by, date}}"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        model = document.model
        about = model.about_own_work
        if about is None or not about.value or (model.authorized and model.authorized.by):
            return
        if any(channel.kind in OWN for channel in context.resolver.channels(document)):
            is_milder = self.code in context.pack.lowered
            yield Finding(about.span, "missing", {}, Severity.ADVICE if is_milder else None)

    examples = (
        Bad(_OWN.replace("true", "«true»") + "---\nToday I tested our new form.\n"),
        Bad("---\ntype: post\naccount: example-executive\nabout_own_work: «true»\n---\nNotre nouveau formulaire est prêt.\n", path="posts/a.fr.md"),
        Good(_OWN + "authorized: {by: Mei Lin, date: 2026-11-01}\n---\nToday I tested our new form.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\nabout_own_work: true\n---\nNotre nouveau formulaire est prêt.\n", path="posts/a.fr.md"),
    )  # fmt: skip
