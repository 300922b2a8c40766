"""What can be wrong with a request."""

from __future__ import annotations


class UsageError(Exception):
    """A request that cannot be met: what is wrong, and what to change."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_
