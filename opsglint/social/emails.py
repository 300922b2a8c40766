"""E-mail addresses in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsglint.social.links import is_domain
from opsglint.text.patterns import lazy_pattern

# The longest local part and domain are those of RFC 5321, section 4.5.3.1.
_LOCAL = lazy_pattern(r"[\w.+%'’-]{1,64}\Z")
_DOMAIN = lazy_pattern(r"[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}")
_LOCAL_LENGTH = 64
_ENCODED = lazy_pattern(r".*%[0-9A-Fa-f]{2}")  # what stands before an address in a mailto: link


class Email(NamedTuple):
    """An address and the characters of the text that it covers."""

    start: int
    end: int
    address: str

    @property
    def user(self) -> str:
        """Return the part before the at sign."""
        return self.address.rpartition("@")[0]

    @property
    def host(self) -> str:
        """Return the domain, in lower case."""
        return self.address.rpartition("@")[2].casefold()


def find_emails(text: str) -> Iterator[Email]:
    """Yield the e-mail addresses of a text in order; handles such as @name@host are none.

    Takes time linear in the text.
    """
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - _LOCAL_LENGTH) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain:
            user = _ENCODED.sub("", local[0]).lstrip(".'’-+%")
            start = at - len(user)
            name = domain[0].rstrip(".-_")
            is_handle = start > 0 and text[start - 1] in "@＠"
            if user and not is_handle and is_domain(name.casefold()):
                yield Email(start, at + 1 + len(name), f"{user}@{name}")
        at = text.find("@", at + 1)
