"""The sentences that several reports end with."""

from __future__ import annotations

from opsglint.diagnostics import Severity
from opsglint.report import Results


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def tally(results: Results) -> str:
    """Return what was found, by severity: `1 error and 2 warnings`."""
    nouns = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.ADVICE: ("piece of advice", "pieces of advice"),
    }
    parts = [
        counted(number, *nouns[severity])
        for severity in Severity
        if (number := sum(d.severity is severity for d in results.diagnostics))
    ]
    if len(parts) > 1:
        return ", ".join(parts[:-1]) + " and " + parts[-1]
    return parts[0] if parts else "no problems"


def summary_line(results: Results) -> str:
    """Return the last line of a report: what was found, in how many files, what was left out."""
    summary = results.summary
    files = counted(summary.read, "document", "documents")
    if results.diagnostics:
        touched = len({d.path for d in results.diagnostics})
        line = f"Found {tally(results)} in {counted(touched, 'file', 'files')}; {files} checked"
    else:
        line = f"No problems found; {files} checked"
    if summary.passed_over:
        line += f", {counted(summary.passed_over, 'file', 'files')} passed over (not content)"
    if summary.waived:
        line += f", {counted(summary.waived, 'finding', 'findings')} waived"
    if summary.baselined:
        line += f", {summary.baselined} in the baseline"
    if summary.older:
        line += f", {summary.older} older than the changes"
    return line + "."
