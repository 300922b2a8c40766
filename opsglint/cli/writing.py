"""Writes new files, all of them or none, and never over an existing one."""

from __future__ import annotations

import os
from collections.abc import Mapping
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
