"""PRV012: an inquiry is passed on with its sender’s consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Inquiry,
    Message,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: inquiry\nreceived_on: minister-of-health\nreferred_to: ministry-of-health\n{}---\n"


@rule("PRV012", severity=Severity.ERROR, clauses=("MA-06",), waivable=False, since="0.1")
class InquiryWithoutConsent(DocumentRule):
    """An inquiry is passed to a ministry only where its sender has agreed to that."""

    on = (Inquiry,)
    messages = {
        "missing": Message("the inquiry is passed to {ministry} without its sender’s consent",
                           "ask the sender first; then add consent: {{kind: verbal, date: …}}"),
        "revoked": Message("the sender has taken back the consent to pass the inquiry to {ministry}",
                           "do not pass it on; answer from the account that received it"),
        "expired": Message("the consent to pass the inquiry to {ministry} ended on {day}",
                           "ask the sender again"),
    }  # fmt: skip

    def check(self, document: Document[Inquiry], context: Context) -> Iterator[Finding]:
        model = document.model
        consent = model.consent
        params = {"ministry": model.referred_to.value if model.referred_to else "a ministry"}
        if consent is None or consent.kind is None:
            place = consent.span if consent else document.place("referred_to")
            yield Finding(document.model.keys.get("consent", place), "missing", params)
        elif consent.revoked and consent.revoked.value is not False:
            yield Finding(consent.revoked.span, "revoked", params)
        elif consent.expires and consent.expires.value < _passed_on(model, context):
            params["day"] = consent.expires.value.isoformat()
            yield Finding(consent.expires.span, "expired", params)

    examples = (
        Bad(_HEAD.format("").replace("referred_to", "«referred_to»") + "When does the clinic open?\n", path="inquiries/a.en.md"),
        Bad(_HEAD.format("consent: {kind: form, reference: F-1, revoked: «true»}\n") + "Quand ouvre la clinique?\n", path="inquiries/a.fr.md"),
        Good(_HEAD.format("consent: {kind: verbal, date: 2026-11-10}\n") + "When does the clinic open?\n", path="inquiries/a.en.md"),
        Good(_HEAD.format("consent: {kind: form, reference: F-1, expires: 2027-01-01}\n") + "Quand ouvre la clinique?\n", path="inquiries/a.fr.md"),
    )  # fmt: skip


def _passed_on(inquiry: Inquiry, context: Context) -> date:
    """Return the day of judgement: that of the receipt for what was passed on before."""
    is_past = inquiry.status is not None and inquiry.status.value == "published"
    return inquiry.received.value if is_past and inquiry.received else context.resolver.today
