"""The rules by their codes and names."""

from __future__ import annotations

import inspect
from collections import Counter
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


def description(rule: type[Rule]) -> str:
    """Return what a rule asks for and why, in plain words."""
    return inspect.cleandoc(rule.__doc__ or "")


def summary(rule: type[Rule]) -> str:
    """Return the first sentence of a rule's description."""
    return description(rule).splitlines()[0]


def selectors() -> dict[str, str]:
    """Return every family, code and name, each with what it selects in plain words.

    Any other beginning of codes selects rules as well.
    """
    rules = [type(rule) for rule in all_rules()]
    families = Counter(rule.code.rstrip("0123456789") for rule in rules)
    found = {family: f"all {count} rules of {family}" for family, count in families.items()}
    for word in ("code", "name"):
        found |= {getattr(rule, word): summary(rule) for rule in rules}
    return found
