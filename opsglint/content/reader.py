"""Reads one file: its text, and what was found wrong so far."""

from __future__ import annotations

from sys import intern

from opsglint.content.problems import Problem, ProblemKind
from opsglint.syntax.tree import ListNode, Node, Scalar
from opsglint.text import Edit, nearest

_LONGEST_NULL = len("null")


class Reader:
    """Reads one file: its text, what was found wrong so far, and how times are judged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def invalid(
        self, node: Node, field: str, expected: str, *, suggestion: str | None = None
    ) -> None:
        """Record a value that its field does not take; a suggestion replaces it."""
        found = node.value if isinstance(node, Scalar) else node.kind
        # Fields and what they take are the same in all documents: their words are kept once.
        params = {"field": intern(field), "found": shortened(found), "expected": intern(expected)}
        if suggestion is None:
            self.problems.append(
                Problem(ProblemKind.INVALID_VALUE, "invalid", node.span, params)
            )
            return
        params["nearest"] = suggestion
        edits = (Edit(node.span, suggestion),)
        self.problems.append(
            Problem(ProblemKind.INVALID_VALUE, "invalid-near", node.span, params, edits)
        )

    def invalid_date(self, node: Scalar, field: str, expected: str) -> None:
        """Record a date or time that is malformed or that the calendar does not have."""
        params = {"field": intern(field), "found": shortened(node.value), "expected": intern(expected)}
        self.problems.append(Problem(ProblemKind.INVALID_VALUE, "invalid", node.span, params))


def shortened(value: str, most: int = 60) -> str:
    """Return `value` on one line, cut where it is longer than `most` characters."""
    line = " ".join(value.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def is_absent(node: Node) -> bool:
    """Say whether a value stands for nothing: null, or an empty text, list or mapping."""
    if isinstance(node, Scalar):
        value = node.value
        return not value or value.isspace() or (len(value) <= _LONGEST_NULL and node.is_null)
    return not (node.items if isinstance(node, ListNode) else node.entries)


def unknown_field(reader: Reader, key: Scalar, where: str, known: tuple[str, ...]) -> None:
    """Record a key that a mapping does not have, with the nearest that it has."""
    params = {"field": shortened(key.value), "where": where, "known": intern(", ".join(known))}
    near = nearest(key.value, known)
    if near is None:
        reader.problems.append(
            Problem(ProblemKind.UNKNOWN_FIELD, "unknown", key.span, params)
        )
        return
    params["nearest"] = near
    edits = (Edit(key.span, near),)
    reader.problems.append(
        Problem(ProblemKind.UNKNOWN_FIELD, "unknown-near", key.span, params, edits)
    )
