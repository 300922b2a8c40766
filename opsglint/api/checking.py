"""One check from start to end: arguments in, diagnostics and exit status out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from opsglint.api.changed import only_what_changed
from opsglint.api.errors import UsageError
from opsglint.api.planning import Choices, Planned, plan
from opsglint.api.repository import Repository, load_repository, read_config
from opsglint.config import Config, ConfigError, ConfigErrors, Root, find_root
from opsglint.diagnostics import Diagnostic, Location, Related, Severity, Summary, Waived
from opsglint.engine.discover import Selection, select
from opsglint.engine.git import changes
from opsglint.engine.run import Result, RuleFault, run
from opsglint.index import Index

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Request:
    """What to check and how.

    `paths` are files and folders as the user writes them, relative to `folder`; none means the
    whole repository. `given` holds a document that does not come from the disk (standard input):
    its path and its bytes. `contents` holds, by absolute path, what files are to be taken to hold
    whatever the disk says. `as_of` is the moment of judgement as written, None for now.
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
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the root that paths are relative to, diagnostics in order, counts.

    `waived` are the findings of the whole repository that a waiver silences; `fix` and
    `unsafe_fixes` say whether the configuration asks for fixes, and for unsafe ones.
    """

    root: str
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]
    summary: Summary
    faults: tuple[RuleFault, ...]
    fail_on: Severity
    fix: bool = False
    unsafe_fixes: bool = False

    def status(self, *, exit_zero: bool = False) -> int:
        """Return the exit status: 0 clean, 1 findings, 3 an internal fault."""
        if self.faults:
            return 3
        failing = any(d.severity.rank <= self.fail_on.rank for d in self.diagnostics)
        return 1 if failing and not exit_zero else 0


@dataclass(slots=True)
class _Totals:
    result: Result = field(default_factory=Result)
    read: int = 0
    passed_over: int = 0
    notices: list[str] = field(default_factory=list)


def check(request: Request) -> Checked:
    """Check what a request names; raise ConfigErrors or UsageError where it cannot be done."""
    root, config = configuration(request)
    totals = _Totals()
    _check_root(root, config, request, request.paths, "", totals)
    ordered = sorted(totals.result.diagnostics, key=lambda d: d.sort_key)
    summary = Summary(
        totals.read, totals.passed_over, len(totals.result.waived), tuple(dict.fromkeys((*totals.notices, *totals.result.notices)))
    )
    fail_on = Severity(request.fail_on or config.fail_on)
    waived = tuple(sorted(totals.result.waived, key=lambda w: w.diagnostic.sort_key))
    return Checked(
        root.path, tuple(ordered), waived, summary, tuple(totals.result.faults), fail_on,
        config.fix, config.unsafe_fixes,
    )  # fmt: skip


def configuration(request: Request) -> tuple[Root, Config]:
    """Return the repository that a request means and its configuration.

    Raises ConfigErrors where the configuration is wrong, UsageError where paths lie in different
    repositories or a configuration file named by hand does not exist.
    """
    if request.config is not None:
        file = os.path.abspath(os.path.join(request.folder, request.config))
        if not os.path.isfile(file):
            raise UsageError(
                f"the configuration file {request.config} does not exist", "correct the path"
            )
        root = Root(os.path.dirname(file), os.path.basename(file))
    else:
        root = _common_root(request)
    if request.isolated:
        return Root(root.path, None), Config(root=root.path)
    return root, read_config(root.path, root.config_file)


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
    planned = plan(config, request.choices)
    totals.notices += planned.notices
    given = _given(request, root)
    repository = load_repository(
        root.path, config, tracked_only=request.tracked_only, given=given,
        contents=_below(root, request.contents),
    )  # fmt: skip
    totals.notices += repository.notices
    now, zone = moment(request.as_of, config)
    index = repository.index(now, zone)
    if request.changed:
        result = _changed(root, config, repository, planned, index, totals)
    else:
        arguments = [os.path.join(request.folder, path) for path in paths] or [root.path]
        if given:
            arguments = [os.path.join(root.path, path) for path in given]
        named = select(arguments, repository.discovery)
        registries = _registries_in(arguments, repository)
        result = _run_named(named, registries, given, repository, index, planned, totals)
        _check_nested(named, root, request, prefix, totals)
    _add(totals.result, result, prefix)


def _given(request: Request, root: Root) -> dict[str, bytes] | None:
    if request.given is None:
        return None
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


def _registries_in(arguments: list[str], repository: Repository) -> set[str]:
    """Return the account registries that lie in the named folders."""
    found = set()
    for path in repository.config.accounts:
        whole = os.path.abspath(os.path.join(repository.config.root, path))
        folders = (os.path.abspath(argument) for argument in arguments)
        if any(os.path.commonpath((whole, folder)) == folder for folder in folders):
            found.add(path)
    return found & repository.documents.keys()


def _run_named(
    named: Selection, registries: set[str], given: Mapping[str, bytes] | None, repository: Repository, index: Index,
    planned: Planned, totals: _Totals,
) -> Result:  # fmt: skip
    if named.outside:
        raise UsageError(
            f"{named.outside[0]} lies outside the repository {repository.config.root}",
            "name files and folders of one repository",
        )
    chosen = {*named.documents, *named.named, *registries, *(given or ())}
    gone = {item.path for item in named.missing}
    referred = {r.path for d in index.documents.values() for r in d.references}
    for item in named.missing:
        if item.path not in referred and item.path not in chosen:
            raise UsageError(f"{item.argument} does not exist", "correct the path")
    over = set(repository.passed_over) & chosen
    totals.passed_over += len(over)
    totals.read += len(chosen & index.documents.keys())
    totals.notices += [
        f"{item.argument} is not read: {item.reason}" for item in repository.discovery.passed_over
    ]
    if chosen >= index.documents.keys():
        return run(index, planned.job)
    result = run(index, planned.job)
    return result.keep(
        d.path in chosen or not causes.isdisjoint(chosen | gone)
        for d, causes in zip(result.diagnostics, result.causes, strict=True)
    )


def _changed(
    root: Root, config: Config, repository: Repository, planned: Planned, index: Index,
    totals: _Totals,
) -> Result:  # fmt: skip
    found = changes(root.path)
    if found is None:
        raise UsageError(
            "--changed needs a git repository", "run it inside one, or without --changed"
        )
    touched = {*found.added, *found.changed, *found.deleted, *found.renamed,
               *found.renamed.values()}  # fmt: skip
    totals.passed_over += len(repository.passed_over if not touched else
                              touched & set(repository.passed_over))  # fmt: skip
    if not touched:
        totals.read += len(index.documents)
        return run(index, planned.job)
    totals.read += len(touched & index.documents.keys())
    return only_what_changed(root.path, config, repository, planned, index, found)


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


def _add(total: Result, result: Result, prefix: str) -> None:
    total.diagnostics += (_moved(diagnostic, prefix) for diagnostic in result.diagnostics)
    total.causes += result.causes
    total.waived += (replace(one, diagnostic=_moved(one.diagnostic, prefix)) for one in result.waived)
    total.faults += result.faults
    total.notices += result.notices


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


def check_files(
    files: Mapping[str, bytes], as_of: str, *, rules: Collection[str] | None = None
) -> tuple[Result, Index]:
    """Check a repository that is in memory alone; `opsglint.toml` in it is its configuration."""
    from opsglint.api.memory import MemoryFiles, read_files

    text = files.get("opsglint.toml")
    config = Config(root="/")
    if text is not None:
        from opsglint.api.repository import vocabulary
        from opsglint.config import load

        config = load("/", "opsglint.toml", text.decode(), vocabulary())
    now, zone = moment(as_of, config)
    documents = read_files(files, config)
    index = Index(documents, MemoryFiles(files), zone, now)
    choices = Choices(select=tuple(rules)) if rules is not None else Choices()
    return run(index, plan(config, choices).job), index


__all__ = ["Checked", "ConfigError", "ConfigErrors", "Request", "check", "check_files"]
