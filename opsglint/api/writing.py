"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile

from opsglint.api.errors import UsageError

_NEW_FILE = 0o666


def replace_file(path: str, content: bytes) -> None:
    """Put a file in the place of what is at a path; whoever reads it sees the old or the new one.

    The mode of an existing file is kept. Raises UsageError where it cannot be written.
    """
    real = os.path.realpath(path)
    try:
        mode = _mode(real)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(real), prefix=".opsglint-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, mode)
            os.replace(temporary, real)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{path} cannot be written: {reason}", "check the file's permissions") from error


def _mode(path: str) -> int:
    """Return the mode of a file, or that of a new one; raise OSError for a write-protected one."""
    if not os.path.exists(path):
        umask = os.umask(0)
        os.umask(umask)
        return _NEW_FILE & ~umask
    mode = os.stat(path).st_mode
    if not mode & 0o222:
        raise PermissionError(13, "it is write-protected")
    return mode & 0o7777
