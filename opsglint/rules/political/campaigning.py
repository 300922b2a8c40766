"""POL002: nobody campaigns on public time or public channels."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.partisanship import Gravity, gravity_in
from opsglint.facts.politics import campaign_signals, candidates
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip

_SEVERITY = {
    Gravity.FORBIDDEN: Severity.ERROR, Gravity.DOUBTFUL: Severity.WARNING, Gravity.OWN_RIGHT: Severity.ADVICE,
}  # fmt: skip


@rule(
    "POL002", severity=Severity.ERROR, since="0.1",
    clauses=("SE-35", "MA-31", "FP-09", "GP-14", "GP-18", "FP-19"),
)  # fmt: skip
class Campaigning(DocumentRule):
    """Nobody who speaks for the public service asks for votes, presents a candidate or campaigns.

    Telling people when, where and how to vote is neutral and passes; so do votes that elect
    nobody, such as a name for a ferry. As for partisan content, staff who write for a minister are
    warned, and office staff and public servants on their own accounts are advised.
    """

    messages = {
        "forbidden": Message("“{words}” campaigns, and the public service takes no part in political activity",
                             "take it out; say when and where to vote, if that is what the text is for"),
        "doubtful": Message("“{words}” campaigns, and staff who write for a minister are bound by the public service act",
                            "leave campaigning to the minister and to the campaign"),
        "own-right": Message("“{words}” campaigns, which is your right outside work",
                             "post it in your own time with your own device, and see whether your position restricts it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        people = candidates(context.accounts)
        neutral = frozenset(context.pack.words("neutral-vote-tags"))
        for passage in document.passages:
            grave = gravity_in(passage, document, context.resolver)
            if grave is None or _is_own_candidacy(passage, grave):
                continue
            for signal in campaign_signals(passage, context.pack, people, neutral):
                yield Finding(signal.span, grave.value, {"words": signal.words}, _SEVERITY[grave])

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\n«Let's re-elect» Pat! «#VotePatRoy»\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\n«Votez pour» notre équipe le jour du scrutin.\n",
            path="posts/a.fr.md"),
        Bad("---\ntype: post\naccount: example-specialist\n---\nMeet «your next MPP» at the market.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\n«Aidez-nous à faire élire» une néo-démocrate à Thunder Bay.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nVote for the green velvet cake! Nominations for the advisory committee close Friday.\n"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nVote for your favourite name for the ferry! #VoteEarly\n"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nThe candidate for this job speaks French. Voting day is June 4: see where to vote.\n"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nVotez pour moi le 4 juin!\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _is_own_candidacy(passage: Passage, grave: Gravity) -> bool:
    """Say whether a profile tells of its holder's candidacy, which a rule about accounts judges."""
    return passage.role is Role.BIOGRAPHY and grave is Gravity.OWN_RIGHT
