"""What a run yields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from opsglint.diagnostics import Diagnostic, Waived


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A rule that failed on a document: our own fault, never the writer's."""

    rule: str
    path: str
    error: str
    trace: str


@dataclass(slots=True)
class Result:
    """What a run yields; `causes` says, for each diagnostic, which other files it is due to."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    causes: list[frozenset[str]] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    faults: list[RuleFault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Take in what another run, or the judgement of one document, yields."""
        self.diagnostics += other.diagnostics
        self.causes += other.causes
        self.waived += other.waived
        self.faults += other.faults
        self.notices += other.notices

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
