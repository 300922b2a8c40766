"""The files of a repository as they were before a set of changes."""

from __future__ import annotations

import hashlib

from opsglint.engine.git import Changes, read_at
from opsglint.engine.media import read_media_bytes
from opsglint.facts.files import Files
from opsglint.facts.media_files import MediaFacts
from opsglint.syntax.captions import Captions, read_captions_file


class FilesBefore:
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

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there was this file; nobody keeps the answer."""
        return False

    def state(self, path: str) -> str | None:
        """Return what changes when the content does; nobody keeps the answer."""
        return None

    def _content(self, path: str) -> bytes | None:
        return read_at(self._root, self._base, [path]).get(path)
