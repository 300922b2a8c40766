"""Documents that are planned before they are written, so that faults can be planted in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

# The day as of which the corpus is right: what is scheduled before it is published.
AS_OF = datetime(2026, 10, 5)

_FIRST_DAY = datetime(2026, 7, 6)
_DAYS = 180
_SLOTS_A_DAY = 48  # quarters of an hour from 8:00 to 19:45
_STRIDE = 7919  # a prime, so that neighbours lie far apart and no slot comes twice
# Clocks in Ontario went back an hour on this day; no schedule lies in the hours around it.
_STANDARD_TIME = datetime(2026, 11, 1, 2)


@dataclass
class Document:
    """One file to be written: its path below the root, lines of front matter, and the text below it."""

    path: str
    front: list[str]
    body: list[str]
    language: int = 0
    kind: str = "other"
    notes: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """Return the file's text."""
        return "\n".join(["---", *self.front, "---", *self.body, ""])


def slot(number: int) -> datetime:
    """Return a time that no other number below 130,000 has, spread over half a year."""
    turn, at = divmod(number, _DAYS * _SLOTS_A_DAY)
    day, quarter = divmod(at * _STRIDE % (_DAYS * _SLOTS_A_DAY), _SLOTS_A_DAY)
    return _FIRST_DAY + timedelta(days=day, hours=8, minutes=15 * quarter + turn)


def stamp(time: datetime) -> str:
    """Return a local time of Ontario in RFC 3339, without seconds."""
    hours = -4 if time < _STANDARD_TIME else -5
    return time.replace(tzinfo=timezone(timedelta(hours=hours))).isoformat(timespec="minutes")


def write(path: Path, content: str | bytes) -> None:
    """Write a file with LF line ends on every platform, and the folders above it."""
    data = content.encode() if isinstance(content, str) else content
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
