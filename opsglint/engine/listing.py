"""All files of a repository as one listing, and how it is made where git cannot be asked."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Listing(NamedTuple):
    """Files below a root, as root-relative paths with forward slashes.

    `links` are those known to be symbolic links; files in `untracked` may be links as well.
    `absent` are tracked files that a sparse checkout leaves out of the work tree: they exist, but
    cannot be read. `repositories` are folders with a git repository of their own, whose files are
    not listed.
    """

    paths: frozenset[str]
    links: frozenset[str] = frozenset()
    untracked: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    repositories: frozenset[str] = frozenset()


def walk(root: str) -> Listing:
    """Return the files below `root` without hidden folders and what `.gitignore` files leave out.

    Links to folders are listed as links and never followed; folders that cannot be read count as
    empty.
    """
    walker = _Walker(root)
    walker.walk()
    return Listing(
        paths=frozenset(walker.paths),
        links=frozenset(walker.links),
        repositories=frozenset(walker.repositories),
    )


_Ignores = tuple[tuple[int, "GitIgnoreSpec"], ...]
"""The patterns of the folders on the way: the length of the folder's prefix, its patterns."""


class _Walker:
    """Goes through the folders one by one; those still to be listed wait in `waiting`."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.paths: list[str] = []
        self.links: list[str] = []
        self.repositories: list[str] = []
        self.waiting: list[tuple[str, _Ignores]] = [("", ())]

    def walk(self) -> None:
        """List the root and everything below."""
        while self.waiting:
            self._folder(*self.waiting.pop())

    def _folder(self, prefix: str, ignores: _Ignores) -> None:
        """List one folder; `prefix` is its path with a slash at the end, "" for the root."""
        entries = self._entries(prefix)
        names = {entry.name for entry in entries}
        if prefix and ".git" in names:
            self.repositories.append(prefix[:-1])
            return
        if ".gitignore" in names:
            spec = _patterns(os.path.join(self.root, prefix, ".gitignore"))
            ignores = (*ignores, (len(prefix), spec))
        for entry in entries:
            self._entry(entry, prefix + entry.name, ignores)

    def _entry(self, entry: os.DirEntry[str], path: str, ignores: _Ignores) -> None:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and not _ignored(f"{path}/", ignores):
                self.waiting.append((f"{path}/", ignores))
        elif entry.name != ".git" and not _ignored(path, ignores):
            self.paths.append(path)
            if entry.is_symlink():
                self.links.append(path)

    def _entries(self, prefix: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self.root, prefix)) as entries:
                return list(entries)
        except OSError:
            return []


def _patterns(path: str) -> GitIgnoreSpec:
    """Return the patterns of a `.gitignore` file, without those that cannot be understood."""
    from pathspec import GitIgnoreSpec

    lines = _lines(path)
    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines(filter(_understood, lines))


def _understood(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines((line,))
    except (ValueError, re.error):
        return False
    return True


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            return file.read().split("\n")
    except OSError:
        return []


def _ignored(path: str, ignores: _Ignores) -> bool:
    """Say whether a path is ignored; the deepest folder with an opinion decides."""
    for length, spec in reversed(ignores):
        include = spec.check_file(path[length:]).include
        if include is not None:
            return include
    return False
