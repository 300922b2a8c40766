"""Regular expressions that are compiled when they are first used.

Compiling those of all rules took a third of a start, and most documents need only a few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


def lazy_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression; the first use of it raises re.error where it is malformed."""
    return cast("re.Pattern[str]", _Pattern(expression, flags))


class _Pattern:
    """Becomes what it stands for: its methods are set by the first look for one."""

    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._expression, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
