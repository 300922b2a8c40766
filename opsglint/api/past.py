"""The repository as it was at a commit, as far as approvals ask for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from opsglint.api.repository import Reader
from opsglint.config import Config
from opsglint.content.records import Document as Model
from opsglint.engine.git import commits_of, read_at
from opsglint.facts.approvals import Snapshot
from opsglint.facts.document import Document

_MOST_COMMITS = 50  # an approval older than that many changes is told without what changed


class _SnapshotOf:
    """The files of one commit, each read when it is asked for."""

    def __init__(self, root: str, commit: str, reader: Reader) -> None:
        self._root = root
        self._commit = commit
        self._reader = reader

    def document(self, path: str) -> Document[Model] | None:
        """Return the document at a path, None where there is none."""
        content = self._content(path)
        return self._reader.read(path, content) if content is not None else None

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes, None where there is none."""
        content = self._content(path)
        return hashlib.sha256(content).hexdigest() if content is not None else None

    def _content(self, path: str) -> bytes | None:
        return read_at(self._root, self._commit, [path]).get(path)


class GitPast:
    """Tells the past of the repository at a root, where git knows it."""

    def __init__(self, root: str, config: Config) -> None:
        self._root = root
        self._config = config

    def __call__(self, paths: tuple[str, ...]) -> Iterator[tuple[str, Snapshot]]:
        """Yield commits that changed one of the paths, the newest first, and the files then."""
        reader = Reader(self._config)
        for commit in commits_of(self._root, paths, _MOST_COMMITS):
            yield commit, _SnapshotOf(self._root, commit, reader)
