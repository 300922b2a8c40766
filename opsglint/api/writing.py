"""Writes files that stand beside the content, such as a baseline, whole or not at all."""

from __future__ import annotations

from opsglint.api.errors import UsageError
from opsglint.engine.writing import put_file


def replace_file(path: str, content: bytes) -> None:
    """Put a file in the place of what is at a path; whoever reads it sees the old or the new one.

    Raises UsageError where it cannot be written.
    """
    try:
        put_file(path, (content,))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{path} cannot be written: {reason}", "check the file's permissions") from error
