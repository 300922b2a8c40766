"""What is asked of a check, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from opsglint.api.choices import Choices
from opsglint.api.comparing import Comparison
from opsglint.diagnostics import Diagnostic, Severity, Summary, Waived
from opsglint.engine.baselining import Entry
from opsglint.engine.results import RuleFault

Progress = Callable[[int, int], None]
"""Takes how many documents are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to check and how.

    `paths` are files and folders as the user writes them, relative to `folder`; none means the
    whole repository. `given` holds a document that does not come from the disk (standard input):
    its path and its bytes. `contents` holds, by absolute path, what files are to be taken to hold
    whatever the disk says. `as_of` is the moment of judgement as written, None for now.
    Repositories that lie below the root are left alone where `nested` is false. `cache_folder` is
    where results are kept, None for the user's own; with `no_cache` none are kept or used. `jobs` is
    how many processes may work at the same time, None for as many as pay. `progress` is told, again
    and again, how many documents of how many are done.
    """

    folder: str
    paths: tuple[str, ...] = ()
    choices: Choices = Choices()
    config: str | None = None
    isolated: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    as_of: str | None = None
    changed: bool = False
    tracked_only: bool = False
    given: tuple[str, bytes] | None = None
    comparison: Comparison = Comparison()
    nested: bool = True
    no_cache: bool = False
    cache_folder: str | None = None
    jobs: int | None = None
    progress: Progress | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the root that paths are relative to, diagnostics in order, counts.

    `waived` are the findings of the whole repository that a waiver silences, `baselined` those of
    the files asked for that the baseline holds. `stale` are entries of the baseline that no longer
    apply, as far as everything was looked at. `fix` and `unsafe_fixes` say whether the
    configuration asks for fixes, and for unsafe ones.
    """

    root: str
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]
    summary: Summary
    faults: tuple[RuleFault, ...]
    fail_on: Severity
    baselined: tuple[Diagnostic, ...] = ()
    stale: tuple[Entry, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False

    def status(self, *, exit_zero: bool = False) -> int:
        """Return the exit status: 0 clean, 1 findings, 3 an internal fault."""
        if self.faults:
            return 3
        failing = any(d.severity.rank <= self.fail_on.rank for d in self.diagnostics)
        return 1 if failing and not exit_zero else 0
