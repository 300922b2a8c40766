"""What is wrong with the shape of a document, recorded while it is read."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import NamedTuple

from opsglint.text import Edit, Span


class ProblemKind(enum.StrEnum):
    """Which rule reports the problem."""

    UNKNOWN_TYPE = "unknown-type"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    INVALID_VALUE = "invalid-value"


class Problem(NamedTuple):
    """One fault: its kind, the id of its message, what the message names, and the place."""

    kind: ProblemKind
    id: str
    span: Span
    params: Mapping[str, str]
    edits: tuple[Edit, ...] = ()
