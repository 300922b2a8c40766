"""Packs: clauses, lists and grades of one government's guidelines, as data.

A pack is a folder with `pack.yml` and list files beside it. It may extend another: its lists then
add to those of the other, or replace them. `docs/packs.md` tells how a ministry makes its own.
"""

from __future__ import annotations

from opsglint.packs.clauses import Clause, load_clauses
from opsglint.packs.errors import PackError, PackFault
from opsglint.packs.load import PACKS, load_pack, load_pack_folder
from opsglint.packs.pack import Pack
from opsglint.packs.values import Ministry, Party

__all__ = [
    "PACKS", "Clause", "Ministry", "Pack", "PackError", "PackFault", "Party", "load_clauses", "load_pack",
    "load_pack_folder",
]  # fmt: skip
