"""POL001: the public service takes no party's side."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.partisanship import Gravity, gravity_in
from opsglint.facts.politics import candidates, partisan_signals
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip

_SEVERITY = {
    Gravity.FORBIDDEN: Severity.ERROR, Gravity.DOUBTFUL: Severity.WARNING, Gravity.OWN_RIGHT: Severity.ADVICE,
}  # fmt: skip


@rule(
    "POL001", severity=Severity.ERROR, since="0.1",
    clauses=("GP-10", "MA-15", "SE-09", "SE-35", "MA-05", "MA-30", "FP-09", "GP-14", "MA-26", "MA-28", "GP-18", "FP-19"),
)  # fmt: skip
class PartisanContent(DocumentRule):
    """Nobody who speaks for the public service takes sides for or against a party or its people.

    The public service is non-partisan. A party may be named as a fact; praise, blame and slogans
    are what is found. Ministers speak for themselves; their staff who write for them are bound by
    the public service act, and are warned. Office staff and public servants have political rights
    outside work: on their own accounts this is advice.
    """

    messages = {
        "forbidden": Message("“{words}” takes a party’s side, and the public service is non-partisan",
                             "say what the government does, without praise or blame of a party or its people"),
        "doubtful": Message("“{words}” takes a party’s side, and staff who write for a minister are bound by the public service act",
                            "leave partisan words to the minister, in the minister’s own time and words"),
        "own-right": Message("“{words}” takes a party’s side, which is your right outside work",
                             "post it in your own time with your own device, and see whether your position restricts it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        people = candidates(context.accounts)
        year = context.resolver.day(document).year
        for passage in document.passages:
            grave = gravity_in(passage, document, context.resolver)
            if grave is None:
                continue
            terms = context.settings.political_terms
            for signal in partisan_signals(passage, context.pack, terms, people, year):
                yield Finding(signal.span, grave.value, {"words": signal.words}, _SEVERITY[grave])

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nOnly the «Green Party» will fix this.\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\nmedia:\n"
            "  - {src: https://e.ca/a.jpg, alt: 'Fiers de soutenir le «Parti libéral de l’Ontario».'}\n---\nLa clinique est ouverte.\n",
            path="posts/a.fr.md"),
        Bad("---\ntype: post\naccount: minister-of-health\nauthor: {name: Kim, role: ministers-office-staff}\n---\n"
            "The «NDP» has failed our nurses.\n", why="a warning: staff write for the minister"),
        Bad("---\ntype: post\naccount: personal-account\n---\nFière de voir le «NPD» se battre pour nous.\n",
            path="posts/a.fr.md", why="advice: a public servant outside work"),
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nFlu clinics are open all weekend. #Proud«Liberal»\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nEncore une volte-face du chef «libéral». On mérite mieux.\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nThe Liberal leader asked the Minister about home care in question period. You can read the answer in Hansard.\n"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nA conservative estimate: green spaces in 40 towns, and liberal arts for all.\n"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nOnly the Green Party will fix this.\n",
             why="the minister’s own words"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nEn 1943, le Parti progressiste-conservateur remporte les élections. Nos archives racontent.\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
