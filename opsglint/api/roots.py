"""Finds the repository that a request means, and reads its configuration."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from opsglint.api.errors import UsageError
from opsglint.api.settings import read_config
from opsglint.config import Config, Root, find_root

if TYPE_CHECKING:
    from opsglint.api.checking import Request


def configuration(request: Request) -> tuple[Root, Config]:
    """Return the repository that a request means and its configuration.

    Raises ConfigErrors where the configuration is wrong, and UsageError as `root_of` does.
    """
    root = root_of(request)
    if root.config_file is None:
        return root, Config(root=root.path)
    return root, read_config(root.path, root.config_file)


def root_of(request: Request) -> Root:
    """Return the repository that a request means, with the configuration file to be used, if any.

    Raises UsageError where paths lie in different repositories or a configuration file named by
    hand does not exist.
    """
    if request.config is None:
        root = _common_root(request)
    else:
        file = os.path.abspath(os.path.join(request.folder, request.config))
        if not os.path.isfile(file):
            raise UsageError(
                f"the configuration file {request.config} does not exist", "correct the path"
            )
        root = Root(os.path.dirname(file), os.path.basename(file))
    return Root(root.path, None) if request.isolated else root


def _common_root(request: Request) -> Root:
    starts = [os.path.join(request.folder, path) for path in request.paths] or [request.folder]
    roots = list(dict.fromkeys(find_root(start) for start in starts))
    outermost = min(roots, key=lambda root: len(root.path))
    for root in roots:
        if os.path.commonpath((outermost.path, root.path)) != outermost.path:
            raise UsageError(
                f"the paths lie in two repositories, {outermost.path} and {root.path}",
                "check them one after the other",
            )
    return outermost
