"""The rules by their names, and the codes that the catalogue keeps for later versions."""

from __future__ import annotations

from functools import cache
from importlib import resources

from opsglint.engine.waiving import RuleNames
from opsglint.rules import all_rules
from opsglint.sdk import Rule


@cache
def rule_names() -> RuleNames:
    """Return every rule by code and by name, and the reserved codes and names."""
    rules = [type(rule) for rule in all_rules()]
    reserved: dict[str, str] = {}
    for line in resources.files("opsglint.packs").joinpath("reserved.txt").read_text().splitlines():
        code, _, name = line.partition(" ")
        if name and not any(rule.code == code for rule in rules):
            reserved[code] = reserved[name] = code
    return RuleNames({r.code: r for r in rules}, {r.name: r for r in rules}, reserved)


def find_rule(word: str) -> type[Rule] | None:
    """Return the rule that a code or name means, in any letter case."""
    names = rule_names()
    return names.by_code.get(word.upper()) or names.by_name.get(word.lower())


def is_known_selector(word: str) -> bool:
    """Say whether a word is a code, a name, or the beginning of a code, of any version."""
    names = rule_names()
    codes = {*names.by_code, *names.reserved.values()}
    return names.find(word) is not None or any(code.startswith(word.upper()) for code in codes)
