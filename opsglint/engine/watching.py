"""Sees by looking which files of a repository change: nothing else works on every disk."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable

from opsglint.engine import git
from opsglint.engine.listing import walk

_LOOKS = 4
"""After how many looks at known files new ones are looked for: in new folders nothing else tells."""

State = dict[str, tuple[int, int, int]]
"""Paths of files and folders, each with what changes when it is written: time, size and number."""


class Watch:
    """The files below a root, and others by absolute path, as they were when last looked at.

    Files that git ignores, hidden folders, and the spare copies that editors keep are left out.
    """

    def __init__(self, root: str, others: Iterable[str] = ()) -> None:
        self._root = root
        self._others = tuple(others)
        self._looks = 0
        self._paths: tuple[str, ...] = ()
        self._folders: tuple[str, ...] = ()
        self._list()
        self._files = self._state(self._paths)
        self._folder_state = self._state(self._folders)

    @property
    def number(self) -> int:
        """Return how many files there are."""
        return len(self._files)

    def has_changed(self) -> bool:
        """Look, and say whether a file came, went or was written since the last look."""
        self._looks += 1
        folders = self._state(self._folders)
        if self._looks % _LOOKS == 0 or folders != self._folder_state:
            self._list()
            self._folder_state = self._state(self._folders)
        before, self._files = self._files, self._state(self._paths)
        return self._files != before

    def _list(self) -> None:
        listing = git.listing(self._root, tracked_only=False)
        if listing is None or not listing.paths:
            listing = walk(self._root)
        names = [path for path in listing.paths if not _is_spare(path)]
        folders = {posixpath.dirname(path) for path in names} | {""}
        self._paths = (*(os.path.join(self._root, path) for path in names), *self._others)
        self._folders = tuple(os.path.join(self._root, folder) for folder in folders)

    @staticmethod
    def _state(paths: Iterable[str]) -> State:
        found: State = {}
        for path in paths:
            try:
                one = os.stat(path)
            except (OSError, ValueError):
                continue
            found[path] = (one.st_mtime_ns, one.st_size, one.st_ino)
        return found


def _is_spare(path: str) -> bool:
    """Say whether a file is one that editors write beside the one that is edited."""
    name = posixpath.basename(path)
    return name.endswith(("~", ".swp", ".swx", ".tmp")) or name.startswith((".#", "#"))
