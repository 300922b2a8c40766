"""Turns the edits of a finding into a fix: written as its file needs them, and safe or not."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from opsglint.content.records import Document as Model
from opsglint.diagnostics import Fix, Safety
from opsglint.facts.approvals import approvals_of
from opsglint.facts.document import Document
from opsglint.sdk import Finding
from opsglint.syntax.source import read_document, read_yaml
from opsglint.syntax.value_edits import ValueEdits


def fix_of(finding: Finding, document: Document[Model], safety: Safety) -> Fix | None:
    """Return the fix of a finding whose rule's fixes are safe or not, None where it has none.

    A fix of a document with an approval bound to its content is never safe: it would void it.
    """
    if finding.picture:
        return Fix(safety, (), picture=finding.picture)
    edits = finding.edits
    if any(edit.span.start < document.body.start for edit in edits):
        edits = _values(document.text, document.type == "accounts").fitted(edits)
    if not edits:
        return None
    voids = approvers(document)
    return Fix(Safety.UNSAFE if voids else safety, edits, digest_of_text(document.text), voids=voids)


def approvers(document: Document[Model]) -> tuple[str, ...]:
    """Return the names of those whose approval is bound to the content of a document."""
    names = (one.name.value if one.name else "somebody" for one in approvals_of(document) if one.digest)
    return tuple(dict.fromkeys(names))


# A document's findings are stamped one after the other.
@lru_cache(maxsize=2)
def _values(text: str, is_registry: bool) -> ValueEdits:
    data = text.encode()
    return ValueEdits(read_yaml(data) if is_registry else read_document(data))


@lru_cache(maxsize=2)
def digest_of_text(text: str) -> str:
    """Return the digest by which a fix knows the text that its edits are for."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
