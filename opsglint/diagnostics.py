"""What the engine makes and the reports print."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from opsglint.text import Edit, Position


class Severity(enum.StrEnum):
    """How grave a finding is; `advice` asks a person to look."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """Return 0 for the gravest."""
        return _RANKS[self]

    def lowered(self) -> Severity:
        """Return the next milder one; advice stays advice."""
        return _BY_RANK[min(self.rank + 1, len(_BY_RANK) - 1)]


_BY_RANK = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
_RANKS = {severity: rank for rank, severity in enumerate(_BY_RANK)}


class Safety(enum.StrEnum):
    """Whether a fix can be applied without a person's look."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes to one file that remove a finding.

    `edits` change the file of the finding, whose text has the digest `source`; where there are
    none, `picture` is the root-relative path of a picture whose position is to be removed.
    `voids` names those whose approval of the document a change would void.
    """

    safety: Safety
    edits: tuple[Edit, ...]
    source: str = ""
    picture: str = ""
    voids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first line of a place as it stands in the file, or the part of a long one around it.

    `before` counts the characters of the line that were cut off in front; `is_cut` says whether
    any were behind.
    """

    line: str
    before: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: a root-relative path with forward slashes, rows and columns from 1."""

    path: str
    start: Position
    end: Position
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding, and what is to be seen there."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, complete: every report is made from these alone.

    `message_id` and `params` tell what was found, apart from its wording: by name, the parameters
    of the message without those of its help and without lines. `content` is a digest of the
    place's line and of all that is marked, which stays the same when the place moves within its
    file.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    location: Location
    clauses: tuple[str, ...]
    url: str
    message_id: str
    params: tuple[tuple[str, str], ...] = ()
    content: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def path(self) -> str:
        """Return the root-relative path of the file."""
        return self.location.path

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Return the order in which reports list diagnostics: path, place, code."""
        return (self.location.path, self.location.start, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver silences: the reason given, its last day, and who answers for it."""

    diagnostic: Diagnostic
    reason: str
    until: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run saw and did: counts for the last line of a report.

    `baselined` are findings that the baseline holds, `older` those that were there at the base of
    the changes. `fixed` counts the findings that were mended, None where that was not asked for;
    `unsafe` says whether fixes were asked for that a person should look at.
    """

    read: int
    passed_over: int
    waived: int
    notices: tuple[str, ...] = ()
    baselined: int = 0
    older: int = 0
    fixed: int | None = None
    unsafe: bool = False
