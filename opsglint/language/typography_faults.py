"""What a fault of typography is, and the spaces that typography tells apart."""

from __future__ import annotations

from typing import Final, NamedTuple

NO_BREAK: Final = "\u00a0"
# Spaces at which no line can break, as a class of a regular expression: no-break and narrow.
FIRM: Final = "\u00a0\u202f"
# Spaces at which a line can break and that a no-break space may replace.
LOOSE: Final = " \t"
# Every space within a line.
# A thin space may stand before these signs where it is available (OQLF, 22039): those are left out.
ANY_SPACE: Final = " \t\u00a0\u1680\u2000-\u2008\u205f\u3000"


class Change(NamedTuple):
    """Put `replacement` in place of the characters of the text from `start` up to `end`."""

    start: int
    end: int
    replacement: str


class Fault(NamedTuple):
    """Something that is not written as Canadian French is, where it stands and how to mend it.

    `kind` says what it is; without `changes` a person has to mend it. `light` is true for what a
    reader sees only when a line breaks there; `places` is how many places `changes` mend.
    """

    kind: str
    start: int
    end: int
    changes: tuple[Change, ...]
    light: bool = False
    places: int = 1


def firm_space(start: int, end: int) -> Change:
    """Return the change that puts a no-break space at a place: between characters, or over some."""
    return Change(start, end, NO_BREAK)
