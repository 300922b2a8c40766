"""Runs the rules over the documents of one repository."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Status
from opsglint.diagnostics import Waived
from opsglint.engine.grading import grade
from opsglint.engine.results import Result, RuleFault
from opsglint.engine.selection import Plan
from opsglint.engine.stamping import stamp
from opsglint.engine.waiving import RuleNames, Silenced, apply_waivers
from opsglint.facts.document import Document
from opsglint.facts.reads import Reads
from opsglint.index import Index
from opsglint.packs import Pack
from opsglint.sdk import (
    DocumentRule,
    Finding,
    RepositoryContext,
    RepositoryRule,
    Rule,
    Settings,
    WaiverOutcome,
    WaiverRule,
)  # fmt: skip

# Of one rule in one document; nobody reads more, and a hostile file could have a million.
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """What a run needs besides the documents: the rules, their settings, and their names."""

    plan: Plan
    names: RuleNames
    pack: Pack
    settings: Settings
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def run(index: Index, job: Job, paths: Collection[str] | None = None) -> Result:
    """Run every rule on every document (or on those at `paths`) and return what they found.

    A rule that fails is recorded with its document, and everything else goes on.
    """
    result = Result()
    judge = Judge(index, job)
    for path in sorted(index.contributions if paths is None else paths):
        result.add(judge.judge(path)[0])
    return result


class Judge:
    """Runs the rules on one document after the other."""

    def __init__(self, index: Index, job: Job) -> None:
        self._index = index
        self._job = job
        self._contexts = {
            rule.code: RepositoryContext(index, job.pack, job.settings, job.options.get(rule.code, {}))
            for rule in job.plan.rules
        }
        self._waiver_rules = [rule for rule in job.plan.rules if isinstance(rule, WaiverRule)]
        self._codes = frozenset(self._contexts)
        self._checking = [rule for rule in job.plan.rules if isinstance(rule, DocumentRule | RepositoryRule)]
        self._needed = tuple({name: None for rule in self._checking for name in rule.needs})
        self._rules: dict[tuple[Any, ...], list[_Checking]] = {}

    def judge(self, path: str) -> tuple[Result, Reads]:
        """Return what the rules find in the document at a path, and what that rests on.

        A path without a document yields nothing.
        """
        self._index.reads = reads = Reads()
        result = Result()
        document = self._index.document(path)
        reads.topics.clear()  # a document is no news to itself
        if document is not None:
            self._run_on(document, result)
        return result, reads

    def _run_on(self, document: Document[Model], result: Result) -> None:
        job, index = self._job, self._index
        ignored = job.plan.ignored_in(document.path)
        found: list[tuple[Rule, Finding]] = []
        rules = self._rules_for(document)
        for one in [rule for rule in rules if rule.code not in ignored] if ignored else rules:
            for finding in self._findings(one, document, result):
                found.append((one, finding))
        kept = found
        outcomes: list[WaiverOutcome] = []
        if document.waivers:
            kept, silenced, outcomes = self._waive(document, found, ignored)
            for rule, finding, waiver in silenced:
                severity = grade(rule, finding, document, job.plan, index)
                diagnostic = stamp(rule, finding, document, severity, job.plan.safety(rule))
                result.waived.append(Waived(diagnostic, waiver.reason or "", waiver.until, waiver.by))
        for waiver_rule in self._waiver_rules if outcomes else ():
            if waiver_rule.code not in ignored:
                for outcome in outcomes:
                    kept += ((waiver_rule, one) for one in waiver_rule.judge(outcome, document))
        for rule, finding in kept:
            severity = grade(rule, finding, document, job.plan, index)
            result.diagnostics.append(stamp(rule, finding, document, severity, job.plan.safety(rule)))
            elsewhere = {place.path for place in finding.related} | set(finding.because)
            result.causes.append(frozenset(elsewhere - {document.path}))

    def _waive(
        self, document: Document[Model], found: list[tuple[Rule, Finding]], ignored: frozenset[str]
    ) -> tuple[list[tuple[Rule, Finding]], list[Silenced], list[WaiverOutcome]]:
        index = self._index
        ran = self._codes - ignored if document.readable else frozenset()
        day = index.day(document) if document.status is Status.PUBLISHED else index.today
        return apply_waivers(document, found, self._job.names, ran, day)

    def _rules_for(self, document: Document[Model]) -> list[_Checking]:
        """Return the rules that have something to look at in a document."""
        given = [bool(getattr(document, name)) for name in self._needed]
        key = (type(document.model), document.readable, *given)
        known = self._rules.get(key)
        if known is None:
            present = frozenset(compress(self._needed, given))
            known = self._rules[key] = [
                rule for rule in self._checking
                if isinstance(document.model, rule.on) and (document.readable or rule.unreadable)
                and present.issuperset(rule.needs)
            ]  # fmt: skip
        return known

    def _findings(
        self, rule: _Checking, document: Document[Model], result: Result
    ) -> list[Finding]:
        found: list[Finding] = []
        try:
            for finding in rule.check(document, self._contexts[rule.code]):
                if len(found) == MOST_FINDINGS:
                    result.notices.append(
                        f"{document.path}: {rule.code} {rule.name} found more than {MOST_FINDINGS:,} places; the rest is not shown"
                    )
                    break
                found.append(finding)
        except Exception as error:  # a rule's own fault must not hide what all others found
            import traceback

            trace = traceback.format_exc()
            result.faults.append(RuleFault(rule.name, document.path, repr(error), trace))
        return found


_Checking = DocumentRule | RepositoryRule
