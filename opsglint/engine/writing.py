"""Replaces files of the repository in one step, so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterable

CACHE = ".opsglint_cache"
"""A folder at the root whose own `.gitignore` keeps git from seeing it."""

_UNFINISHED = re.compile(r"\.opsglint-.+\.tmp")
_STALE = 3600.0
"""Seconds after which what a killed run left behind is taken away; no write takes that long."""


class CannotWrite(Exception):
    """A file that cannot be replaced: why, and what to do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def replace_file(root: str, path: str, content: bytes, expected: bytes) -> None:
    """Put `content` in place of `expected` in the file at a root-relative path.

    A link is followed as long as it stays below the root. The file's mode is kept, and whoever
    reads it sees the old or the new content. Raises CannotWrite, and leaves the file as it is,
    where it cannot be written or holds something else by now.
    """
    target = _target(root, path)
    try:
        mode = _writable_mode(target)
        temporary = _written(_scratch(root, target), (content,), mode)
        try:
            _swap(temporary, target, content, expected)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise CannotWrite((error.strerror or "unknown reason").lower(), _remedy(error)) from error


def put_file(path: str, pieces: Iterable[bytes]) -> None:
    """Put a file in place of the one at a path, if any, in one step; raise OSError and leave nothing.

    The mode of an existing file is kept, and a link is followed.
    """
    real = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(real).st_mode) if os.path.exists(real) else _new_mode()
    if not mode & 0o222:
        raise PermissionError(13, "it is write-protected")
    temporary = _written(os.path.dirname(real), pieces, mode)
    try:
        os.replace(temporary, real)
    except BaseException:
        os.unlink(temporary)
        raise


def _new_mode() -> int:
    """Return the mode that a new file gets here."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def read_file(root: str, path: str) -> bytes:
    """Return the bytes of a file below the root; raise CannotWrite where that cannot be done."""
    try:
        with open(_target(root, path), "rb") as handle:
            return handle.read()
    except OSError as error:
        raise CannotWrite((error.strerror or "unknown reason").lower(), _remedy(error)) from error


def clean(folder: str) -> None:
    """Take away what killed runs left in a folder."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _UNFINISHED.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _STALE:
                os.unlink(entry.path)


def _target(root: str, path: str) -> str:
    real_root = os.path.realpath(root)
    target = os.path.realpath(os.path.join(root, *path.split("/")))
    if not target.startswith(os.path.join(real_root, "")):
        raise CannotWrite("it is a link that leads out of the repository", "change the file it leads to")
    return target


def _writable_mode(target: str) -> int:
    """Return the mode of a file; raise PermissionError where it or its folder is write-protected.

    The administrator may write everywhere, and would not notice that somebody protected it.
    """
    mode = os.stat(target).st_mode
    if not mode & 0o222:
        raise PermissionError(13, "it is write-protected")
    # On Windows the mark means something else on folders.
    if os.name == "posix" and not os.stat(os.path.dirname(target)).st_mode & 0o222:
        raise PermissionError(13, "its folder is write-protected")
    return stat.S_IMODE(mode)


def _written(folder: str, pieces: Iterable[bytes], mode: int) -> str:
    """Return the path of a new file of some content in a folder."""
    handle, temporary = tempfile.mkstemp(".tmp", ".opsglint-", folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _scratch(root: str, target: str) -> str:
    """Return the scratch folder, or that of the target where files cannot be moved from there."""
    beside = os.path.dirname(target)
    cache = os.path.join(root, CACHE)
    folder = os.path.join(cache, "unfinished")
    try:
        if os.path.islink(cache) or os.path.islink(folder):
            return beside
        os.makedirs(folder, exist_ok=True)
        ignore = os.path.join(cache, ".gitignore")
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="utf-8") as handle:
                handle.write("*\n")
        is_near = os.stat(folder).st_dev == os.stat(beside).st_dev
    except OSError:
        return beside
    chosen = folder if is_near else beside
    clean(chosen)
    return chosen


def _swap(temporary: str, target: str, content: bytes, expected: bytes) -> None:
    with open(target, "rb") as handle:
        now = handle.read()
    if now == content:  # another run has done the same
        os.unlink(temporary)
        return
    if now != expected:
        raise CannotWrite("it was changed in the meantime", "run opsglint again")
    os.replace(temporary, target)


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "check the permissions of the file and its folder, and whether another program has it open"
    if isinstance(error, FileNotFoundError):
        return "run opsglint again"
    return "check the free space of the disk, then run opsglint again"
