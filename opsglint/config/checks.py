"""What a text of the configuration must fulfil; each check returns message and help, or None."""

from __future__ import annotations

import posixpath
import re

from opsglint.config.globs import fault
from opsglint.config.kinds import Reading
from opsglint.text import nearest

Fault = tuple[str, str] | None

ACCOUNT = r"^[a-z0-9*?\[\]!-]+$"
DOMAIN = r"^[^\s/:@*.]+(\.[^\s/:@*.]+)+$"
EMAIL = r"^[^@\s]+@[^\s/:@*.]+(\.[^\s/:@*.]+)+$"
PATH = r"^[^/\\][^\\]*$"
TIME_ZONE = r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"
"""What editors hold these texts against, in the regular expressions that JSON Schema has."""

_ACCOUNT = re.compile(ACCOUNT)
_DOMAIN = re.compile(DOMAIN)
_DRIVE = re.compile(r"[A-Za-z]:")


def time_zone(value: str, _: Reading) -> Fault:
    """A name of the time zone database."""
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        close = nearest(value, sorted(zoneinfo.available_timezones()))
        help = f"did you mean `{close}`?" if close else "write a name such as `America/Toronto`"
        return f"`{value}` is not a time zone", help
    return None


def path(value: str, _: Reading) -> Fault:
    """A path from the root of the repository that stays inside it."""
    if value.startswith("/") or _DRIVE.match(value):
        return f"`{value}` is not a path from the root", "leave out what is above the root"
    if "\\" in value:
        return f"`{value}` has backslashes", "write forward slashes between folders"
    if posixpath.normpath(value).split("/")[0] == "..":
        return f"`{value}` leaves the root of the repository", "name a file below the root"
    return None


def pattern(value: str, _: Reading) -> Fault:
    """A pattern of paths."""
    found = fault(value)
    if not found:
        return None
    return f"the pattern `{value}` {found}", "write it as in a `.gitignore` file: `archive/**`"


def account(value: str, _: Reading) -> Fault:
    """A kind or id of an account, or a pattern of ids."""
    if _ACCOUNT.fullmatch(value):
        return None
    return (
        f"`{value}` is not an account, a kind of account or a pattern of accounts",
        "write lower-case words joined by hyphens, `*` for any letters: `ministry-of-*`",
    )


def domain(value: str, _: Reading) -> Fault:
    """A domain name alone."""
    if _DOMAIN.fullmatch(value):
        return None
    return f"`{value}` is not a domain", "write the domain alone: `example-party.ca`"


def email(value: str, _: Reading) -> Fault:
    """An email address."""
    name, _at, rest = value.partition("@")
    if name and _DOMAIN.fullmatch(rest) and not re.search(r"\s", name):
        return None
    return f"`{value}` is not an email address", "write it like this: `info@example.ca`"
