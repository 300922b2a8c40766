"""Holds findings back that a baseline has, and says which of its entries are left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from opsglint.diagnostics import Diagnostic
from opsglint.fingerprints import fingerprint

# What these find is not to be kept in a second file, where it would outlast its correction.
_DISCREET_FAMILIES = ("PRV", "CNF")

CanHold = Callable[[str], bool]
"""Says of the code of a rule whether a baseline can hold its findings."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """`count` equal findings of a rule in a file; `message` is what was said when it was written.

    `path` is root-relative, `rule` a code, `name` the rule's name.
    """

    path: str
    rule: str
    name: str
    message: str
    fingerprint: str
    count: int


class _Key(NamedTuple):
    """What a finding is known by: a fingerprint stands for rule and path, and still all must agree."""

    rule: str
    path: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Held:
    """Findings as a baseline leaves them, in their order: for each, whether it is new.

    A new one that has equals in the baseline says so in its help. `unused` are the entries with
    the number of findings that they hold and that are not there.
    """

    diagnostics: tuple[Diagnostic, ...]
    is_new: tuple[bool, ...]
    unused: tuple[Entry, ...]


class Baseline:
    """The entries of a baseline; of two for the same finding, as a merge may bring, one counts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[_Key, Entry] = {}
        for entry in entries:
            key = _Key(entry.rule, entry.path, entry.fingerprint)
            known = self._entries.get(key)
            if known is None or known.count < entry.count:
                self._entries[key] = entry

    def hold(self, diagnostics: Sequence[Diagnostic], can_hold: CanHold) -> Held:
        """Hold back as many findings of each kind as an entry counts, and no more."""
        if not self._entries:
            return Held(tuple(diagnostics), (True,) * len(diagnostics), ())
        keys = [_key(one) if can_hold(one.code) else None for one in diagnostics]
        totals = Counter(keys)
        free = {key: entry.count for key, entry in self._entries.items()}
        said: list[Diagnostic] = []
        is_new: list[bool] = []
        for diagnostic, key in zip(diagnostics, keys, strict=True):
            entry = self._entries.get(key) if key else None
            is_held = key is not None and free.get(key, 0) > 0
            if key is not None and is_held:
                free[key] -= 1
            elif entry:
                diagnostic = _surplus(diagnostic, entry.count, totals[key])
            said.append(diagnostic)
            is_new.append(not is_held)
        unused = (replace(self._entries[key], count=count) for key, count in free.items() if count)
        return Held(tuple(said), tuple(is_new), tuple(unused))

    def without(self, unused: Iterable[Entry]) -> list[Entry]:
        """Return the entries less those that hold findings no longer there."""
        less = {_Key(one.rule, one.path, one.fingerprint): one.count for one in unused}
        left = ((entry, entry.count - less.get(key, 0)) for key, entry in self._entries.items())
        return [replace(entry, count=count) for entry, count in left if count]


def entries_of(diagnostics: Iterable[Diagnostic], can_hold: CanHold) -> list[Entry]:
    """Return an entry for each kind of finding that a baseline can hold."""
    found: dict[_Key, Entry] = {}
    for one in diagnostics:
        if can_hold(one.code):
            key = _key(one)
            count = found[key].count + 1 if key in found else 1
            found[key] = Entry(one.path, one.code, one.name, _words(one), key.fingerprint, count)
    return list(found.values())


def _words(diagnostic: Diagnostic) -> str:
    """Return the message of a finding, without what it quotes where that is nobody's business."""
    message = diagnostic.message
    if diagnostic.code.startswith(_DISCREET_FAMILIES):
        for name, value in diagnostic.params:
            if name != "role" and value.strip():
                message = message.replace(" ".join(value.split()), "…")
    return message


def of_rules(entries: Iterable[Entry], codes: Collection[str]) -> list[Entry]:
    """Return the entries of the rules that ran; of others nothing is known."""
    return [entry for entry in entries if entry.rule in codes]


def _key(diagnostic: Diagnostic) -> _Key:
    return _Key(diagnostic.code, diagnostic.path, fingerprint(diagnostic))


def _surplus(diagnostic: Diagnostic, held: int, total: int) -> Diagnostic:
    equal = "one finding" if held == 1 else f"{held} findings"
    note = f"the baseline holds {equal} equal to this, and now there are {total}"
    return replace(diagnostic, help=f"{diagnostic.help}; {note}")
