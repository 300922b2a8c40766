"""APR001: what the ministry says must be approved is approved."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.approvals import approvals_of
from opsglint.sdk import (
    Bad,
    Broadcast,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kit,
    Message,
    Model,
    Severity,
    Status,
    rule,
)  # fmt: skip

_NEEDED = {"opsglint.toml": 'pack = "ontario"\n[approvals]\nrequired = ["communications-branch"]\n'}
_HEAD = "---\ntype: post\naccount: {}\nstatus: «approved»\n"


@rule("APR001", severity=Severity.ERROR, clauses=("SE-15", "OA-01"), since="0.1")
class ApprovalMissing(DocumentRule):
    """From the status `approved` on, an official post or a kit names everybody who must approve it.

    The configuration says who: `[approvals] required = ["communications-branch"]`. An approval of
    content that was changed since is reported by APR003.
    """

    on = (Broadcast, Kit)
    attested_by = ("approvals.role",)
    messages = {
        "missing": Message("the status is {status}, and {roles} has not approved, which the ministry asks of official content",
                           "have it approved (opsglint approve {path} --role {role} --name \"…\"), or set the status back to review"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        status = document.status
        if status not in (Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED):
            return
        is_kit = isinstance(document.model, Kit)
        if not is_kit and not context.resolver.official_channels(document):
            return
        given = {a.role.value.strip().casefold() for a in approvals_of(document) if a.role}
        absent = [r for r in context.settings.approvals_required if r.casefold() not in given]
        if absent:
            written = getattr(document.model, "status", None)
            params = {"status": str(status), "roles": " and ".join(absent), "role": absent[0], "path": document.path}
            yield Finding(written.span if written else document.head, "missing", params)

    examples = (
        Bad(_HEAD.format("ministry-of-health") + "---\nFlu shots are free.\n", files=_NEEDED),
        Bad(_HEAD.format("ministere-de-la-sante").replace("approved", "scheduled") + "approvals: [{role: director, name: Lou Heath, date: 2026-11-02}]\n---\nBonjour.\n",
            path="posts/a.fr.md", files=_NEEDED),
        Good(_HEAD.format("ministry-of-health").replace("«", "").replace("»", "")
             + "approvals: [{role: communications-branch, name: Lou Heath, date: 2026-11-02}]\n---\nFlu shots are free.\n", files=_NEEDED),
        Good(_HEAD.format("personal-account").replace("«", "").replace("»", "") + "---\nBonne journée.\n", path="posts/a.fr.md", files=_NEEDED),
    )  # fmt: skip
