"""The compiled files of our packs and clauses: fresh, and the same as what the YAML says."""

from pathlib import Path

import pytest

from opsglint.packs import PACKS
from opsglint.packs.compiled import CompiledPack
from opsglint.packs.compiling import compiled_files
from opsglint.packs.folder import PackFolder
from opsglint.packs.lists import LISTS
from opsglint.packs.values import PackList, Party

FOLDER = Path(__file__).parents[2] / "opsglint" / "packs"


def test_the_compiled_files_are_fresh() -> None:
    compiled = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "compiled").iterdir()}
    assert compiled == dict(compiled_files()), "run python -m opsglint.packs"


def without_telling_words(found: PackList | None) -> PackList | None:
    """Return a list as YAML has it, in which no phrase knows its telling words yet."""
    if found is None:
        return None

    def bare(entry: object) -> object:
        if isinstance(entry, Party):
            return entry._replace(names=tuple(name._replace(telling=()) for name in entry.names))
        return entry._replace(telling=()) if hasattr(entry, "telling") else entry

    return found._replace(entries=tuple(map(bare, found.entries)))


@pytest.mark.parametrize("name", ["common", *PACKS])
def test_a_compiled_pack_says_what_its_yaml_says(name: str) -> None:
    compiled, written = CompiledPack(name), PackFolder(FOLDER / name)
    assert compiled.manifest() == written.manifest()
    for list_name in LISTS:
        assert without_telling_words(compiled.read(list_name)) == written.read(list_name)
