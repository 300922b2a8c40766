"""Whether an instant falls in working hours: a working day between 08:30 and 17:00."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from functools import lru_cache

BEGIN, END = time(8, 30), time(17, 0)  # POL005 of the catalogue
_SATURDAY = 5


def in_working_hours(instant: datetime, zone: tzinfo, country: str, subdivision: str | None) -> bool:
    """Say whether an instant is on a working day between 08:30 and 17:00 in a zone.

    `country` and `subdivision` say whose public holidays count, as the holidays library names
    them; unknown ones have no holidays.
    """
    local = instant.astimezone(zone)
    if local.weekday() >= _SATURDAY or not BEGIN <= local.time() < END:
        return False
    return local.date() not in _holidays(local.year, country, subdivision)


@lru_cache(maxsize=32)
def _holidays(year: int, country: str, subdivision: str | None) -> frozenset[object]:
    # The library is slow to import and rarely needed.
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, subdivision, years=year))
    except NotImplementedError:
        return frozenset()
