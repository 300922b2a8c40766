"""The rules by their codes and names."""

from __future__ import annotations

from functools import cache

from opsglint.engine.waiving import RuleNames
from opsglint.rules import all_rules
from opsglint.sdk import Rule


@cache
def rule_names() -> RuleNames:
    """Return every rule by code and by name."""
    rules = [type(rule) for rule in all_rules()]
    return RuleNames({r.code: r for r in rules}, {r.name: r for r in rules})


def find_rule(word: str) -> type[Rule] | None:
    """Return the rule that a code or name means, in any letter case."""
    names = rule_names()
    return names.by_code.get(word.upper()) or names.by_name.get(word.lower())


def is_known_selector(word: str) -> bool:
    """Say whether a word is a code, a name, or the beginning of a code."""
    names = rule_names()
    return names.find(word) is not None or any(code.startswith(word.upper()) for code in names.by_code)
