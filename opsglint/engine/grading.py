"""How grave one finding is: the rule's severity, and what relieves it."""

from __future__ import annotations

from opsglint.content.accounts import Account
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Kind
from opsglint.diagnostics import Severity
from opsglint.engine.selection import Plan
from opsglint.facts.document import Document
from opsglint.facts.resolver import Resolver
from opsglint.sdk import Finding, Rule

# SE-11: on accounts of their own, holders are encouraged, not required, to use both languages
# and to be accessible.
_ENCOURAGED_FAMILIES = ("LNG", "AXS")
_OWN_ACCOUNTS = frozenset({Kind.SPECIALIST, Kind.EXECUTIVE, Kind.PERSONAL})


def grade(
    rule: Rule, finding: Finding, document: Document[Model], plan: Plan, resolver: Resolver
) -> Severity:
    """Return the severity of a finding in its document."""
    severity = plan.severity(rule)
    if finding.severity is not None and finding.severity.rank > severity.rank:
        severity = finding.severity
    if finding.severity is not None and rule.code not in plan.severities:
        severity = finding.severity
    if rule.complete and document.is_early and severity is Severity.ERROR:
        severity = Severity.WARNING
    if rule.family() in _ENCOURAGED_FAMILIES and _is_own_account(document, resolver):
        severity = Severity.ADVICE
    return severity


def _is_own_account(document: Document[Model], resolver: Resolver) -> bool:
    if isinstance(document.model, Account):
        return document.model.account_kind in _OWN_ACCOUNTS
    kinds = [channel.kind for channel in resolver.channels(document)]
    return bool(kinds) and all(kind in _OWN_ACCOUNTS for kind in kinds)
