"""One check from start to end: arguments in, diagnostics and exit status out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from opsglint.api.choices import Choices
from opsglint.api.comparing import (
    Comparison,
    Known,
    Now,
    leave_out,
    leave_out_baselined,
    read_baseline,
)
from opsglint.api.errors import UsageError
from opsglint.api.judging import Judged, Task, judge
from opsglint.api.keeping import store_of
from opsglint.api.requests import Checked, Request
from opsglint.api.settings import read_config, registries_of
from opsglint.config import Config, Globs, Root, configures, find_root
from opsglint.diagnostics import Diagnostic, Location, Related, Severity, Summary
from opsglint.engine.baselining import Entry, of_rules
from opsglint.engine.discover import Selection, discover, select
from opsglint.engine.git import Changes, changes
from opsglint.engine.results import Result

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from opsglint.api.earlier import Earlier
    from opsglint.api.planning import Planned


@dataclass(slots=True)
class _Totals:
    result: Result = field(default_factory=Result)
    read: int = 0
    passed_over: int = 0
    notices: list[str] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    stale: list[Entry] = field(default_factory=list)


def check(request: Request) -> Checked:
    """Check what a request names; raise ConfigErrors or UsageError where it cannot be done."""
    root, config = configuration(request)
    totals = _Totals()
    _check_root(root, config, request, request.paths, "", totals)
    ordered = sorted(totals.result.diagnostics, key=lambda d: d.sort_key)
    summary = Summary(
        totals.read, totals.passed_over, len(totals.result.waived),
        tuple(dict.fromkeys((*totals.notices, *totals.result.notices))),
        len(totals.known.baselined), totals.known.older,
    )  # fmt: skip
    fail_on = Severity(request.fail_on or config.fail_on)
    waived = tuple(sorted(totals.result.waived, key=lambda w: w.diagnostic.sort_key))
    return Checked(
        root.path, tuple(ordered), waived, summary, tuple(totals.result.faults), fail_on,
        tuple(totals.known.baselined), tuple(totals.stale), config.fix, config.unsafe_fixes,
    )  # fmt: skip


def configuration(request: Request) -> tuple[Root, Config]:
    """Return the repository that a request means and its configuration.

    Raises ConfigErrors where the configuration is wrong, and UsageError as `root_of` does.
    """
    root = root_of(request)
    return root, read_config(root.path, root.config_file)


def root_of(request: Request) -> Root:
    """Return the repository that a request means, with the configuration file to be used, if any.

    Raises UsageError where paths lie in different repositories or a configuration file named by
    hand does not exist.
    """
    if request.config is None:
        root = _common_root(request)
    else:
        file = os.path.abspath(os.path.join(request.folder, request.config))
        if not os.path.isfile(file):
            raise UsageError(
                f"the configuration file {request.config} does not exist", "correct the path"
            )
        root = Root(os.path.dirname(file), os.path.basename(file))
    return Root(root.path, None) if request.isolated else root


def _common_root(request: Request) -> Root:
    starts = [os.path.join(request.folder, path) for path in request.paths] or [request.folder]
    roots = list(dict.fromkeys(find_root(start) for start in starts))
    outermost = min(roots, key=lambda root: len(root.path))
    for root in roots:
        if os.path.commonpath((outermost.path, root.path)) != outermost.path:
            raise UsageError(
                f"the paths lie in two repositories, {outermost.path} and {root.path}",
                "check them one after the other",
            )
    return outermost


def _check_root(
    root: Root, config: Config, request: Request, paths: tuple[str, ...], prefix: str,
    totals: _Totals,
) -> None:  # fmt: skip
    task = task_of(root, config, request)
    found = _staged(root) if request.changed else None
    earlier = _earlier(task, found) if found and found.touched else None
    judged = judge(replace(task, touched=earlier.ties) if earlier else task)
    totals.notices += judged.notices
    comparison = _comparison(request, prefix)
    now = Now(judged, read_baseline(config, comparison, request.folder))
    known = Known()
    if found is not None:
        result = _changed(now, found, earlier, known, totals)
    else:
        arguments = [os.path.join(request.folder, path) for path in paths] or [root.path]
        if judged.task.given:
            arguments = [os.path.join(root.path, path) for path in judged.task.given]
        named = select(arguments, judged.task.discovery)
        registries = _registries_in(arguments, judged)
        result = _named(named, registries, judged, totals)
        result = leave_out(now, result, comparison, known, request.tracked_only)
        seen = {*named.documents, *named.named, *registries}
        if not judged.task.given and seen.issuperset(judged.kept.documents):
            _note_stale(request, now, result, known, prefix, totals)
        if request.nested:
            _check_nested(named, root, request, prefix, totals)
    _add(totals, result, known, prefix)


def _earlier(task: Task, found: Changes) -> Earlier:
    from opsglint.api.earlier import Earlier

    return Earlier(task.config, task.discovery, found, task.zone)


def task_of(root: Root, config: Config, request: Request) -> Task:
    """Return what is to be judged for a request in one repository.

    Raises ConfigErrors where a registry that the configuration names does not exist, UsageError
    for a moment that is none.
    """
    discovery = discover(root.path, (), Globs(config.exclude), configures, request.tracked_only)
    given = _given(request, root)
    registries = registries_of(config, discovery)
    paths = tuple(dict.fromkeys((*registries, *discovery.documents, *given)))
    now, zone = moment(request.as_of, config)
    return Task(
        config, discovery, paths, given, _below(root, request.contents) | given, now, zone,
        _plan_of(config, request.choices), store_of(request, config, discovery), request.jobs,
        progress=request.progress,
    )  # fmt: skip


def _plan_of(config: Config, choices: Choices) -> Callable[[], Planned]:
    @cache
    def planned() -> Planned:
        from opsglint.api.planning import plan

        return plan(config, choices)

    return planned


def _comparison(request: Request, prefix: str) -> Comparison:
    """Return what a repository is compared with; a baseline named by hand is that of the outermost."""
    comparison = request.comparison
    if prefix:
        comparison = replace(comparison, baseline=None)
    if request.isolated and comparison.baseline is None:
        comparison = replace(comparison, uses_baseline=False)
    return comparison


def _note_stale(
    request: Request, now: Now, result: Result, known: Known, prefix: str, totals: _Totals
) -> None:  # fmt: skip
    """Note the entries of the baseline that hold nothing, of the rules that ran, where all was seen."""
    if result.faults or not known.unused:
        return
    codes = {rule.code for rule in now.job.plan.rules}
    stale = known.unused if request.choices == Choices() else of_rules(known.unused, codes)
    totals.stale += stale
    if stale:
        number = "1 entry" if len(stale) == 1 else f"{len(stale)} entries"
        where, there = (f" of {prefix}", ", run there,") if prefix else ("", "")
        applies = "applies" if len(stale) == 1 else "apply"
        totals.notices.append(
            f"{number} of the baseline{where} no longer {applies}; opsglint baseline --prune{there} removes {'it' if len(stale) == 1 else 'them'}"
        )


def _given(request: Request, root: Root) -> dict[str, bytes]:
    if request.given is None:
        return {}
    name, data = request.given
    path = os.path.relpath(os.path.join(request.folder, name), root.path).replace(os.sep, "/")
    if path.startswith("../"):
        raise UsageError(f"{name} lies outside the repository {root.path}", "correct the path")
    return {path: data}


def _below(root: Root, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the contents of files below a root, by their path from there."""
    start = os.path.join(root.path, "")
    return {
        path[len(start) :].replace(os.sep, "/"): content
        for path, content in contents.items() if path.startswith(start)
    }  # fmt: skip


def moment(as_of: str | None, config: Config) -> tuple[datetime, ZoneInfo]:
    """Return the moment of judgement and the configured zone; a day means its beginning there.

    Raises UsageError for what is neither a day nor an RFC 3339 time.
    """
    from zoneinfo import ZoneInfo

    from opsglint.content.values import read_day, read_moment
    from opsglint.text import Span

    zone = ZoneInfo(config.timezone)
    if as_of is None:
        return datetime.now(UTC), zone
    day = read_day(as_of)
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC), zone
    read = read_moment(as_of, Span(0, len(as_of)))
    if read is None:
        raise UsageError(
            f"--as-of takes a day or a time with its offset, not {as_of}",
            "write it as 2026-11-25 or 2026-11-25T10:00-05:00",
        )
    return read.instant(zone), zone


def _registries_in(arguments: list[str], judged: Judged) -> set[str]:
    """Return the account registries that lie in the named folders."""
    config = judged.task.config
    found = set()
    for path in config.accounts:
        whole = os.path.abspath(os.path.join(config.root, path))
        folders = (os.path.abspath(argument) for argument in arguments)
        if any(os.path.commonpath((whole, folder)) == folder for folder in folders):
            found.add(path)
    return found.intersection(judged.kept.documents)


def _named(named: Selection, registries: set[str], judged: Judged, totals: _Totals) -> Result:
    task = judged.task
    if named.outside:
        raise UsageError(
            f"{named.outside[0]} lies outside the repository {task.config.root}",
            "name files and folders of one repository",
        )
    chosen = {*named.documents, *named.named, *registries, *task.given}
    gone = {item.path for item in named.missing}
    for item in named.missing:
        if item.path not in chosen and not judged.is_asked_for(item.path):
            raise UsageError(f"{item.argument} does not exist", "correct the path")
    totals.passed_over += len(chosen.intersection(judged.kept.passed_over))
    totals.read += len(chosen.intersection(judged.kept.documents))
    totals.notices += [
        f"{item.argument} is not read: {item.reason}" for item in task.discovery.passed_over
    ]
    result = judged.result()
    if chosen.issuperset(judged.kept.documents):
        return result
    return result.keep(
        d.path in chosen or not causes.isdisjoint(chosen | gone)
        for d, causes in zip(result.diagnostics, result.causes, strict=True)
    )


def _staged(root: Root) -> Changes:
    """Return what --changed is about; raise UsageError where git cannot tell."""
    found = changes(root.path)
    if found is None:
        raise UsageError(
            "--changed needs a git repository", "run it inside one, or without --changed"
        )
    return found


def _changed(now: Now, found: Changes, earlier: Earlier | None, known: Known, totals: _Totals) -> Result:
    kept, touched = now.judged.kept, found.touched
    result = leave_out_baselined(now, now.judged.result(), known)
    if not touched:
        totals.passed_over += len(kept.passed_over)
        totals.read += len(kept.documents)
        return result
    totals.passed_over += len(touched.intersection(kept.passed_over))
    totals.read += len(touched.intersection(kept.documents))
    known.baselined = [one for one in known.baselined if one.path in touched]
    result.waived = [one for one in result.waived if one.diagnostic.path in touched]
    always = found.added | found.changed | found.renamed.keys()
    if all(one.path in always for one in result.diagnostics):
        return result
    from opsglint.api.before import run_before, without_known

    return without_known(result, run_before(now, found, result, always, earlier), always)


def _check_nested(
    named: Selection, root: Root, request: Request, prefix: str, totals: _Totals
) -> None:
    for folder in named.nested:
        inner = find_root(os.path.join(root.path, folder))
        inside = tuple(
            path for path in request.paths
            if os.path.abspath(os.path.join(request.folder, path)).startswith(inner.path + os.sep)
        )  # fmt: skip
        above = [path for path in request.paths or (".",) if path not in inside]
        covers = any(
            os.path.commonpath((os.path.abspath(os.path.join(request.folder, path)), inner.path))
            == os.path.abspath(os.path.join(request.folder, path))
            for path in above
        )
        _check_root(
            inner, read_config(inner.path, inner.config_file), request,
            (inner.path,) if covers else inside, posixpath.join(prefix, folder), totals,
        )  # fmt: skip


def _add(totals: _Totals, result: Result, known: Known, prefix: str) -> None:
    total = totals.result
    total.diagnostics += (_moved(diagnostic, prefix) for diagnostic in result.diagnostics)
    total.causes += result.causes
    total.waived += (replace(one, diagnostic=_moved(one.diagnostic, prefix)) for one in result.waived)
    total.faults += result.faults
    total.notices += result.notices
    totals.known.baselined += (_moved(diagnostic, prefix) for diagnostic in known.baselined)
    totals.known.older += known.older


def _moved(diagnostic: Diagnostic, prefix: str) -> Diagnostic:
    if not prefix:
        return diagnostic

    def moved(location: Location) -> Location:
        return replace(location, path=posixpath.join(prefix, location.path))

    related = tuple(Related(r.message, moved(r.location)) for r in diagnostic.related)
    fix = diagnostic.fix
    if fix and fix.picture:
        fix = replace(fix, picture=posixpath.join(prefix, fix.picture))
    return replace(diagnostic, location=moved(diagnostic.location), related=related, fix=fix)
