"""The rules: one file each, found by their place; adding a rule means adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from opsglint.sdk import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return one instance of every rule, in the order of the codes."""
    found: list[Rule] = []
    for family in pkgutil.iter_modules(__path__, f"{__name__}."):
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, f"{family.name}."):
            found += _rules_in(module.name)
    return tuple(sorted(found, key=lambda rule: rule.code))


def _rules_in(module: str) -> list[Rule]:
    holder = importlib.import_module(module)
    return [
        value()
        for value in vars(holder).values()
        if isinstance(value, type)
        and Rule in value.__mro__  # abstract classes take long to say no
        and value.__module__ == module
        and hasattr(value, "code")
    ]
