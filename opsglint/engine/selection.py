"""Which rules run where, and how grave each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from opsglint.diagnostics import Safety, Severity
from opsglint.sdk import Rule

_EXACT = 1_000


def specificity(selector: str, rule: type[Rule]) -> int | None:
    """Return how exactly a code, a name or a prefix of a code names a rule; None where not."""
    if selector in (rule.code, rule.name):
        return _EXACT
    return len(selector) if selector and rule.code.startswith(selector) else None


class Selection(NamedTuple):
    """Codes, names and prefixes to run and to leave out; the more exact one wins.

    `select` is None where every rule runs unless it is left out.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def includes(self, rule: type[Rule]) -> bool:
        """Say whether a rule runs; one that cannot be waived is left out only by `select`."""
        chosen = _best((*(self.select or ()), *self.extend), rule)
        if self.select is None:
            chosen = max(chosen, 0)
        if chosen < 0:
            return False
        return not rule.waivable or _best(self.ignore, rule) < max(chosen, 1)


def _best(selectors: Sequence[str], rule: type[Rule]) -> int:
    return max((specificity(selector, rule) or -1 for selector in selectors), default=-1)


class FileIgnore(NamedTuple):
    """Rules that files matching a pattern do not have to follow."""

    matches: Callable[[str], bool]
    selectors: tuple[str, ...]


class Plan(NamedTuple):
    """The rules of a run, where each is left out, and what differs from its own settings."""

    rules: tuple[Rule, ...]
    file_ignores: tuple[FileIgnore, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})
    safeties: Mapping[str, Safety] = MappingProxyType({})

    def ignored_in(self, path: str) -> frozenset[str]:
        """Return the codes of the rules that are left out in a file."""
        return frozenset(
            rule.code
            for entry in self.file_ignores
            if entry.matches(path)
            for rule in self.rules
            if rule.waivable and _best(entry.selectors, type(rule)) >= 0
        )

    def severity(self, rule: Rule) -> Severity:
        """Return how grave a rule is in this run, before the status of a document relieves it."""
        return self.severities.get(rule.code, rule.severity)

    def safety(self, rule: Rule) -> Safety | None:
        """Return whether the fixes of a rule are safe in this run, None where it has none."""
        return self.safeties.get(rule.code, rule.fix)
