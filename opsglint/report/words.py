"""The sentences that several reports end with."""

from __future__ import annotations

from opsglint.diagnostics import Fix, Safety, Severity, Summary
from opsglint.report import Results

MARK = "[*]"
"""What marks a finding that `--fix` would mend, as ruff does."""


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
    if summary.fixed:
        line = f"Found {counted(summary.fixed + len(results.diagnostics), 'problem', 'problems')} ({summary.fixed} fixed, {len(results.diagnostics)} remaining"
        line += f": {tally(results)}); {files} checked" if results.diagnostics else f"); {files} checked"
    elif results.diagnostics:
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


def fixable_line(results: Results) -> str:
    """Return how many of the findings `--fix` would mend, empty where it would mend none."""
    fixes = [d.fix for d in results.diagnostics if d.fix]
    safe = sum(fix.safety is Safety.SAFE for fix in fixes)
    unsafe = len(fixes) - safe
    if results.summary.fixed is not None:
        more = "" if results.summary.unsafe or not unsafe else f"{unsafe} more fixable with --fix --unsafe-fixes"
    elif results.summary.unsafe:
        more = f"{len(fixes)} fixable with --fix --unsafe-fixes" if fixes else ""
    elif safe:
        more = f"{safe} fixable with --fix" + (f" ({unsafe} more with --unsafe-fixes)" if unsafe else "")
    else:
        more = f"{unsafe} fixable with --fix --unsafe-fixes" if unsafe else ""
    return f"{MARK} {more}." if more else ""


def is_offered(fix: Fix | None, summary: Summary) -> bool:
    """Say whether `--fix` would make a fix as the command was called."""
    return fix is not None and (summary.unsafe or fix.safety is Safety.SAFE)
