"""What a check found, as reports need it: paths as readers write them, rules, and the commit."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection

from opsglint.api import Checked, Request
from opsglint.api.checked_texts import CheckedTexts
from opsglint.cli.paths import seen_from_here
from opsglint.report import Origin, Results, RuleInfo

_ADDRESS = re.compile(r"https?://[\w.:/~-]+", re.ASCII)
_REVISION = re.compile(r"[0-9a-f]{7,64}")


def results_of(
    checked: Checked, request: Request, forms: Collection[str], status: int, *, hide_waived: bool = False
) -> Results:
    """Return what reports in the given formats are made of; rules are read for those that show them."""
    below = os.path.relpath(checked.root, repository_top(checked.root)).replace(os.sep, "/")

    return Results(
        checked.diagnostics, checked.summary,
        clauses=_clauses() if "full" in forms and checked.diagnostics else {},
        show_path=seen_from_here(checked.root),
        repository_path=lambda path: posixpath.normpath(posixpath.join(below, path)),
        text_of=CheckedTexts(checked.root, request),
        rules=_rules(checked) if "sarif" in forms else {},
        waived=() if hide_waived else checked.waived,
        faults=checked.faults, status=status, fail_on=checked.fail_on, origin=_origin(),
    )  # fmt: skip


def repository_top(root: str) -> str:
    """Return the nearest folder at or above `root` that holds `.git`, `root` where there is none."""
    folder = root
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return root
        folder = above
    return folder


def _clauses() -> dict[str, str]:
    from opsglint.packs import load_clauses

    return {id_: clause.says for id_, clause in load_clauses().items()}


def _rules(checked: Checked) -> dict[str, RuleInfo]:
    """Return what is known of the rules that reported something."""
    from opsglint.cli.rule import info_of
    from opsglint.rules import all_rules

    found = {*(d.code for d in checked.diagnostics), *(w.diagnostic.code for w in checked.waived)}
    return {rule.code: info_of(type(rule)) for rule in all_rules() if rule.code in found}


def _origin() -> Origin | None:
    """Return the repository and the commit that GitHub Actions or GitLab CI say they check."""
    environment = os.environ
    if environment.get("GITHUB_ACTIONS") == "true":
        server = environment.get("GITHUB_SERVER_URL", "")
        address, revision = f"{server}/{environment.get('GITHUB_REPOSITORY', '')}", environment.get("GITHUB_SHA", "")
    else:
        address, revision = environment.get("CI_PROJECT_URL", ""), environment.get("CI_COMMIT_SHA", "")
    if not _ADDRESS.fullmatch(address) or not _REVISION.fullmatch(revision):
        return None
    return Origin(address, revision)
