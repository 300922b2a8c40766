"""Files that are in memory: all of a repository, or some in place of what is on the disk."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping

from opsglint.engine.media import read_media_bytes
from opsglint.facts.files import Files
from opsglint.facts.media_files import MediaFacts
from opsglint.syntax.captions import Captions, read_captions_file
from opsglint.text import nearest


class MemoryFiles:
    """The files of a repository in memory; its folders are those that files lie in."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._contents = files
        self._files = frozenset(files)
        self._folders = frozenset(
            folder for path in files for folder in _folders(path)
        )

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""
        return path in self._files or path in self._folders

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""
        return path in self._folders

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""
        folded = path.casefold()
        return next((p for p in sorted(self._files) if p.casefold() == folded and p != path), None)

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""
        return nearest(path, sorted(self._files))

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository: there are none."""
        return False

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""
        return read_media_bytes(self._contents.get(path))

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""
        return read_captions_file(path, self._contents.get(path))

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where there is none."""
        content = self._contents.get(path)
        return hashlib.sha256(content).hexdigest() if content is not None else None

    def settles(self, path: str) -> bool:
        """Say whether there is this file or folder; nothing but a change of the files changes it."""
        return self.exists(path)

    def state(self, path: str) -> str | None:
        """Return what changes when the content does."""
        return self.digest(path)


class SameNames:
    """The files of a repository as they are named; what they hold is for the classes below to say."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""
        return self._files.exists(path)

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


class ChangedFiles(SameNames):
    """The files of a repository, some of which hold something else than the disk says."""

    def __init__(self, files: Files, contents: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self._changed = MemoryFiles(contents)
        self._paths = contents.keys()

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""
        return self._holding(path).media(path)

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""
        return self._holding(path).captions(path)

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where there is none."""
        return self._holding(path).digest(path)

    def _holding(self, path: str) -> Files:
        return self._changed if path in self._paths else self._files

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there is this file or folder, inside the root."""
        return self._files.settles(path)

    def state(self, path: str) -> str | None:
        """Return a few characters that change when the file's content does, None without a file."""
        return self._holding(path).state(path)


def _folders(path: str) -> Iterator[str]:
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
