"""What became of every clause of the guidelines in a repository, for whoever has to account for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from opsglint.api.catalogue import rule_names
from opsglint.api.checking import configuration, moment
from opsglint.api.planning import plan
from opsglint.api.repository import Repository, load_repository
from opsglint.api.requests import Request
from opsglint.audits import Audit, AuditedClause, Counts
from opsglint.content.records import walk
from opsglint.diagnostics import Severity
from opsglint.engine.results import Result
from opsglint.engine.run import run
from opsglint.packs import Clause, load_clauses
from opsglint.sdk import Rule


def audit(request: Request | None, pack: str | None) -> Audit:
    """Return every clause of the guidelines (of one pack's where named) and what became of it.

    Without a request no repository is looked at. Raises ConfigErrors where the configuration is
    wrong, UsageError where the request cannot be met.
    """
    clauses = [c for c in load_clauses().values() if pack is None or c.pack == pack]
    if request is None:
        return Audit(tuple(_plain(clause) for clause in clauses))
    root, config = configuration(request)
    repository = load_repository(root.path, config, tracked_only=request.tracked_only)
    now, zone = moment(request.as_of, config)
    index = repository.index(now, zone)
    job = plan(config, request.choices).job
    running = {rule.code for rule in job.plan.rules}
    tally = _Tally(run(index, job), _attestations(repository))
    rows = tuple(_counted(clause, running, tally) for clause in clauses)
    return Audit(rows, root.path, index.today, job.pack.name, len(repository.documents))


class _Tally:
    """What a run found, by rule."""

    def __init__(self, result: Result, attested: Mapping[str, int]) -> None:
        self.reported = Counter((d.code, d.severity) for d in result.diagnostics)
        self.waived = Counter(one.diagnostic.code for one in result.waived)
        self.attested = attested


def _attestations(repository: Repository) -> Mapping[str, int]:
    """Return how often every field stands in the documents, by its name and the names above it."""
    found: Counter[str] = Counter()
    for document in repository.documents.values():
        for value in walk(document.model):
            parts = value.field.split(".")
            found.update(".".join(parts[at:]) for at in range(len(parts)))
    return found


def _rules_of(clause: Clause) -> list[type[Rule]]:
    """Return the rules that stand on a clause."""
    return [rule for _, rule in sorted(rule_names().by_code.items()) if clause.id in rule.clauses]


def _plain(clause: Clause) -> AuditedClause:
    names = tuple(f"{r.code} {r.name}" for r in _rules_of(clause))
    return AuditedClause(clause, names, (), None)


def _counted(clause: Clause, running: set[str], tally: _Tally) -> AuditedClause:
    rules = _rules_of(clause)
    by_severity = {
        severity: sum(tally.reported[rule.code, severity] for rule in rules)
        for severity in Severity
    }
    fields = {field for rule in rules for field in rule.attested_by}
    counts = Counts(
        by_severity[Severity.ERROR], by_severity[Severity.WARNING], by_severity[Severity.ADVICE],
        sum(tally.waived[rule.code] for rule in rules),
        sum(tally.attested[field] for field in fields) if clause.how == "attest" else None,
    )  # fmt: skip
    off = tuple(rule.code for rule in rules if rule.code not in running)
    names = tuple(f"{rule.code} {rule.name}" for rule in rules)
    return AuditedClause(clause, names, off, counts)
