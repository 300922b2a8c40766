"""Finds what in a French text is not written as Canadian French is.

The rules are those of the Office québécois de la langue française (Banque de dépannage
linguistique, « Espacement avant et après les principaux signes de ponctuation ») and of
*Le guide du rédacteur* of the Translation Bureau, which agree: no-break spaces inside guillemets,
before the colon and before signs and units, none before ; ! ?, accents on capitals. The narrow
no-break space counts as one wherever a no-break space is right; both apostrophes pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from opsglint.language.chunks import chunks_of
from opsglint.language.typography_faults import Change, Fault
from opsglint.language.typography_letters import has_bare_capitals, letter_faults
from opsglint.language.typography_masks import has_firm_entity, masked, without_names
from opsglint.language.typography_numbers import has_numbers, has_suspect_numbers, number_faults
from opsglint.language.typography_quotes import has_quotes, has_suspect_quotes, quote_faults
from opsglint.language.typography_signs import has_suspect_signs, sign_faults

__all__ = ["Change", "Fault", "find_faults", "mended"]


Addresses = Callable[[str], Iterable[tuple[int, int]]]
"""Takes a text, gives the places of the addresses in it."""


def _no_addresses(text: str) -> Iterable[tuple[int, int]]:
    return ()


def find_faults(text: str, addresses: Addresses = _no_addresses) -> list[Fault]:
    """Return the faults of typography in a French text, in order.

    Nothing is looked for in `addresses`. What nobody sees (an ordinary space where a no-break one
    belongs) is gathered: one fault for each kind, at the first place. Takes time linear in the text.
    """
    readers = [*_READERS.values()] if has_firm_entity(text) else _readers(text, addresses)
    if not readers:
        return []
    shown = masked(text, addresses(text))
    every = [fault for reader in readers for fault in reader(shown)]
    every.sort(key=lambda fault: (fault.start, fault.end))
    seen = [fault for fault in every if not fault.light]
    gathered = _gathered(fault for fault in every if fault.light)
    return sorted((*seen, *gathered), key=lambda fault: (fault.start, fault.end))


_READERS: Final = {"sign": sign_faults, "quote": quote_faults, "number": number_faults, "letter": letter_faults}


# Each says of a whole text that holds such signs whether one of them may be wrong.
_SUSPECTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "sign": has_suspect_signs, "quote": has_suspect_quotes, "number": has_suspect_numbers, "letter": bool,
}  # fmt: skip


def _readers(text: str, addresses: Addresses) -> list[Callable[[str], Iterator[Fault]]]:
    """Return the readers that may find something in a text, told from its words one by one."""
    looks = {look for chunk in chunks_of(text) for look in _looks(chunk, addresses)}
    return [reader for name, reader in _READERS.items() if name in looks and _SUSPECTS[name](text)]


@lru_cache(maxsize=8192)
def _looks(chunk: str, addresses: Addresses) -> tuple[str, ...]:
    """Return what a stretch of a text without white space may have faults of."""
    looks = _looks_of(chunk)
    return _looks_of(without_names(chunk, addresses(chunk))) if looks else looks


def _looks_of(shown: str) -> tuple[str, ...]:
    holds = {
        "sign": ":" in shown or shown[0] in ";!?",
        "quote": has_quotes(shown),
        "number": has_numbers(shown),
        "letter": has_bare_capitals(shown),
    }
    return tuple(name for name, is_held in holds.items() if is_held)


def _gathered(faults: Iterable[Fault]) -> Iterator[Fault]:
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.kind, []).append(fault)
    for found in kinds.values():
        changes = tuple(change for fault in found for change in fault.changes)
        yield found[0]._replace(changes=changes, places=len(found))


def mended(text: str, start: int, end: int, changes: Iterable[Change]) -> str:
    """Return the part of `text` from `start` up to `end` with those changes made that lie in it."""
    pieces: list[str] = []
    at = start
    for change in sorted(changes):
        if at <= change.start and change.end <= end:
            pieces += (text[at : change.start], change.replacement)
            at = change.end
    return "".join((*pieces, text[at:end]))
