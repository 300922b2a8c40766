"""Finds packs, and joins those that extend one another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from opsglint.packs.compiled import CompiledPack
from opsglint.packs.errors import PackError, PackFault
from opsglint.packs.pack import Pack
from opsglint.packs.values import MANIFEST, Manifest, PackSource

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKS = ("ontario", "canada")
OURS = (*PACKS, "common")
_LONGEST_CHAIN = 8

Find = Callable[[str], "Traversable | None"]


@cache
def load_pack(name: str) -> Pack:
    """Return one of our packs; raise FileNotFoundError for a name that is none."""
    if name not in OURS:
        raise FileNotFoundError(name)
    return _joined(name, CompiledPack(name), lambda _: None)


def load_pack_folder(name: str, find: Find) -> Pack:
    """Return the pack in a folder of the user's; raise PackError where it cannot be used.

    `find` returns the folder of a name, None where there is none or it may not be read.
    """
    # Reading and checking YAML costs an import that our own packs do without.
    from opsglint.packs.folder import PackFolder, check_folder

    def source(name: str) -> PackSource | None:
        folder = find(name)
        return None if folder is None else PackFolder(folder)

    folder = find(name)
    if folder is None:
        raise PackError(PackFault(f"there is no pack folder {name}", "correct its path", MANIFEST))
    pack = _joined(name, PackFolder(folder), source)
    check_folder(folder)
    return pack


def _joined(name: str, first: PackSource, find: Callable[[str], PackSource | None]) -> Pack:
    chain: list[tuple[PackSource, Manifest]] = []
    current: PackSource | None = first
    while current is not None:
        manifest = current.manifest()
        chain.append((current, manifest))
        current = _extended(manifest, find)
        if len(chain) > _LONGEST_CHAIN:
            help_ = "let the last one extend one of ours, or nothing"
            raise PackError(PackFault(f"the pack {name} extends itself", help_, MANIFEST))
    manifests = [manifest for _, manifest in chain]
    lowered = frozenset(code for manifest in manifests for code in manifest.lowered)
    holidays = next((one for one in manifests if one.country), None)
    grade = next((one.reading_grade for one in manifests if one.reading_grade), None)
    sources = tuple(source for source, _ in reversed(chain))
    if holidays is None or holidays.country is None:
        return Pack(name, sources, lowered, reading_grade=grade)
    return Pack(name, sources, lowered, holidays.country, holidays.subdivision, grade)


def _extended(
    manifest: Manifest, find: Callable[[str], PackSource | None]
) -> PackSource | None:
    if manifest.extends is None:
        return None
    if manifest.extends in OURS:
        return CompiledPack(manifest.extends)
    found = find(manifest.extends)
    if found is None:
        help_ = f"write one of {', '.join(PACKS)}, or the path of a folder"
        message = f"it extends {manifest.extends}, which is no pack"
        raise PackError(PackFault(message, help_, MANIFEST))
    return found
