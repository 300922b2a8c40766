"""SARIF 2.1.0, with what GitHub's code scanning needs and within what it takes.

Read 2026-11 at docs.github.com, “SARIF support for code scanning”. `primaryLocationLineHash` is left
to the upload, which computes it from the files; our own fingerprints survive moved lines too.
"""

from __future__ import annotations

import gzip
import heapq
from collections.abc import Iterable, Iterator
from typing import Any

from opsglint import __version__
from opsglint.diagnostics import Diagnostic, Fix, Location, Related, Safety, Severity, Waived
from opsglint.report import Fault, Results, RuleInfo, Style
from opsglint.report.order import Identified, by_gravity, identified
from opsglint.report.source_text import SourceText, SourceTexts
from opsglint.report.visible import clean
from opsglint.report.well_formed import json_text, uri
from opsglint.report.words import counted
from opsglint.text import Position

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "opsglintFinding/v1"
_PROJECT = "https://github.com/opsglint/opsglint"

MOST_RESULTS = 25_000  # of a run; what is more is refused as a whole
MOST_BYTES = 10_000_000  # of a file that is compressed by gzip
_MOST_RELATED = 100  # locations of a result that are shown
_MOST_TAGS = 10  # tags of a rule that are shown
_LONGEST_DESCRIPTION = 1024  # characters of a rule's description

_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_FIXES = {
    Safety.SAFE: "Correct it",
    Safety.UNSAFE: "Correct it, and check the text that comes of it",
}


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield the log with its one run, the gravest findings first; too many are cut, and it says so."""
    found = list(identified(results))
    most = min(len(found), MOST_RESULTS)
    text = _log(found, most, results)
    while len(text) > MOST_BYTES and (size := len(gzip.compress(text.encode(), mtime=0))) > MOST_BYTES:
        most = int(most * 0.9 * MOST_BYTES / size)
        text = _log(found, most, results)
    yield text


def _log(found: list[Identified], most: int, results: Results) -> str:
    chosen = heapq.nsmallest(most, found, key=lambda one: by_gravity(one.diagnostic))
    codes = sorted({one.diagnostic.code for one in chosen})
    rules = [results.rules[code] for code in codes if code in results.rules]
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {
            "name": "opsglint", "version": __version__, "semanticVersion": __version__,
            "informationUri": _PROJECT, "rules": [_rule(rule) for rule in rules],
        }},
        "automationDetails": {"id": "opsglint/"},
        "invocations": [_invocation(results, len(found) - len(chosen))],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the git repository."}}},
        **_provenance(results),
        "columnKind": "unicodeCodePoints",
        "results": _results(chosen, indexes, results),
    }  # fmt: skip
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _provenance(results: Results) -> dict[str, Any]:
    origin = results.origin
    if origin is None:
        return {}
    mapped = {"uriBaseId": _ROOT}
    details = {"repositoryUri": origin.repository, "revisionId": origin.revision, "mappedTo": mapped}
    return {"versionControlProvenance": [details]}


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _cut(rule.summary)},
        "fullDescription": {"text": _cut(rule.description)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": rule.description, "markdown": rule.page},
        "helpUri": rule.url,
        "properties": {"tags": list(rule.clauses[:_MOST_TAGS])},
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else f"{text[: _LONGEST_DESCRIPTION - 1]}…"


def _invocation(results: Results, left_out: int) -> dict[str, Any]:
    notes = [_notification("error", f"the rule {f.rule} failed: {f.error}", results, f) for f in results.faults]
    notes += [_notification("note", notice, results) for notice in results.summary.notices]
    if left_out:
        words = f"{counted(left_out, 'finding is', 'findings are')} left out, the mildest: the file would be too large"
        notes.append(_notification("warning", words, results))
    return {
        "executionSuccessful": not results.faults,
        "exitCode": results.status,
        "toolExecutionNotifications": notes,
    }


def _notification(
    level: str, words: str, results: Results, fault: Fault | None = None
) -> dict[str, Any]:  # fmt: skip
    data: dict[str, Any] = {"level": level, "message": {"text": clean(words)}}
    if fault is not None:
        data["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(fault.path, results)}}]
    return data


def _results(
    chosen: Iterable[Identified], indexes: dict[str, int], results: Results
) -> list[dict[str, Any]]:
    """Return the results in the order of their gravity, made document by document."""
    texts = SourceTexts(results)
    made = [
        (one.diagnostic.severity.rank, _result(one, indexes, results, texts))
        for one in sorted(chosen, key=lambda one: one.diagnostic.sort_key)
    ]
    return [result for _, result in sorted(made, key=lambda pair: pair[0])]


def _result(
    one: Identified, indexes: dict[str, int], results: Results, texts: SourceTexts
) -> dict[str, Any]:
    found = one.diagnostic
    related = found.related[:_MOST_RELATED]
    data: dict[str, Any] = {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found, related)},
        "locations": [{"physicalLocation": _physical(found.location, results)}],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
    }
    if found.code in indexes:
        data["ruleIndex"] = indexes[found.code]
    if related:
        data["relatedLocations"] = [
            {"id": number, "message": {"text": clean(other.message)}, "physicalLocation": _physical(other.location, results)}
            for number, other in enumerate(related, 1)
        ]  # fmt: skip
    if found.fix and found.fix.edits and (text := texts[found.path]) is not None:
        data["fixes"] = [_fix(found.fix, text, _artifact(found.path, results))]
    if one.waived is not None:
        data["suppressions"] = [_suppression(one.waived)]
    return data


def _message(one: Diagnostic, related: tuple[Related, ...]) -> str:
    """Return a finding in sentences; the last one links the related places by their numbers."""
    sentences = [f"{_plain(one.message)}.", f"Help: {_plain(one.help)}."]
    if related:
        links = (f"[{_link_text(other.message)}]({number})" for number, other in enumerate(related, 1))
        sentences.append(f"See: {', '.join(links)}.")
    return " ".join(sentences)


def _plain(text: str) -> str:
    """Return words in which nothing can be read as a link."""
    return clean(text).replace("](", "] (")


def _link_text(text: str) -> str:
    """Return the words of a link, escaped as section 3.11.6 asks."""
    return clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _physical(location: Location, results: Results) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(location.path, results),
        "region": _region(location.start, location.end),
    }


def _artifact(path: str, results: Results) -> dict[str, str]:
    return {"uri": uri(results.repository_path(path)), "uriBaseId": _ROOT}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.row, "startColumn": start.column,
        "endLine": end.row, "endColumn": end.column,
    }  # fmt: skip


def _fix(fix: Fix, text: SourceText, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(text.position(edit.span.start), text.position(edit.span.end)),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    changes = [{"artifactLocation": artifact, "replacements": replacements}]
    return {"description": {"text": _FIXES[fix.safety]}, "artifactChanges": changes}


def _suppression(waived: Waived) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": "inSource", "status": "accepted", "justification": clean(waived.reason)}
    details = {"until": waived.until.isoformat() if waived.until else None, "by": waived.by}
    if given := {name: clean(value) for name, value in details.items() if value}:
        data["properties"] = given
    return data
