"""Makes the fixes of what a check found, in rounds, until nothing changes any more.

Everything happens in memory; only `write` touches the disk.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from opsglint.api.checking import check
from opsglint.api.requests import Checked, Request
from opsglint.api.verifying import Surroundings, reads_as_before
from opsglint.content.models import Component
from opsglint.diagnostics import Diagnostic, Fix, Safety
from opsglint.engine.choosing import compatible
from opsglint.engine.fixes import digest_of_text
from opsglint.engine.writing import CannotWrite, read_file, replace_file
from opsglint.text import apply_edits

_BOM = b"\xef\xbb\xbf"
_MOST_ROUNDS = 30  # three are common; more than ten are needed only for thousands of places
_MOST_FIXES = 10_000  # in one file and run: a rule reports 1,000 places at once, and rounds cost
_MOST_TRIES = 100  # readings of one file in search of the one fix that does not fit


@dataclass(frozen=True, slots=True)
class Change:
    """What a file held and what it holds once fixed; `path` is relative to the checked root."""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file whose fixes never come to an end, and the rules that change it: our own fault."""

    path: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixes make of a repository: the changed files, and what a check finds in them."""

    checked: Checked
    changes: tuple[Change, ...]
    unsettled: tuple[Unsettled, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and those that could not be: path, reason and remedy."""

    paths: tuple[str, ...]
    failures: tuple[tuple[str, str, str], ...]


def fix(request: Request, checked: Checked, *, unsafe: bool) -> Fixed:
    """Return what the fixes of a check's findings make of the files, and what is left then.

    `checked` is what `check(request)` returned; `unsafe` also takes fixes that a person should
    look at. Raises ConfigErrors or UsageError as `check` does.
    """
    return _Rounds(request, checked, unsafe).run()


def write(fixed: Fixed) -> Written:
    """Write the changed files, each in one step; what cannot be written stays as it is."""
    paths: list[str] = []
    failures: list[tuple[str, str, str]] = []
    for change in fixed.changes:
        try:
            replace_file(fixed.checked.root, change.path, change.after, change.before)
            paths.append(change.path)
        except CannotWrite as error:
            failures.append((change.path, error.reason, error.remedy))
    return Written(tuple(paths), tuple(failures))


@dataclass(slots=True)
class _File:
    """A file while it is fixed: what it held, what it holds, and all that it held in between."""

    before: bytes
    now: bytes
    seen: set[bytes] = field(default_factory=set)
    fixed: int = 0


class _NotFixed(Exception):
    """Fixes of a file that cannot be made: why, and what to do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class _Rounds:
    """The fixing of one request."""

    def __init__(self, request: Request, checked: Checked, unsafe: bool) -> None:
        self._request = request
        self._checked = checked
        self._unsafe = unsafe
        self._surroundings = Surroundings(request, checked.root)
        self._files: dict[str, _File] = {}
        self._left: dict[str, str] = {}
        self._parts: dict[str, bool] = {}
        self._stale: set[str] = set()
        self._unsettled: list[Unsettled] = []

    def run(self) -> Fixed:
        """Fix and check again until nothing changes."""
        rounds = 0
        while chosen := self._round():
            rounds += 1
            self._checked = check(self._next_request())
            if rounds > _MOST_ROUNDS:
                for path, rules in chosen.items():
                    self._give_up(path, rules)
                self._checked = check(self._next_request())
                break
        changes = tuple(
            Change(path, file.before, file.now)
            for path, file in sorted(self._files.items()) if file.now != file.before
        )  # fmt: skip
        notices = (self._notice(*one) for one in sorted(self._left.items()))
        summary = replace(
            self._checked.summary,
            notices=(*self._checked.summary.notices, *notices),
            fixed=sum(self._files[change.path].fixed for change in changes),
            unsafe=self._unsafe,
        )
        return Fixed(replace(self._checked, summary=summary), changes, tuple(self._unsettled))

    def _notice(self, path: str, reason: str) -> str:
        is_partly = path in self._files and self._files[path].fixed
        return f"{path} was not fixed{' completely' if is_partly else ''}: {reason}"

    def _next_request(self) -> Request:
        contents = {
            os.path.join(self._checked.root, *path.split("/")): file.now
            for path, file in self._files.items()
        }
        if self._request.given is None:
            return replace(self._request, contents=contents)
        path = self._given_path()
        given = (self._request.given[0], self._files[path].now)
        return replace(self._request, given=given)

    def _given_path(self) -> str:
        assert self._request.given is not None
        whole = os.path.join(self._request.folder, self._request.given[0])
        return os.path.relpath(whole, self._checked.root).replace(os.sep, "/")

    def _round(self) -> dict[str, tuple[str, ...]]:
        """Make the fixes that go together; return the files to check again, with the rules at work."""
        changed: dict[str, tuple[str, ...]] = {}
        for path, found in self._by_file().items():
            try:
                file = self._file(path)
                if self._is_stale(path, file, found):
                    changed[path] = ()
                    continue
                after, made = self._fixed(path, file, found)
            except (CannotWrite, _NotFixed) as error:
                self._left[path] = f"{error.reason}; {error.remedy}"
                continue
            rules = tuple(dict.fromkeys(f"{one.code} {one.name}" for one in made))
            changed[path] = rules
            file.seen.add(file.now)
            if after in file.seen:
                self._give_up(path, rules)
            else:
                file.now = after
                file.fixed += len(made)
            if file.fixed >= _MOST_FIXES:
                self._left[path] = "it has too many places for one run; run opsglint again"
        return changed

    def _by_file(self) -> dict[str, list[Diagnostic]]:
        """Return the diagnostics with a fix to be made, by the file that it changes."""
        found: dict[str, list[Diagnostic]] = {}
        only = self._given_path() if self._request.given else None
        for one in self._checked.diagnostics:
            path = (one.fix.picture or one.path) if one.fix else ""
            if one.fix and path not in self._left and only in (None, path) and self._may(path, one.fix):
                found.setdefault(path, []).append(one)
        return found

    def _may(self, path: str, fix: Fix) -> bool:
        """Say whether a fix may be made; note whose approval keeps it from being made."""
        if self._unsafe:
            return True
        voids = fix.voids
        if not voids and fix.safety is Safety.SAFE and (fix.picture or self._is_part(path)):
            voids = self._surroundings.approved_parts.get(path, ())
        if voids:
            self._left[path] = f"the change would void the approval of {' and '.join(voids)}; use --unsafe-fixes if it is to be approved again"
        return not voids and fix.safety is Safety.SAFE

    def _is_part(self, path: str) -> bool:
        """Say whether a document is a part of a kit, which whoever approves the kit approves."""
        if path not in self._parts:
            document = self._surroundings.read(path, self._file(path).now)
            self._parts[path] = document is not None and isinstance(document.model, Component)
        return self._parts[path]

    def _file(self, path: str) -> _File:
        if path not in self._files:
            given = self._request.given
            content = given[1] if given else read_file(self._checked.root, path)
            self._files[path] = _File(content, content)
        return self._files[path]

    def _give_up(self, path: str, rules: tuple[str, ...]) -> None:
        """Leave a file as it was, and say which rules do not settle."""
        file = self._files[path]
        file.now, file.fixed = file.before, 0
        self._left[path] = f"the fixes of {' and '.join(rules)} do not settle"
        self._unsettled.append(Unsettled(path, rules))

    def _is_stale(self, path: str, file: _File, found: Sequence[Diagnostic]) -> bool:
        """Say whether a file was saved between the check and now, so that it is to be checked again."""
        sources = {one.fix.source for one in found if one.fix and not one.fix.picture}
        if not sources or sources == {digest_of_text(_text(file.now))}:
            return False
        if path in self._stale:
            raise _NotFixed("it was changed in the meantime", "run opsglint again")
        self._stale.add(path)
        return True

    def _fixed(
        self, path: str, file: _File, found: Sequence[Diagnostic]
    ) -> tuple[bytes, Sequence[Diagnostic]]:
        """Return what a file holds after one round, and the findings that were mended."""
        if found[0].fix and found[0].fix.picture:
            return _without_location(file.now), found
        text = _text(file.now)
        made = _Fitting(path, file.now, text, self._surroundings).of(compatible(found))
        if not made:
            raise _NotFixed("what is around the place is written in an unusual way", "change it by hand")
        return _applied(file.now, text, made), made


def _without_location(content: bytes) -> bytes:
    # Pictures are the exception, and the library behind is slow to import.
    from opsglint.engine.exif import NotRemovable
    from opsglint.engine.positions import without_location

    try:
        return without_location(content)
    except NotRemovable as error:
        raise _NotFixed(str(error), "remove the position by hand") from error


def _text(content: bytes) -> str:
    try:
        return content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        raise _NotFixed("it is not UTF-8", "save it as UTF-8") from error


def _applied(content: bytes, text: str, found: Sequence[Diagnostic]) -> bytes:
    edits = [edit for one in found if one.fix for edit in one.fix.edits]
    bom = _BOM if content.startswith(_BOM) else b""
    return bom + apply_edits(text, edits).encode()


class _Fitting:
    """The search for the fixes of one file after which it reads as before."""

    def __init__(self, path: str, content: bytes, text: str, surroundings: Surroundings) -> None:
        self._path = path
        self._content = content
        self._text = text
        self._surroundings = surroundings
        self._tries = 0

    def of(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Return all of the findings whose fixes can be made together, in halves where not all."""
        if not found or self._fits(found):
            return found
        if len(found) == 1 or self._tries > _MOST_TRIES:
            return []
        middle = len(found) // 2
        left, right = self.of(found[:middle]), self.of(found[middle:])
        return left + right if self._fits(left + right) else left

    def _fits(self, found: list[Diagnostic]) -> bool:
        self._tries += 1
        edits = [edit for one in found if one.fix for edit in one.fix.edits]
        after = _applied(self._content, self._text, found)
        return reads_as_before(self._path, self._content, after, edits, self._surroundings)
