"""Chooses which fixes of one file can be made together."""

from __future__ import annotations

from collections.abc import Sequence

from opsglint.diagnostics import Diagnostic
from opsglint.text import Edit


def compatible(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics of one file whose fixes neither overlap nor touch, in the given order.

    A fix is taken whole or not at all; of two that meet, the one that begins first is taken. At
    least one is taken where there is any.
    """
    edits: list[tuple[Edit, int]] = sorted(
        (edit, number) for number, one in enumerate(found) if one.fix for edit in one.fix.edits
    )
    dropped: set[int] = set()
    last = -1
    owner = -1
    for edit, number in edits:
        if number in dropped:
            continue
        if edit.span.start <= last and number != owner and owner not in dropped:
            dropped.add(number)
            continue
        if edit.span.end >= last or owner in dropped:
            last, owner = edit.span.end, number
    return [one for number, one in enumerate(found) if number not in dropped]
