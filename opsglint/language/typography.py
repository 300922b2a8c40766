"""Finds what in a French text is not written as Canadian French is.

The rules are those of the Office québécois de la langue française (Banque de dépannage
linguistique, « Espacement avant et après les principaux signes de ponctuation ») and of
*Le guide du rédacteur* of the Translation Bureau, which agree: no-break spaces inside guillemets,
before the colon and before signs and units, none before ; ! ?, accents on capitals. The narrow
no-break space counts as one wherever a no-break space is right; both apostrophes pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsglint.language.typography_faults import Change, Fault
from opsglint.language.typography_letters import letter_faults
from opsglint.language.typography_masks import masked
from opsglint.language.typography_numbers import number_faults
from opsglint.language.typography_quotes import quote_faults
from opsglint.language.typography_signs import sign_faults

__all__ = ["Change", "Fault", "find_faults", "mended"]


def find_faults(text: str, spared: Iterable[tuple[int, int]] = ()) -> list[Fault]:
    """Return the faults of typography in a French text, in order.

    `spared` are places where nothing is looked for, such as links. What nobody sees (an ordinary
    space where a no-break one belongs) is gathered: one fault for each kind, at the first place.
    Takes time linear in the text.
    """
    shown = masked(text, spared)
    every = [*sign_faults(shown), *quote_faults(shown), *number_faults(shown), *letter_faults(shown)]
    every.sort(key=lambda fault: (fault.start, fault.end))
    seen = [fault for fault in every if not fault.light]
    gathered = _gathered(fault for fault in every if fault.light)
    return sorted((*seen, *gathered), key=lambda fault: (fault.start, fault.end))


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
