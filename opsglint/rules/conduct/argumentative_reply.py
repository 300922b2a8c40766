"""CON002: replies do not argue."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.folding import listed
from opsglint.language.tokens import Token, tokens
from opsglint.sdk import (
    Action,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Passage,
    Post,
    Severity,
    rule,
)  # fmt: skip

_REPLY = "---\ntype: post\naccount: example-specialist\naction: reply\nof: https://x.com/somebody/status/1\n---\n"
_SHOUTED = 2  # words in capitals in a row
_SIGNS = 2  # exclamation marks in a row
_KNOWN_CAPITALS = listed(
    "covid ohip tps opp mpp mpps rcmp ontario ops gst hst hr it faq pdf url usa uk eu un who nato odsp ow wsib lcbo mto "
    "moh phu ems cpr aed asap diy fyi rsvp est edt et am pm pst tv dvd gps id ids sin vin uv aqi lgbtq lgbtqia bipoc adhd "
    "hiv aids rsv sars mrna dna rna ndp npd pc osap stem ai agco ams ldc ieso oeb go ttc ott cbc tvo tfo"
)


@rule("CON002", severity=Severity.ADVICE, clauses=("SE-26", "WO-03"), since="0.1")
class ArgumentativeReply(DocumentRule):
    """A reply stays positive, educational and professional.

    Arguing with a critic is not appropriate: shouting, insults and angry words are pointed out, and
    a person judges.
    """

    on = (Post,)
    messages = {
        "angry": Message("“{words}” may sound angry, and replies do not argue with critics",
                         "answer with facts and a link, or do not answer"),
        "shouting": Message("“{words}” reads as shouting, and replies do not argue with critics",
                            "write it in plain letters, with one mark"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        action = document.model.action
        if action is None or action.value not in (Action.REPLY, Action.QUOTE):
            return
        for passage in document.passages:
            text = passage.text.value
            for name in ("anger", "derogatory-terms"):
                for match in context.pack.phrases(name).find(text, passage.language):
                    yield _finding(passage, "angry", match.start, match.end)
            for start, end in (*_capitals(text), *_marks(text)):
                yield _finding(passage, "shouting", start, end)

    examples = (
        Bad(_REPLY + "«You clearly don't» read. «GET REAL»«!!!»\n"),
        Bad(_REPLY + "«Vérifiez vos faits» avant d’écrire.\n", path="posts/a.fr.md"),
        Good(_REPLY + "Thank you for asking! The COVID and RSV shots are free: https://www.ontario.ca/page/flu-shot\n"),
        Good("---\ntype: post\naccount: example-specialist\n---\nHow dare you miss this lecture! (It is free.)\n", why="no reply"),
        Good(_REPLY + "Merci de votre question! Voici les faits : https://www.ontario.ca/fr/page/vaccin\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _finding(passage: Passage, message: str, start: int, end: int) -> Finding:
    words = passage.text.value[start:end]
    return Finding(passage.text.locate(start, end), message, {"words": words})


def _capitals(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of shouted words: capitals, no abbreviation, in one sentence."""
    run: list[Token] = []
    for token in tokens(text):
        shouts = len(token.written) > 1 and token.written.isupper() and token.written.isalpha() and not token.in_hashtag
        loud = shouts and token.folded not in _KNOWN_CAPITALS
        if run and ((not shouts and len(token.written) > 1) or token.sentence != run[-1].sentence):
            if len(run) >= _SHOUTED:
                yield run[0].start, run[-1].end
            run = []
        if loud or (run and shouts):
            run.append(token)
    if len(run) >= _SHOUTED:
        yield run[0].start, run[-1].end


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of exclamation and question marks, as in !!! or ?!."""
    start = None
    for at, character in enumerate(text + " "):
        if character in "!?":
            start = at if start is None else start
        elif start is not None:
            if at - start > _SIGNS - 1 and text[start:at] != "??":
                yield start, at
            start = None
