"""APR003: an approval is of the content as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.approvals import bound_paths
from opsglint.facts.outdated import Outdated, changed_words, outdated
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_ZEROS = "sha256:" + "0" * 64
_HEAD = "---\ntype: post\naccount: {}\nlang: en\napprovals:\n  - {{role: communications-branch, name: Lou Heath, date: 2026-11-02, digest: {}}}\n---\n"
_DIGEST = "sha256:8aae00b460d9a5bd5b19994f4dfa4a63d396aba9679b4176c831db2ba1a579e5"


@rule("APR003", severity=Severity.ERROR, clauses=("house",), since="0.1")
class ApprovalOutdated(RepositoryRule):
    """What was approved has not been changed since.

    `opsglint approve` writes a digest of all that will be published: texts, media with the bytes
    of their files, channels, schedule, language. White space, comments and waivers may change
    without harm; a word may not.
    """

    messages = {
        "changed": Message("{who} approved this on {day}, and it was changed after that",
                           "have it approved again: opsglint approve {path} --role {role} --name \"…\""),
        "told": Message("{who} approved this on {day}, and since then {what} changed",
                        "undo the change (commit {commit} has what was approved), or have it approved again: opsglint approve {path} --role {role} --name \"…\""),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for one in outdated(document, context.index):
            digest = one.approval.digest
            if digest is not None:
                id_ = "told" if one.parts else "changed"
                params = _params(one, document.path)
                yield Finding(digest.span, id_, params, because=bound_paths(document)[1:])

    examples = (
        Bad(_HEAD.format("ministry-of-health", f"«'{_ZEROS}'»") + "Flu shots are free.\n"),
        Bad(_HEAD.format("ministere-de-la-sante", "«abc»").replace("lang: en", "lang: fr") + "La clinique est ouverte.\n", path="posts/a.fr.md"),
        Good(_HEAD.format("ministry-of-health", f"'{_DIGEST}'") + "Flu shots are free.\n"),
        Good(_HEAD.format("ministere-de-la-sante", "").replace(", digest: }", "}").replace("lang: en", "lang: fr") + "La clinique est ouverte.\n",
             path="posts/a.fr.md", why="without a digest nothing is bound"),
    )  # fmt: skip


def _params(one: Outdated, path: str) -> dict[str, str]:
    approval = one.approval
    name = approval.name.value if approval.name else ""
    role = approval.role.value if approval.role else ""
    words = changed_words(one)
    parts = [part for part in one.parts if part != "text"]
    if "text" in one.parts:
        parts.insert(0, f"the text ({', '.join(words)})" if words else "the text")
    return {
        "who": f"{name} ({role})" if name and role else name or role or "somebody",
        "day": approval.date.value.isoformat() if approval.date else "a day that is not named",
        "what": " and ".join(parts), "commit": (one.commit or "")[:8],
        "role": role or "…", "path": path,
    }  # fmt: skip
