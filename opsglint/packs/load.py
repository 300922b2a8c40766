"""Finds packs, and joins those that extend one another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from opsglint.packs.folder import MANIFEST, PackError, PackFault, check_folder, read_manifest
from opsglint.packs.models import PackFile
from opsglint.packs.pack import Pack

PACKS = ("ontario", "canada")
_OURS = (*PACKS, "common")
_LONGEST_CHAIN = 8

Find = Callable[[str], Traversable | None]


@cache
def load_pack(name: str) -> Pack:
    """Return one of our packs; raise FileNotFoundError for a name that is none."""
    if name not in _OURS:
        raise FileNotFoundError(name)
    return _joined(name, _ours(name), lambda _: None)


def load_pack_folder(name: str, find: Find) -> Pack:
    """Return the pack in a folder of the user's; raise PackError where it cannot be used.

    `find` returns the folder of a name, None where there is none or it may not be read.
    """
    folder = find(name)
    if folder is None:
        raise PackError(PackFault(f"there is no pack folder {name}", "correct its path", MANIFEST))
    pack = _joined(name, folder, find)
    check_folder(folder)
    return pack


def _ours(name: str) -> Traversable:
    return resources.files("opsglint.packs").joinpath(name)


def _joined(name: str, folder: Traversable, find: Find) -> Pack:
    chain: list[tuple[Traversable, PackFile]] = []
    current: Traversable | None = folder
    while current is not None:
        manifest = read_manifest(current)
        chain.append((current, manifest))
        current = _extended(manifest, find)
        if len(chain) > _LONGEST_CHAIN:
            help_ = "let the last one extend one of ours, or nothing"
            raise PackError(PackFault(f"the pack {name} extends itself", help_, MANIFEST))
    lowered: set[str] = set()
    for _, manifest in chain:
        lowered.update(code.value for code in manifest.lowered or ())
    holidays = next((one.holidays for _, one in chain if one.holidays), None)
    folders = tuple(one for one, _ in reversed(chain))
    written = next((one.reading_grade for _, one in chain if one.reading_grade), None)
    grade = int(written.value) if written else None
    if holidays is None or holidays.country is None:
        return Pack(name, folders, frozenset(lowered), reading_grade=grade)
    subdivision = holidays.subdivision.value if holidays.subdivision else None
    return Pack(name, folders, frozenset(lowered), holidays.country.value, subdivision, grade)


def _extended(manifest: PackFile, find: Find) -> Traversable | None:
    if manifest.extends is None:
        return None
    wanted = manifest.extends.value
    if wanted in _OURS:
        return _ours(wanted)
    folder = find(wanted)
    if folder is None:
        help_ = f"write one of {', '.join(PACKS)}, or the path of a folder"
        raise PackError(PackFault(f"it extends {wanted}, which is no pack", help_, MANIFEST))
    return folder
