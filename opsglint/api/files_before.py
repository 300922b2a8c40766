"""The files of a repository as they were before a set of changes."""

from __future__ import annotations

import hashlib

from opsglint.api.memory_files import SameNames
from opsglint.engine.git import Changes, read_at
from opsglint.engine.media import read_media_bytes
from opsglint.facts.files import Files
from opsglint.facts.media_files import MediaFacts
from opsglint.syntax.captions import Captions, read_captions_file


class FilesBefore(SameNames):
    """The files as they were before the changes."""

    def __init__(self, root: str, files: Files, changes: Changes) -> None:
        super().__init__(files)
        self._root = root
        self._base = changes.base
        self._changed = changes.changed
        self._new = changes.added | changes.renamed.keys()
        self._old = changes.deleted | set(changes.renamed.values())
        self._contents: dict[str, bytes | None] = {}

    def exists(self, path: str) -> bool:
        """Say whether there was a file or folder at exactly this path."""
        return path in self._old or (path not in self._new and self._files.exists(path))

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

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there was this file; nobody keeps the answer."""
        return False

    def state(self, path: str) -> str | None:
        """Return what changes when the content does; nobody keeps the answer."""
        return None

    def _content(self, path: str) -> bytes | None:
        """Return what a file held; git is asked once, however many rules look at the file."""
        if path not in self._contents:
            self._contents[path] = read_at(self._root, self._base, [path]).get(path)
        return self._contents[path]
