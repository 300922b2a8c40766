"""Reads the bytes of files that documents are in."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping

# A pipe that somebody named like a document must not make us wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_content(root: str, path: str, given: Mapping[str, bytes]) -> bytes | str:
    """Return the content of a file below a root, or in words why it is not read.

    `given` holds the contents of files that are to be used in place of what is on the disk.
    """
    if path in given:
        return given[path]
    try:
        with open(os.open(os.path.join(root, path), _FLAGS), "rb", buffering=0) as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return stream.read()
    except IsADirectoryError:
        pass
    except OSError as error:
        return f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}"
    return f"{path} is not read: it is no regular file"
