"""What a set of changes brings: in the files it touches, and in those that it breaks."""

from __future__ import annotations

import hashlib
from collections import Counter

from opsglint.api.planning import Planned
from opsglint.api.repository import Reader, Repository
from opsglint.config import Config
from opsglint.content.records import Document as Model
from opsglint.diagnostics import Diagnostic
from opsglint.engine.git import Changes, read_at
from opsglint.engine.media import read_media_bytes
from opsglint.engine.run import Result, run
from opsglint.facts.document import Document
from opsglint.facts.media_files import MediaFacts
from opsglint.index import Files, Index
from opsglint.syntax.captions import Captions, read_captions_file


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


def only_what_changed(
    root: str, config: Config, repository: Repository, planned: Planned, index: Index,
    changes: Changes,
) -> Result:  # fmt: skip
    """Return what is wrong in the touched files, and elsewhere what was not wrong before.

    The repository as it was differs in the touched files alone, so only these are read again from
    git; two runs are compared by rule, path and words, never by line.
    """
    touched = changes.added | changes.changed | changes.renamed.keys()
    result = run(index, planned.job)
    if all(d.path in touched for d in result.diagnostics):
        return result
    before = run(_index_before(root, config, repository, index, changes), planned.job)
    known = Counter(_key(d) for d in before.diagnostics)
    wanted: list[bool] = []
    for diagnostic in result.diagnostics:
        key = _key(diagnostic)
        is_known = known[key] > 0
        known[key] -= is_known
        wanted.append(diagnostic.path in touched or not is_known)
    return result.keep(wanted)


def _key(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    line = diagnostic.location.excerpt.line.strip()
    return (diagnostic.code, diagnostic.path, diagnostic.message, line)


def _index_before(
    root: str, config: Config, repository: Repository, index: Index, changes: Changes
) -> Index:
    gone = changes.added | changes.renamed.keys()
    paths = changes.changed | changes.deleted | set(changes.renamed.values())
    candidates = {
        path for path in paths
        if path.casefold().endswith((".md", ".markdown")) or path in config.accounts
    }  # fmt: skip
    reader = Reader(config)
    documents: dict[str, Document[Model]] = {
        path: document for path, document in repository.documents.items() if path not in gone
    }
    for path, data in read_at(root, changes.base, sorted(candidates)).items():
        document = reader.read(path, data)
        if document is None:
            documents.pop(path, None)
        else:
            documents[path] = document
    files = _FilesBefore(root, repository.discovery.files, changes)
    return Index(documents.values(), files, index.zone, index.now, index.past)
