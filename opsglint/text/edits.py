"""Changes to a text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import NamedTuple

from opsglint.text.spans import Span


class Edit(NamedTuple):
    """Put `replacement` in place of the characters at `span`."""

    span: Span
    replacement: str


def overlaps(edits: Iterable[Edit]) -> bool:
    """Say whether two of the edits claim the same character."""
    ordered = sorted(edit.span for edit in edits)
    return any(left.end > right.start for left, right in itertools.pairwise(ordered))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with every edit made; raise ValueError where two of them overlap."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    if overlaps(ordered):
        raise ValueError("edits overlap")
    pieces: list[str] = []
    at = 0
    for edit in ordered:
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*pieces, text[at:]))
