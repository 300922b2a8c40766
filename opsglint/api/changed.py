"""What a set of changes brings: in the files it touches, and in those that it breaks."""

from __future__ import annotations

from opsglint.api.before import Now, run_before, without_known
from opsglint.engine.git import Changes
from opsglint.engine.run import Result


def only_what_changed(now: Now, result: Result, changes: Changes) -> Result:
    """Return what is wrong in the touched files, and elsewhere what was not wrong before.

    Two runs are compared by what was found in which content, never by line.
    """
    touched = changes.added | changes.changed | changes.renamed.keys()
    if all(one.path in touched for one in result.diagnostics):
        return result
    return without_known(result, run_before(now, changes), touched)
