"""Approvals whose content was changed afterwards, and what changed where the past is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsglint.content.models import Approval
from opsglint.content.records import Document as Model
from opsglint.facts.approvals import (
    Parts,
    approvals_of,
    differing,
    digest_of,
    published_parts,
    texts_of,
)  # fmt: skip
from opsglint.facts.document import Document
from opsglint.index import Index

_MOST_WORDS = 2_000  # of a text that is compared word by word
_MOST_SHOWN = 3  # changes of words that a message names
_LONGEST = 60  # characters of a change that a message shows


class Outdated(NamedTuple):
    """An approval of other content: the commit that had what was approved, and the parts then."""

    approval: Approval
    commit: str | None
    before: Parts | None
    now: Parts

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of the parts that changed, empty where nobody can tell."""
        return differing(self.before, self.now) if self.before is not None else ()


def current(document: Document[Model], index: Index) -> str:
    """Return the digest of a document as it stands."""
    return digest_of(published_parts(document, index, index))


def outdated(document: Document[Model], index: Index) -> Iterator[Outdated]:
    """Yield the approvals of other content, unless the same role has approved the present one."""
    bound = [approval for approval in approvals_of(document) if approval.digest]
    if not bound:
        return
    now = published_parts(document, index, index)
    digest = digest_of(now)
    renewed = {_role(approval) for approval in bound if _digest(approval) == digest}
    wanted = [a for a in bound if _digest(a) != digest and _role(a) not in renewed]
    past = _find(document, index, {_digest(a) for a in wanted}) if wanted else {}
    for approval in wanted:
        commit, before = past.get(_digest(approval), (None, None))
        yield Outdated(approval, commit, before, now)


def _find(
    document: Document[Model], index: Index, digests: set[str]
) -> dict[str, tuple[str, Parts]]:
    """Return for digests the commit at which a document had them, and its parts then."""
    found: dict[str, tuple[str, Parts]] = {}
    for commit, snapshot in index.earlier(document):
        earlier = snapshot.document(document.path)
        if earlier is not None and earlier.readable:
            parts = published_parts(earlier, index, snapshot)
            found.setdefault(digest_of(parts), (commit, parts))
        if digests <= found.keys():
            break
    return found


def _role(approval: Approval) -> str:
    return approval.role.value.casefold() if approval.role else ""


def _digest(approval: Approval) -> str:
    return approval.digest.value.strip().casefold() if approval.digest else ""


def changed_words(one: Outdated) -> list[str]:
    """Return a few of the changes in the texts, such as “50 litres” became “60 litres”."""
    if one.before is None:
        return []
    import difflib

    before, now = texts_of(one.before), texts_of(one.now)
    found: list[str] = []
    for old, new in zip(before, now, strict=False):
        left, right = old.split(), new.split()
        if old == new or max(len(left), len(right)) > _MOST_WORDS:
            continue
        matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
        for tag, start, end, first, last in matcher.get_opcodes():
            if tag != "equal" and len(found) < _MOST_SHOWN:
                found.append(_change(" ".join(left[start:end]), " ".join(right[first:last])))
    return found


def _change(old: str, new: str) -> str:
    old, new = _cut(old), _cut(new)
    if not old:
        return f"“{new}” was added"
    return f"“{old}” became “{new}”" if new else f"“{old}” was taken out"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
