"""Applies the waivers of a document to what was found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, WaiverFact
from opsglint.sdk import Finding, Rule, WaiverOutcome, WaiverState
from opsglint.text import Span, nearest


class Silenced(NamedTuple):
    """A finding and the waiver that silences it."""

    rule: Rule
    finding: Finding
    waiver: WaiverFact


class RuleNames(NamedTuple):
    """The rules that exist, by code and by name."""

    by_code: Mapping[str, type[Rule]]
    by_name: Mapping[str, type[Rule]]

    def find(self, word: str) -> str | None:
        """Return the code that a code or name means, None for one that is unknown."""
        rule = self.by_code.get(word.upper()) or self.by_name.get(word.lower())
        return rule.code if rule else None

    def nearest(self, word: str) -> str | None:
        """Return the code or name that was probably meant."""
        known = (*self.by_name, *self.by_code)
        return nearest(word.lower(), known) or nearest(word.upper(), known)


def apply_waivers(
    document: Document[Model], found: Sequence[tuple[Rule, Finding]], names: RuleNames,
    ran: frozenset[str], day: date,
) -> tuple[list[tuple[Rule, Finding]], list[Silenced], list[WaiverOutcome]]:  # fmt: skip
    """Return the findings that no waiver silences, the others, and what became of each waiver.

    `ran` are the codes of the rules that ran on this document; `day` is the day of judgement.
    """
    if not document.waivers:
        return list(found), [], []
    states = [_state(waiver, names, day) for waiver in document.waivers]
    silenced: dict[int, WaiverFact] = {}
    outcomes: list[WaiverOutcome] = []
    for waiver, (state, code) in zip(document.waivers, states, strict=True):
        if state is WaiverState.UNUSED:
            hits = [
                i for i, (rule, finding) in enumerate(found)
                if rule.code == code and rule.waivable and _covers(waiver, finding.span)
            ]  # fmt: skip
            silenced |= {hit: waiver for hit in hits if hit not in silenced}
            state = WaiverState.USED if hits or code not in ran else state
        near = names.nearest(waiver.rule) if state is WaiverState.UNKNOWN_RULE else None
        outcomes.append(WaiverOutcome(waiver, state, code or waiver.rule, near))
    kept = [pair for i, pair in enumerate(found) if i not in silenced]
    return kept, [Silenced(*found[i], silenced[i]) for i in sorted(silenced)], outcomes


def _state(waiver: WaiverFact, names: RuleNames, day: date) -> tuple[WaiverState, str | None]:
    code = names.find(waiver.rule) if waiver.rule else None
    if waiver.rule and code is None:
        return WaiverState.UNKNOWN_RULE, None
    rule = names.by_code.get(code or "")
    if rule is not None and not rule.waivable:
        return WaiverState.NOT_WAIVABLE, code
    if waiver.fault is not None:
        return WaiverState.VOID, code
    if waiver.until is not None and waiver.until < day:
        return WaiverState.EXPIRED, code
    return WaiverState.UNUSED, code


def _covers(waiver: WaiverFact, span: Span) -> bool:
    scope = waiver.scope
    return scope is None or scope.start <= span.start < max(scope.end, scope.start + 1)
