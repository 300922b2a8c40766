"""Where results are kept between runs, and what they depend on besides the documents."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

from opsglint.config import Config
from opsglint.engine.cache import Store, code_fingerprint, digest_of, key_of
from opsglint.engine.discover import Discovery

if TYPE_CHECKING:
    from opsglint.api.requests import Request

LOCAL = ".opsglint_cache"
"""The cache of a repository whose user has no folder for caches."""

_MANIFEST = "/pack.yml"


def store_of(request: Request, config: Config, discovery: Discovery) -> Store | None:
    """Return where the results of a request are kept; None where nothing is to be kept.

    A cache that git lists came with the repository: it is not trusted, and neither is a result
    kept where the files of a pack are not listed and so cannot be told apart.
    """
    if request.no_cache:
        return None
    folder = folder_of(request, config.root)
    inside = os.path.relpath(folder, config.root).replace(os.sep, "/") + "/"
    if any(path.startswith(inside) for path in discovery.files.listed):
        return None
    packs = _packs(config, discovery)
    return None if packs is None else Store(folder, key_of((*_plan(request, config, discovery), *packs)))


def folder_of(request: Request, root: str) -> str:
    """Return the folder that holds what is kept of a repository."""
    name = digest_of(os.fsencode(os.path.realpath(root)))
    wanted = request.cache_folder or os.environ.get("OPSGLINT_CACHE_DIR")
    if wanted:
        return os.path.join(os.path.abspath(os.path.join(request.folder, wanted)), name)
    above = _users_folder()
    return os.path.join(above, name) if above else os.path.join(root, LOCAL)


def clean(request: Request, root: str) -> list[str]:
    """Delete all that is kept of a repository and return the folders that are gone."""
    found = [folder_of(request, root), os.path.join(root, LOCAL)]
    gone = []
    for folder in dict.fromkeys(found):
        if os.path.isfile(os.path.join(folder, "CACHEDIR.TAG")) and not os.path.islink(folder):
            shutil.rmtree(folder)
            gone.append(folder)
    return gone


def _users_folder() -> str | None:
    """Return the folder in which the system keeps caches of this user, None where there is none."""
    from platformdirs import user_cache_path

    folder = user_cache_path("opsglint", appauthor=False)
    above = next((one for one in folder.parents if one.is_dir()), None)
    return str(folder) if above and os.access(above, os.W_OK) else None


def _plan(request: Request, config: Config, discovery: Discovery) -> Iterable[str]:
    """Yield everything that the findings depend on besides files: code, configuration, choices."""
    choices = request.choices
    chosen = [choices.select, choices.extend_select, choices.ignore]
    yield code_fingerprint()
    yield json.dumps([chosen, request.tracked_only, discovery.from_git, config.file])
    yield "" if config.file is None else _content(os.path.join(config.root, config.file))


def _packs(config: Config, discovery: Discovery) -> list[str] | None:
    """Return digests of the files of all packs that the repository keeps; None where some may be missing."""
    if not os.path.isdir(os.path.join(config.root, config.pack)):
        return []  # one of ours, or none at all, which the plan refuses
    listed = discovery.files.listed
    folders = tuple(path.removesuffix("pack.yml") for path in listed if f"/{path}".endswith(_MANIFEST))
    if os.path.normpath(config.pack).replace(os.sep, "/") + "/" not in folders:
        return None
    files = sorted(path for path in listed if path.startswith(folders))
    return [f"{path} {_content(os.path.join(config.root, path))}" for path in files]


def _content(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            return digest_of(stream.read())
    except OSError:
        return ""
