"""The table of clauses as text, JSON and Markdown."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from opsglint.audits import Audit, AuditedClause, Counts

HOW = {
    "rule": "checked from the content or its metadata",
    "attest": "a person confirms it in the metadata, and a rule checks that they did",
    "advice": "a rule points, a person judges",
    "none": "cannot be seen in a repository",
}
_WIDTH = 100
_INDENT = " " * 8


def render(audit: Audit, output_format: str) -> str:
    """Return an audit in one of `text`, `json` and `markdown`."""
    if output_format == "json":
        return json.dumps(_as_data(audit), indent=2, ensure_ascii=False) + "\n"
    lines = _markdown(audit) if output_format == "markdown" else _text(audit)
    return "\n".join(lines) + "\n"


def _state(audit: Audit) -> str:
    """Return one sentence that says which state of which repository was looked at."""
    return (
        f"{audit.documents} documents of {audit.root}, as of {audit.as_of}, "
        f"with the pack {audit.pack}."
    )


def _switched_off(audit: Audit) -> list[AuditedClause]:
    return [one for one in audit.clauses if one.is_switched_off]


def _text(audit: Audit) -> Iterator[str]:
    if audit.root is not None:
        yield _state(audit)
        yield ""
    source = None
    for one in audit.clauses:
        if one.clause.source != source:
            source = one.clause.source
            yield from (source, "")
        head = f"{one.clause.id:<8}{one.clause.how:<8}"
        is_seen = one.counts is not None and one.clause.how != "none"
        yield (head + (_said(one.counts) if one.counts and is_seen else "")).rstrip()
        yield from _wrapped(one.clause.says)
        if one.rules:
            yield from _wrapped(", ".join(_marked(one)))
        yield ""
    yield from (f"{how:<8}{words}" for how, words in HOW.items())
    yield from _warning(audit)


def _warning(audit: Audit) -> Iterator[str]:
    off = _switched_off(audit)
    if off:
        yield ""
        yield f"Switched off by the configuration: {', '.join(one.clause.id for one in off)}."


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _marked(one: AuditedClause) -> list[str]:
    return [f"{rule} (off)" if rule.split()[0] in one.switched_off else rule for rule in one.rules]


def _said(counts: Counts) -> str:
    """Return the counts in words, those that are nought left out."""
    parts = [
        _number(counts.errors, "error"), _number(counts.warnings, "warning"),
        f"{counts.advice} advice" if counts.advice else "",
        f"{counts.waived} waived" if counts.waived else "",
        f"{counts.attested} attested" if counts.attested is not None else "",
    ]  # fmt: skip
    return ", ".join(filter(None, parts)) or "nothing reported"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count != 1 else ''}" if count else ""


def _markdown(audit: Audit) -> Iterator[str]:
    counted = audit.root is not None
    yield "# Clauses of the guidelines"
    yield ""
    if counted:
        yield from (_state(audit), "")
    heads = ["clause", "it says", "how", "rules"]
    heads += ["errors", "warnings", "advice", "waived", "attested"] if counted else []
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for one in audit.clauses:
        cells = [one.clause.id, one.clause.says, HOW[one.clause.how], ", ".join(_marked(one)) or "none"]
        if one.counts is not None:
            counts = one.counts
            numbers = (counts.errors, counts.warnings, counts.advice, counts.waived)
            cells += [*map(str, numbers), "–" if counts.attested is None else str(counts.attested)]
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield from _warning(audit)


def _as_data(audit: Audit) -> dict[str, Any]:
    return {
        "root": audit.root,
        "as_of": audit.as_of.isoformat() if audit.as_of else None,
        "pack": audit.pack,
        "documents": audit.documents if audit.root is not None else None,
        "clauses": [_clause(one) for one in audit.clauses],
    }


def _clause(one: AuditedClause) -> dict[str, Any]:
    clause, counts = one.clause, one.counts
    data: dict[str, Any] = {
        "id": clause.id, "says": clause.says, "how": clause.how, "pack": clause.pack,
        "source": clause.source, "address": clause.address, "rules": list(one.rules),
    }  # fmt: skip
    if counts is not None:
        data |= {
            "switched_off": list(one.switched_off), "errors": counts.errors,
            "warnings": counts.warnings, "advice": counts.advice, "waived": counts.waived,
            "attested": counts.attested,
        }  # fmt: skip
    return data
