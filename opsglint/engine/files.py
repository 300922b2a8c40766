"""Answers whether the files that documents refer to are there, from one listing of them all."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from io import BufferedReader
from typing import TYPE_CHECKING, TypeVar

from opsglint.engine.listing import Listing
from opsglint.text import nearest

if TYPE_CHECKING:
    from opsglint.facts.media_files import MediaFacts
    from opsglint.syntax.captions import Captions

T = TypeVar("T")

_LANGUAGE = re.compile(r"(?:^|[/._-])(en|fr)(?=[/._-]|$)", re.IGNORECASE)


class _Names:
    """The names in a folder, folders with a slash at the end."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def nearest(self, wanted: str) -> str | None:
        """Return the name itself or the one nearest to it of its kind and in its language, if any."""
        alike = self._alike.get((wanted.endswith("/"), _languages(wanted)), {})
        return wanted if wanted in alike else nearest(wanted, alike, _slips(wanted))

    @cached_property
    def _alike(self) -> dict[tuple[bool, tuple[str, ...]], dict[str, None]]:
        found: dict[tuple[bool, tuple[str, ...]], dict[str, None]] = {}
        for name in self.all:
            found.setdefault((name.endswith("/"), _languages(name)), {})[name] = None
        return found


class FileTree:
    """All files of a repository; every path is root-relative, with forward slashes.

    Takes the absolute root and the listing of its files. `on_disk` allows a look at the disk for
    files that the listing leaves out, such as large pictures that git ignores.
    """

    def __init__(self, root: str, listing: Listing, on_disk: bool = True) -> None:
        self.root = root
        self._listing = listing
        self._on_disk = on_disk
        self._names: dict[str, frozenset[str]] = {}
        self._unlisted: dict[str, bool] = {}
        self._respelled: dict[str, str | None] = {}
        self._outside: dict[str, bool] = {}
        self._media: dict[str, MediaFacts | None] = {}
        self._captions: dict[str, Captions | None] = {}
        self._digests: dict[str, str | None] = {}
        self._states: dict[str, str | None] = {}

    @property
    def listed(self) -> frozenset[str]:
        """All files of the listing."""
        return self._listing.paths

    @cached_property
    def listing_text(self) -> str:
        """Return the listing as one text: paths in order, joined by NUL, links marked as such."""
        marked = (f"{path}//" for path in self._listing.links)
        return "\0".join(sorted((*self._listing.paths, *marked)))

    def exists(self, path: str) -> bool:
        """Say whether there is a file of exactly this name, letter case included."""
        path = _tidy(path)
        if path in self._listing.paths:
            return not self._may_be_link(path) or os.path.isfile(self._absolute(path))
        if path not in self._unlisted:
            self._unlisted[path] = self._exists_unlisted(path)
        return self._unlisted[path]

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder of exactly this name; the root is one."""
        path = _tidy(path)
        if path in self._folders:
            return True
        if path in self._listing.paths and not self._may_be_link(path):
            return False
        return self._found_on_disk(path) and os.path.isdir(self._absolute(path))

    def same_but_case(self, path: str) -> str | None:
        """Return the file whose name differs in letter case (or in how accents are stored) alone.

        None when there is none, and when the file exists as it is named.
        """
        path = _tidy(path)
        if self.exists(path):
            return None
        if path not in self._respelled:
            self._respelled[path] = self._folded.get(_fold(path)) or self._respelled_on_disk(path)
        return self._respelled[path]

    def nearest(self, path: str) -> str | None:
        """Return the file that was probably meant by a name that does not exist, if any.

        Tried in turn: another letter case, slips of the pen in folders and name, the same name in
        another folder. A file in another language is never meant.
        """
        path = _tidy(path)
        found = self.same_but_case(path) or self._corrected(path) or self._moved(path)
        return found if found and _languages(found) == _languages(path) else None

    def leaves_root(self, path: str) -> bool:
        """Say whether a path leads out of the root, by `..` or by symbolic links."""
        path = _tidy(path)
        if _is_above(path):
            return True
        folder = posixpath.dirname(path)
        if folder not in self._outside:
            self._outside[folder] = self._really_outside(folder)
        if self._outside[folder]:
            return True
        if path in self._listing.paths and not self._may_be_link(path):
            return False
        if path not in self._outside:
            is_there = os.path.lexists(self._absolute(path))
            self._outside[path] = is_there and self._really_outside(path)
        return self._outside[path]

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""
        from opsglint.engine.media import read_media

        path = _tidy(path)
        if path not in self._media:
            self._media[path] = self._read(path, read_media)
        return self._media[path]

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""
        from opsglint.syntax.captions import format_of_captions, read_captions_file

        path = _tidy(path)
        if path not in self._captions and format_of_captions(path):
            self._captions[path] = read_captions_file(path, self._read(path, _beginning))
        return self._captions.get(path)

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where it cannot be read."""
        path = _tidy(path)
        if path not in self._digests:
            self._digests[path] = self._read(path, _digest)
        return self._digests[path]

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there is this file or folder, inside the root."""
        path = _tidy(path)
        if path in self._listing.paths:
            return not self._may_be_link(path)
        return path in self._folders

    def state(self, path: str) -> str | None:
        """Return a file's size and times of change, None where there is no regular file.

        It is looked up once: what is read of the file later may be newer, but is never older.
        """
        if path not in self._states:
            self._states[path] = self._read_state(path)
        return self._states[path]

    def _read_state(self, path: str) -> str | None:
        try:
            found = os.stat(self._absolute(_tidy(path)))
        except (OSError, ValueError):
            return None
        is_file = stat.S_ISREG(found.st_mode)
        return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}" if is_file else None

    def _read(self, path: str, reader: Callable[[BufferedReader], T | None]) -> T | None:
        """Return what a reader makes of a regular file inside the root, None where there is none."""
        is_file = self.exists(path) and os.path.isfile(self._absolute(path))
        if not is_file or self.leaves_root(path):
            return None
        try:
            with open(self._absolute(path), "rb") as stream:
                return reader(stream)
        except OSError:
            return None

    def _exists_unlisted(self, path: str) -> bool:
        if self._found_on_disk(path):
            return os.path.isfile(self._absolute(path))
        return self._linked_to(path) in self._listing.paths

    def _may_be_link(self, path: str) -> bool:
        if path in self._listing.links:
            return True
        return path in self._listing.untracked and os.path.islink(self._absolute(path))

    def _linked_to(self, path: str) -> str | None:
        """Return the path that one below a tracked link to a folder really has."""
        parts = path.split("/")
        links = self._listing.links
        if not links or not any("/".join(parts[:at]) in links for at in range(1, len(parts))):
            return None
        real = os.path.realpath(self._absolute(path))
        start = self._real_root.rstrip(os.sep) + os.sep
        return real[len(start) :].replace(os.sep, "/") if real.startswith(start) else None

    def _absolute(self, path: str) -> str:
        return os.path.join(self.root, *path.split("/"))

    def _really_outside(self, path: str) -> bool:
        real = os.path.realpath(self._absolute(path))
        start = self._real_root.rstrip(os.sep) + os.sep
        return real != self._real_root and not real.startswith(start)

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    def _found_on_disk(self, path: str) -> bool:
        """Say whether the disk has an entry of exactly this name inside the root."""
        if not self._on_disk or _is_above(path) or not os.path.lexists(self._absolute(path)):
            return False
        parts = path.split("/")
        return all(
            part in self._names_in("/".join(parts[:depth])) for depth, part in enumerate(parts)
        )

    def _names_in(self, folder: str) -> frozenset[str]:
        """Return the names in a folder, as the disk spells them."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(self._absolute(folder)))
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        return self._names[folder]

    def _respelled_on_disk(self, path: str) -> str | None:
        """Return the path with every part as the disk spells it, where that gives a file."""
        if not self._on_disk or _is_above(path):
            return None
        found = ""
        for part in path.split("/"):
            names = self._names_in(found)
            same = part if part in names else _same(part, names)
            if same is None:
                return None
            found = posixpath.join(found, same)
        return found if found != path and self.exists(found) else None

    @cached_property
    def _folders(self) -> frozenset[str]:
        folders = {""}
        for path in self._listing.paths:
            folder = posixpath.dirname(path)
            while folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(folders)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(path): path for path in sorted(self._listing.paths, reverse=True)}

    @cached_property
    def _children(self) -> dict[str, _Names]:
        """The names in each folder, folders with a slash at the end."""
        children: dict[str, _Names] = {}
        for path in sorted(self._listing.paths):
            folder, name = posixpath.split(path)
            children.setdefault(folder, _Names()).all.append(name)
        for path in sorted(self._folders - {""}):
            folder, name = posixpath.split(path)
            children.setdefault(folder, _Names()).all.append(f"{name}/")
        return children

    def _corrected(self, path: str) -> str | None:
        """Return the path with each part replaced by the nearest that exists."""
        *folders, name = path.split("/")
        found = ""
        for wanted in (*(f"{folder}/" for folder in folders), name):
            names = self._children.get(found.removesuffix("/"))
            part = names.nearest(wanted) if names else None
            if part is None:
                return None
            found += part
        return found

    def _moved(self, path: str) -> str | None:
        """Return the file of this name in another folder, the one nearest to that of `path`."""
        same = self._by_name.get(posixpath.basename(path), ())
        return min(same, key=lambda one: (-_shared(one, path), one), default=None)

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._listing.paths:
            found.setdefault(posixpath.basename(path), []).append(path)
        return found


def _beginning(stream: BufferedReader) -> bytes:
    """Return as much of a caption file as is needed to tell that it is too large."""
    from opsglint.syntax.captions import LARGEST_CAPTIONS

    return stream.read(LARGEST_CAPTIONS + 1)


def _digest(stream: BufferedReader) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()


# A path is asked about several times, by several rules.
@lru_cache(maxsize=4096)
def _tidy(path: str) -> str:
    """Return the path without `.` and inner `..`; "" for the root itself."""
    if "\0" in path:
        return "../"
    tidy = posixpath.normpath(path) if path else ""
    return "" if tidy == "." else tidy


def _is_above(path: str) -> bool:
    return path == ".." or path.startswith(("../", "/"))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _same(part: str, names: Iterable[str]) -> str | None:
    folded = _fold(part)
    return min((name for name in names if _fold(name) == folded), default=None)


def _slips(name: str) -> int:
    """Return how many letters of a file name may be wrong."""
    return max(1, min(3, len(name) // 5))


def _shared(left: str, right: str) -> int:
    """Return how many folders two paths have in common, from either end."""
    ours, theirs = left.split("/")[:-1], right.split("/")[:-1]
    return len(set(ours) & set(theirs))


def _languages(path: str) -> tuple[str, ...]:
    """Return the languages that a path names, in order."""
    return tuple(map(str.lower, _LANGUAGE.findall(path)))
