"""AXS012: words are not written in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.placeholders import find_placeholders
from opsglint.language.shouting import find_shouts
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Role,
    Severity,
    rule,
)  # fmt: skip

_READ = (
    Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.LOCATION, Role.TITLE, Role.SHAREABLE,
    Role.ALTERNATIVE, Role.BIOGRAPHY,
)  # fmt: skip
_SHOWN = 60  # characters of the words that a message repeats


@rule("AXS012", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class Shouting(DocumentRule):
    """Words are not written in capitals, three or more in a row.

    Capitals have no shapes that the eye knows, which slows down everyone and people with dyslexia
    most; some screen readers spell them letter by letter. Abbreviations such as OHIP do not count.
    """

    messages = {
        "shouting": Message("“{words}” is in capitals", "write it in small letters, with capitals where a sentence or a name begins"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role not in _READ:
                continue
            value = passage.text.value
            shouts = find_shouts(value)
            blanks = find_placeholders(value) if shouts else []
            for shout in shouts:
                if any(one.start < shout.end and shout.start < one.end for one in blanks):
                    continue  # FM008 reports a placeholder
                words = _shortened(value[shout.start : min(shout.end, shout.start + 4 * _SHOWN)])
                yield Finding(passage.text.locate(shout.start, shout.end), "shouting", {"words": words})

    examples = (
        Bad("---\ntype: post\n---\n«GET YOUR FREE FLU SHOT» today!\n"),
        Bad("---\ntype: post\n---\nAvis : «ÉCOLES FERMÉES DEMAIN» à North Bay.\n", path="posts/a.fr.md"),
        Bad("---\ntype: post\nfirst_comment: «DO NOT WAIT», apply for OSAP\n---\nHello.\n",
            why="every text that goes out is read, not the post’s own alone"),
        Good("---\ntype: post\n---\nOHIP, ODSP and WSIB explained: BOOK NOW at a GTA office. #FREE #FLU #SHOT\n",
             why="abbreviations and hashtags do not count, and two words are no row"),
        Good("---\ntype: post\n---\nLa SLD, le POSPH et la CSPAAT : ce que le RAMO couvre.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.jpg, alt: A stop sign., text: STOP FOR SCHOOL BUS}\n---\nSlow down.\n",
             why="what is written in a picture is told as it stands there"),
    )  # fmt: skip


def _shortened(words: str) -> str:
    """Return some words in one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rpartition(' ')[0] or line[:_SHOWN]}…"
