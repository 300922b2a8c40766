"""How paths are shown to whoever runs a command."""

from __future__ import annotations

import os
from collections.abc import Callable


def seen_from_here(root: str) -> Callable[[str], str]:
    """Return what turns a path below `root` (or an absolute one) into one from the current folder."""
    folder = os.getcwd()

    def show(path: str) -> str:
        return os.path.relpath(os.path.join(root, path), folder).replace(os.sep, "/")

    return show
