"""Leaves out of a result what was known before: by a baseline, or at the base of changes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from opsglint.api.errors import UsageError
from opsglint.api.judging import Judged
from opsglint.config import Config, ConfigError, ConfigErrors, Place
from opsglint.diagnostics import Diagnostic
from opsglint.engine.baselining import Baseline, Entry, Held
from opsglint.engine.git import Changes, NoBase, changes_since, is_shallow
from opsglint.engine.results import Result

if TYPE_CHECKING:
    from opsglint.engine.run import Job


@dataclass(frozen=True, slots=True)
class Comparison:
    """What findings are compared with, so that only what is new is reported.

    `baseline` is the file of a baseline as the user writes it, None for the one that the
    configuration names or that stands at its default place; none is used where `uses_baseline` is
    false. `diff_base` is the name of a commit.
    """

    baseline: str | None = None
    uses_baseline: bool = True
    diff_base: str | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """A repository as it is, and its baseline."""

    judged: Judged
    baseline: Baseline

    @property
    def job(self) -> Job:
        """Return what is run on the repository."""
        return self.judged.task.plan().job

    def hold(self, result: Result) -> Held:
        """Return the findings of a result as the baseline leaves them."""
        return self.baseline.hold(result.diagnostics, self._can_hold)

    def new_ones(self, result: Result) -> Result:
        """Return a result without what the baseline holds."""
        held = self.hold(result)
        result.diagnostics = list(held.diagnostics)
        return result.keep(held.is_new)

    def _can_hold(self, code: str) -> bool:
        return self.job.names.by_code[code].waivable


@dataclass(slots=True)
class Known:
    """What was left out of a result: findings of the baseline, and a number of older ones.

    `unused` are entries of the baseline that hold findings that are not there.
    """

    baselined: list[Diagnostic] = field(default_factory=list)
    older: int = 0
    unused: list[Entry] = field(default_factory=list)


def baseline_path(config: Config, comparison: Comparison, folder: str) -> str:
    """Return the absolute path of the baseline, which need not exist."""
    if comparison.baseline is not None:
        return os.path.abspath(os.path.join(folder, comparison.baseline))
    return os.path.join(config.root, *config.baseline.split("/"))


def read_baseline(config: Config, comparison: Comparison, folder: str) -> Baseline:
    """Return the baseline of a repository, an empty one where it has none.

    Raises ConfigErrors where the file is damaged or the configuration names one that does not
    exist, UsageError where the one named on the command line does not, or cannot be read.
    """
    path = baseline_path(config, comparison, folder)
    if not comparison.uses_baseline:
        return Baseline(())
    if not os.path.exists(path):
        _require_none(config, comparison)
        return Baseline(())
    shown = comparison.baseline or config.baseline
    if comparison.baseline is None and _leaves(path, config.root):
        raise UsageError(f"the baseline {shown} leads out of the repository", "name a file inside it")
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            text = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        raise UsageError(
            f"the baseline {shown} cannot be read: {reason}",
            "check the file, or write it anew with opsglint baseline",
        ) from error
    from opsglint.engine.baseline_file import BaselineFault, parse_baseline

    try:
        return Baseline(parse_baseline(text))
    except BaselineFault as fault:
        place = Place(shown, fault.place.row, fault.place.column)
        raise ConfigErrors((ConfigError(fault.message, fault.help, place),)) from fault


def _require_none(config: Config, comparison: Comparison) -> None:
    """Raise an error where a baseline is named; the default one may be absent."""
    help_ = "write it with opsglint baseline, or correct the path"
    if comparison.baseline is not None:
        raise UsageError(f"the baseline {comparison.baseline} does not exist", help_)
    place = config.origins.get("baseline")
    if place is not None:
        message = f"the baseline {config.baseline} does not exist"
        raise ConfigErrors((ConfigError(message, help_, place),))


def _leaves(path: str, root: str) -> bool:
    real, start = os.path.realpath(path), os.path.realpath(root)
    return not real.startswith(os.path.join(start, ""))


def leave_out(
    now: Now, result: Result, comparison: Comparison, known: Known, tracked_only: bool
) -> Result:
    """Return the part of a result that is new, noting in `known` what is left out."""
    result = leave_out_baselined(now, result, known)
    if comparison.diff_base is None:
        return result
    found = _changes(now, comparison.diff_base, tracked_only)
    if not result.diagnostics:
        return result
    from opsglint.api.before import run_before, without_known

    is_touched = found.added or found.changed or found.deleted or found.renamed
    before = run_before(now, found, result) if is_touched else result
    new = without_known(result, before)
    known.older += len(result.diagnostics) - len(new.diagnostics)
    return new


def leave_out_baselined(now: Now, result: Result, known: Known) -> Result:
    """Return the part of a result that the baseline does not hold, noting in `known` what it does."""
    held = now.hold(result)
    known.unused += held.unused
    known.baselined += (
        one for one, is_new in zip(held.diagnostics, held.is_new, strict=True) if not is_new
    )
    result.diagnostics = list(held.diagnostics)
    return result.keep(held.is_new)


def _changes(now: Now, base: str, tracked_only: bool) -> Changes:
    """Return what changed since the base; raise UsageError where git cannot tell."""
    root = now.judged.task.config.root
    found = changes_since(root, base, tracked_only)
    if isinstance(found, Changes):
        return found
    if found is None:
        raise UsageError("--diff-base needs a git repository", "run it inside one, or without --diff-base")
    help_ = "name a branch or a commit of this repository, such as origin/main"
    if is_shallow(root):
        help_ = "the clone is shallow: fetch the whole history (in a workflow, fetch-depth: 0 for actions/checkout)"
    elif found is NoBase.UNKNOWN and "/" in base:
        help_ = f"fetch it first (git fetch {base.replace('/', ' ', 1)}), or name another branch or commit"
    raise UsageError(f"nothing can be compared with {base or 'an empty name'}: {found.value}", help_)
