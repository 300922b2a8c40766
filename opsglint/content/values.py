"""Values of the content format that Python has no type for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Generic, TypeVar

from opsglint.text import Span
from opsglint.text.frozen import frozen

T_co = TypeVar("T_co", covariant=True)

# RFC 3339 section 5.6, with seconds left out as section 2 of the content format allows.
_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(?:([Zz])|([+-])(\d{2}):(\d{2}))?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@frozen
class Moment:
    """A time as it was written: the wall clock, and the offset from UTC where one was given."""

    wall: datetime
    offset: timedelta | None
    zulu: bool
    span: Span

    def instant(self, zone: tzinfo) -> datetime:
        """Return the moment in UTC; one without an offset is read in `zone`."""
        return _instant(self.wall, self.offset, zone)


# Posts of one announcement, their versions and all their channels go out at the same few times.
@lru_cache(maxsize=1024)
def _instant(wall: datetime, offset: timedelta | None, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone if offset is None else timezone(offset)).astimezone(UTC)


@frozen
class ToBeConfirmed:
    """A schedule that a draft leaves open (`tbc`)."""

    span: Span


@frozen
class ByLanguage(Generic[T_co]):
    """One value for the language of the document, or one for each language."""

    plain: T_co | None
    en: T_co | None
    fr: T_co | None
    span: Span

    def get(self, language: str | None) -> T_co | None:
        """Return the value for `language`, which a value without a language always is."""
        if self.plain is not None:
            return self.plain
        if language in ("en", "fr"):
            return self.en if language == "en" else self.fr
        return self.en if self.en is not None else self.fr

    def all(self) -> tuple[T_co, ...]:
        """Return every value there is."""
        return tuple(value for value in (self.plain, self.en, self.fr) if value is not None)


def read_moment(text: str, span: Span) -> Moment | None:
    """Return the RFC 3339 time that `text` is, or None where it is none or no such time exists."""
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    numbers = [int(part or 0) for part in match.group(1, 2, 3, 4, 5, 6)]
    zulu, sign, hours, minutes = match.group(7, 8, 9, 10)
    offset = timedelta(0) if zulu else None
    if sign:
        if int(hours) > 23 or int(minutes) > 59:
            return None
        offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        wall = datetime(*numbers)  # type: ignore[arg-type]  # six whole numbers, in order
        moment = Moment(wall, offset, bool(zulu), span)
        moment.instant(UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def read_day(text: str) -> date | None:
    """Return the day (`2026-11-25`) that `text` is, or None where it is none or does not exist."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written_offset(offset: timedelta) -> str:
    """Return an offset from UTC as RFC 3339 writes it: `-05:00`."""
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
