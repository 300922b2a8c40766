"""The orders in which reports list findings, and what names each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opsglint.diagnostics import Diagnostic, Waived
from opsglint.fingerprints import numbered
from opsglint.report import Results
from opsglint.text import Position


class Identified(NamedTuple):
    """A finding, the waiver that silences it if any, and a name that is its own."""

    diagnostic: Diagnostic
    waived: Waived | None
    fingerprint: str


def by_gravity(one: Diagnostic) -> tuple[int, tuple[str, Position, str, str]]:
    """Return the key that puts the gravest first, then path, place and code."""
    return (one.severity.rank, one.sort_key)


def gravest_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings from errors to advice, each by path, place and code."""
    return sorted(diagnostics, key=by_gravity)


def identified(results: Results) -> Iterator[Identified]:
    """Yield reported and waived findings in the order of their places, each with its fingerprint.

    Both are numbered together, so that waiving one of several equal findings renames no other.
    """
    waivers = {id(one.diagnostic): one for one in results.waived}
    both = sorted((*results.diagnostics, *(one.diagnostic for one in results.waived)), key=lambda d: d.sort_key)
    for diagnostic, fingerprint in numbered(both):
        yield Identified(diagnostic, waivers.get(id(diagnostic)), fingerprint)
