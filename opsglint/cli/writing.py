"""Writes files whole or not at all: new ones never over an existing one, reports in its place."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from importlib import resources

from opsglint.api import UsageError


def template(name: str) -> str:
    """Return the text of a template."""
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def write_new(texts: Mapping[str, str]) -> None:
    """Write files that do not exist yet; raise UsageError, and leave nothing, where one does."""
    written: list[str] = []
    try:
        for path, text in texts.items():
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as handle:
                written.append(path)
                handle.write(text)
    except OSError as error:
        for path in written:
            os.unlink(path)
        if isinstance(error, FileExistsError):
            raise UsageError(f"{error.filename} is there already", "choose another name") from error
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{error.filename} cannot be written: {reason}", "check the folder") from error


def replace_file(path: str, pieces: Iterable[bytes]) -> None:
    """Put a file in place of the one at `path`, if any, in one step; raise OSError and leave nothing.

    The mode of an existing file is kept, and a symbolic link is followed.
    """
    real = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(real), f".opsglint-{secrets.token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        if os.path.exists(real):
            os.chmod(temporary, os.stat(real).st_mode & 0o7777)
        os.replace(temporary, real)
    except BaseException:
        os.unlink(temporary)
        raise
