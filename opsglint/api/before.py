"""The repository as it was before a set of changes, and what was wrong with it then."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from opsglint.api.errors import UsageError
from opsglint.api.planning import Planned
from opsglint.api.repository import Reader, Repository
from opsglint.config import Globs
from opsglint.content.records import Document as Model
from opsglint.diagnostics import Diagnostic
from opsglint.engine.baselining import Baseline, Held
from opsglint.engine.discover import is_read
from opsglint.engine.git import Changes, read_at
from opsglint.engine.media import read_media_bytes
from opsglint.engine.run import Result, run
from opsglint.facts.document import Document
from opsglint.facts.media_files import MediaFacts
from opsglint.fingerprints import fingerprint
from opsglint.index import Files, Index
from opsglint.syntax.captions import Captions, read_captions_file


@dataclass(frozen=True, slots=True)
class Now:
    """A repository as it is, what is to be run on it, and its baseline."""

    repository: Repository
    planned: Planned
    index: Index
    baseline: Baseline

    def hold(self, result: Result) -> Held:
        """Return the findings of a result as the baseline leaves them."""
        by_code = self.planned.job.names.by_code
        return self.baseline.hold(result.diagnostics, lambda code: by_code[code].waivable)

    def new_ones(self, result: Result) -> Result:
        """Return a result without what the baseline holds."""
        held = self.hold(result)
        result.diagnostics = list(held.diagnostics)
        return result.keep(held.is_new)


class _FilesBefore:
    """The files as they were before the changes."""

    def __init__(self, root: str, files: Files, changes: Changes) -> None:
        self._root = root
        self._base = changes.base
        self._changed = changes.changed
        self._files = files
        self._new = changes.added | changes.renamed.keys()
        self._old = changes.deleted | set(changes.renamed.values())

    def exists(self, path: str) -> bool:
        """Say whether there was a file or folder at exactly this path."""
        return path in self._old or (path not in self._new and self._files.exists(path))

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""
        return self._files.is_directory(path)

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""
        return self._files.same_but_case(path)

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""
        return self._files.nearest(path)

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository."""
        return self._files.leaves_root(path)

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file told of itself."""
        if path in self._changed or path in self._old:
            return read_media_bytes(self._content(path))
        return self._files.media(path) if path not in self._new else None

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file held."""
        if path in self._changed or path in self._old:
            return read_captions_file(path, self._content(path))
        return self._files.captions(path) if path not in self._new else None

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes as they were."""
        if path in self._changed or path in self._old:
            content = self._content(path)
            return hashlib.sha256(content).hexdigest() if content is not None else None
        return self._files.digest(path) if path not in self._new else None

    def _content(self, path: str) -> bytes | None:
        return read_at(self._root, self._base, [path]).get(path)


def run_before(now: Now, changes: Changes) -> Result:
    """Return what was wrong before the changes and in no baseline, under the names files have now.

    The repository as it was differs in the touched files alone, so only these are read again from
    git. Raises UsageError where git does not have them.
    """
    old = _documents_before(now, changes)
    index = _index_before(now, changes, old)
    result = run(index, now.planned.job)
    names = {old: new for new, old in changes.renamed.items()}
    names |= _moved_whole(now, changes, old)
    if names:
        result.diagnostics = [_renamed(one, names) for one in result.diagnostics]
    return now.new_ones(result)


def without_known(result: Result, before: Result, always: Collection[str] = ()) -> Result:
    """Return the result without what was found before, in equal number; all stays in `always`."""
    known = Counter(map(fingerprint, before.diagnostics))
    wanted: list[bool] = []
    for diagnostic in result.diagnostics:
        key = fingerprint(diagnostic)
        is_known = known[key] > 0
        known[key] -= is_known
        wanted.append(not is_known or diagnostic.path in always)
    kept = result.keep(wanted)
    told = {(fault.rule, fault.path) for fault in result.faults}
    kept.faults += (fault for fault in before.faults if (fault.rule, fault.path) not in told)
    return kept


def _documents_before(now: Now, changes: Changes) -> dict[str, Document[Model] | None]:
    """Return what the touched files were, None for those that were no content."""
    config, discovery = now.repository.config, now.repository.discovery
    exclude = Globs(config.exclude)
    paths = sorted(
        path for path in changes.changed | changes.deleted | set(changes.renamed.values())
        if path in config.accounts or is_read(path, exclude, discovery.nested)
    )  # fmt: skip
    contents = read_at(config.root, changes.base, paths)
    missing = [path for path in paths if path not in contents]
    if missing:
        raise UsageError(
            f"git does not have {missing[0]} as it was at {changes.base[:12]}",
            "clone the repository whole, without --filter",
        )
    reader = Reader(config)
    return {path: reader.read(path, data) for path, data in contents.items()}


def _index_before(
    now: Now, changes: Changes, old: Mapping[str, Document[Model] | None]
) -> Index:
    gone = {*changes.added, *changes.renamed, *old}
    documents = [one for path, one in now.repository.documents.items() if path not in gone]
    documents += (document for document in old.values() if document is not None)
    files = _FilesBefore(now.repository.config.root, now.repository.discovery.files, changes)
    return Index(documents, files, now.index.zone, now.index.now, now.index.past)


def _moved_whole(
    now: Now, changes: Changes, old: Mapping[str, Document[Model] | None]
) -> dict[str, str]:
    """Return old name → new name of documents that git was not told of as moved.

    It finds no renames among files that were never added, and gives up where there are too many.
    """
    new = {
        _tidy(document): path for path in sorted(changes.added, reverse=True)
        if (document := now.index.documents.get(path)) is not None
    }  # fmt: skip
    found: dict[str, str] = {}
    for path in sorted(changes.deleted) if new else ():
        document = old.get(path)
        moved = new.pop(_tidy(document), None) if document is not None else None
        if moved is not None:
            found[path] = moved
    return found


def _tidy(document: Document[Model]) -> str:
    return " ".join(document.text.split())


def _renamed(diagnostic: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    """Return a finding as it would be with the new names of files, in its words too."""
    path = names.get(diagnostic.path, diagnostic.path)
    params = tuple((name, names.get(value, value)) for name, value in diagnostic.params)
    location = replace(diagnostic.location, path=path)
    return replace(diagnostic, location=location, params=params)
