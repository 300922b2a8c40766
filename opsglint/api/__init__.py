"""What the command line, editors and scripts use: the one place that joins all parts."""

from typing import TYPE_CHECKING

from opsglint.api.checking import check, configuration
from opsglint.api.choices import Choices
from opsglint.api.comparing import Comparison
from opsglint.api.errors import UsageError
from opsglint.api.requests import Checked, Request

if TYPE_CHECKING:
    from opsglint.api.catalogue import find_rule, rule_names
    from opsglint.api.memory import check_files

# Parts that load all rules, which a run that judges nothing anew does without.
_LATER = {"find_rule": "catalogue", "rule_names": "catalogue", "check_files": "memory"}


def __getattr__(name: str) -> object:
    """Load one of the other parts when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "Checked",
    "Choices",
    "Comparison",
    "Request",
    "UsageError",
    "check",
    "check_files",
    "configuration",
    "find_rule",
    "rule_names",
]
