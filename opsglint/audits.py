"""The state of a repository with regard to the clauses of the guidelines, as reports show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opsglint.packs import Clause


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a clause's rules reported and were waived, and how often people attested to it.

    `attested` is the number of fields in which somebody confirms what the clause asks for, None
    where the clause is not enforced in that way.
    """

    errors: int = 0
    warnings: int = 0
    advice: int = 0
    waived: int = 0
    attested: int | None = None


@dataclass(frozen=True, slots=True)
class AuditedClause:
    """A clause, its rules (code and name), and those switched off.

    `counts` is None where no repository was looked at.
    """

    clause: Clause
    rules: tuple[str, ...]
    switched_off: tuple[str, ...]
    counts: Counts | None

    @property
    def is_switched_off(self) -> bool:
        """Say whether every rule of the clause is switched off."""
        return bool(self.rules) and len(self.switched_off) == len(self.rules)


@dataclass(frozen=True, slots=True)
class Audit:
    """All clauses, and the state of the repository that was looked at (None: no repository)."""

    clauses: tuple[AuditedClause, ...]
    root: str | None = None
    as_of: date | None = None
    pack: str | None = None
    documents: int = 0
