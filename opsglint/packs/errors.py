"""What can be wrong with a pack."""

from __future__ import annotations

from typing import NamedTuple


class PackFault(NamedTuple):
    """What is wrong in a pack, how to mend it, and where: file, line and column (from 1)."""

    message: str
    help: str
    file: str
    line: int = 1
    column: int = 1


class PackError(ValueError):
    """A pack that cannot be used."""

    def __init__(self, *faults: PackFault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
