"""Writes, prunes and checks the baseline of a repository."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from opsglint.api.catalogue import find_rule
from opsglint.api.checking import check, configuration
from opsglint.api.comparing import baseline_path, read_baseline
from opsglint.api.errors import UsageError
from opsglint.api.requests import Checked, Request
from opsglint.api.writing import replace_file
from opsglint.engine.baseline_file import render_baseline
from opsglint.engine.baselining import Entry, entries_of


@dataclass(frozen=True, slots=True)
class Baselined:
    """What became of a baseline: its file, its entries, those taken out, and the check it is from.

    A file is written only where `is_written`.
    """

    path: str
    entries: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    checked: Checked
    is_written: bool


def write_baseline(request: Request) -> Baselined:
    """Write what is found today into the baseline, save findings of rules that cannot be waived.

    `checked` holds what stays to be reported. Nothing is written where a rule fails. Raises
    ConfigErrors or UsageError where the check or the writing cannot be done.
    """
    path = _path(request)
    asked = replace(request, comparison=replace(request.comparison, uses_baseline=False), nested=False)
    checked = check(asked)
    entries = entries_of(checked.diagnostics, _can_hold)
    stays = tuple(one for one in checked.diagnostics if not _can_hold(one.code))
    checked = replace(checked, diagnostics=stays)
    if not checked.faults:
        replace_file(path, render_baseline(entries))
    return Baselined(path, tuple(entries), (), checked, not checked.faults)


def prune_baseline(request: Request, *, writes: bool) -> Baselined:
    """Take the entries that no longer apply out of the baseline, and add none.

    The file is written where `writes` and where something is to be taken out. Raises ConfigErrors
    or UsageError as `write_baseline`, and where there is no baseline.
    """
    path = _path(request)
    if not os.path.exists(path):
        raise UsageError(
            f"there is no baseline at {path}", "write one with opsglint baseline, or correct the path"
        )
    checked = check(replace(request, nested=False))
    _, config = configuration(request)
    baseline = read_baseline(config, request.comparison, request.folder)
    left = baseline.without(checked.stale)
    is_written = writes and bool(checked.stale)
    if is_written:
        replace_file(path, render_baseline(left))
    return Baselined(path, tuple(left), checked.stale, checked, is_written)


def _path(request: Request) -> str:
    _, config = configuration(request)
    return baseline_path(config, request.comparison, request.folder)


def _can_hold(code: str) -> bool:
    rule = find_rule(code)
    return rule is not None and rule.waivable

