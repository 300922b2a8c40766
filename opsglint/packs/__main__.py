"""`python -m opsglint.packs`: compile our packs and clauses again after a change of their YAML."""

from __future__ import annotations

from pathlib import Path

from opsglint.packs.compiled import FOLDER
from opsglint.packs.compiling import compiled_files

if __name__ == "__main__":
    for _name, _text in compiled_files():
        Path(__file__).parent.joinpath(FOLDER, _name).write_text(_text, encoding="utf-8", newline="\n")
