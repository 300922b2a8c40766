"""The clauses of the guidelines: what rules enforce, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from opsglint.packs.compiled import CLAUSES, compiled


class Clause(NamedTuple):
    """One statement of the guidelines: how it is enforced, by which rules, and where it stands.

    `how` is `rule`, `attest`, `advice` or `none`; `pack` is the pack whose guidelines it is of.
    """

    id: str
    says: str
    how: str
    rules: tuple[str, ...]
    source: str
    address: str | None
    pack: str


@cache
def load_clauses() -> Mapping[str, Clause]:
    """Return every clause by its id, in the order of the guidelines."""
    values = compiled(CLAUSES)
    found: dict[str, Clause] = {}
    for id_, entry in values["clauses"].items():
        source = values["sources"][id_.partition("-")[0]]
        found[id_] = Clause(
            id_, entry["says"], entry["how"], tuple(entry.get("rules") or ()), source["title"],
            source.get("address"), source["pack"],
        )  # fmt: skip
    return found
