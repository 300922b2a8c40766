"""Reads the bytes of files that documents are in."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping

# A pipe that somebody named like a document must not make us wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 16


def read_content(root: str, path: str, given: Mapping[str, bytes]) -> bytes | str:
    """Return the content of a file below a root, or in words why it is not read.

    `given` holds the contents of files that are to be used in place of what is on the disk.
    """
    if path in given:
        return given[path]
    try:
        content = _read(f"{root}/{path}")
        return f"{path} is not read: it is no regular file" if content is None else content
    except OSError as error:
        return f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}"


def _read(full: str) -> bytes | None:
    """Return what a regular file holds, None for another kind of file (file objects cost twice the time)."""
    descriptor = os.open(full, _FLAGS)
    try:
        content = os.read(descriptor, _BLOCK)
        if len(content) == _BLOCK or not content:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            blocks = [content]
            while block := os.read(descriptor, _BLOCK << 4):
                blocks.append(block)
            content = b"".join(blocks)
        return content
    except IsADirectoryError:
        return None
    finally:
        os.close(descriptor)
