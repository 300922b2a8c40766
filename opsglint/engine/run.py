"""Runs the rules over the documents of one repository."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Status
from opsglint.diagnostics import Diagnostic, Waived
from opsglint.engine.grading import grade
from opsglint.engine.selection import Plan
from opsglint.engine.stamping import stamp
from opsglint.engine.waiving import RuleNames, apply_waivers
from opsglint.facts.document import Document
from opsglint.index import Index
from opsglint.packs import Pack
from opsglint.sdk import (
    Context,
    DocumentRule,
    Finding,
    RepositoryContext,
    RepositoryRule,
    Rule,
    Settings,
    WaiverRule,
)  # fmt: skip

# Of one rule in one document; nobody reads more, and a hostile file could have a million.
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A rule that failed on a document: our own fault, never the writer's."""

    rule: str
    path: str
    error: str
    trace: str


@dataclass(frozen=True, slots=True)
class Job:
    """What a run needs besides the documents: the rules, their settings, and their names."""

    plan: Plan
    names: RuleNames
    pack: Pack
    settings: Settings
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Result:
    """What a run yields; `causes` says, for each diagnostic, which other files it is due to."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    causes: list[frozenset[str]] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    faults: list[RuleFault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def keep(self, wanted: Iterable[bool]) -> Result:
        """Return the result with those diagnostics alone for which `wanted` is true."""
        pairs = [
            pair
            for pair, keep in zip(
                zip(self.diagnostics, self.causes, strict=True), wanted, strict=True
            )
            if keep
        ]
        return Result([d for d, _ in pairs], [c for _, c in pairs], self.waived, self.faults, self.notices)


def run(index: Index, job: Job, paths: Collection[str] | None = None) -> Result:
    """Run every rule on every document (or on those at `paths`) and return what they found.

    A rule that fails is recorded with its document, and everything else goes on.
    """
    result = Result()
    contexts = _contexts(index, job)
    for path in sorted(index.documents):
        if paths is None or path in paths:
            _run_on(index.documents[path], index, job, contexts, result)
    return result


def _contexts(index: Index, job: Job) -> dict[str, RepositoryContext]:
    return {
        rule.code: RepositoryContext(index, job.pack, job.settings, job.options.get(rule.code, {}))
        for rule in job.plan.rules
    }


def _run_on(
    document: Document[Model], index: Index, job: Job, contexts: Mapping[str, RepositoryContext],
    result: Result,
) -> None:  # fmt: skip
    ignored = job.plan.ignored_in(document.path)
    rules = [rule for rule in job.plan.rules if rule.code not in ignored]
    found = [
        (rule, finding)
        for rule in rules
        for finding in _findings(rule, document, contexts[rule.code], result)
    ]
    ran = frozenset(rule.code for rule in rules) if document.readable else frozenset()
    day = index.day(document) if document.status is Status.PUBLISHED else index.today
    kept, silenced, outcomes = apply_waivers(document, found, job.names, ran, day)
    for rule, finding, waiver in silenced:
        severity = grade(rule, finding, document, job.plan, index)
        diagnostic = stamp(rule, finding, document, severity, job.plan.safety(rule))
        result.waived.append(Waived(diagnostic, waiver.reason or "", waiver.until, waiver.by))
    for rule in rules:
        if isinstance(rule, WaiverRule):
            for outcome in outcomes:
                kept += ((rule, finding) for finding in rule.judge(outcome, document))
    for rule, finding in kept:
        severity = grade(rule, finding, document, job.plan, index)
        result.diagnostics.append(
            stamp(rule, finding, document, severity, job.plan.safety(rule))
        )
        elsewhere = {place.path for place in finding.related} | set(finding.because)
        result.causes.append(frozenset(elsewhere - {document.path}))


def _findings(
    rule: Rule, document: Document[Model], context: RepositoryContext, result: Result
) -> Iterator[Finding]:
    if not isinstance(document.model, rule.on) or not (document.readable or rule.unreadable):
        return
    if not isinstance(rule, DocumentRule | RepositoryRule):
        return
    given: Context = context
    try:
        for number, finding in enumerate(rule.check(document, given)):  # type: ignore[arg-type]  # a RepositoryContext fits both
            if number == MOST_FINDINGS:
                result.notices.append(
                    f"{document.path}: {rule.code} {rule.name} found more than {MOST_FINDINGS:,} places; the rest is not shown"
                )
                return
            yield finding
    except Exception as error:  # a rule's own fault must not hide what all others found
        trace = traceback.format_exc()
        result.faults.append(RuleFault(rule.name, document.path, repr(error), trace))
