"""AXS014: nothing is drawn with characters."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.ascii_art import find_art
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
_SHOWN = 20  # characters of a run that a message repeats


@rule("AXS014", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class AsciiArt(DocumentRule):
    """Nothing is drawn with characters: no faces, no lines of signs, no pictures of several lines.

    Screen readers say the signs one by one: “colon hyphen right parenthesis”, “tilde tilde tilde”.
    A word says it, an emoji has a name, and a picture takes a text alternative.
    """

    messages = {
        "drawing": Message("a drawing is made of characters, which a screen reader says one by one", "show a picture with a text alternative, or leave it out"),
        "run": Message("the signs {signs} stand in a row, and a screen reader says them one by one", "leave them out, or begin a new paragraph"),
        "emoticon": Message("the emoticon {signs} is made of characters, which a screen reader says one by one", "leave it out, or say it in words"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role not in _READ:
                continue
            value = passage.text.value
            for art in find_art(value):
                signs = value[art.start : art.end]
                shown = signs if len(signs) <= _SHOWN else f"{signs[:_SHOWN]}…"
                params = {} if art.kind == "drawing" else {"signs": shown}
                yield Finding(passage.text.locate(art.start, art.end), art.kind, params)

    examples = (
        Bad("---\ntype: post\n---\nFlu shots are free «:-)» Book now «~~~~~~~» or call.\n"),
        Bad("---\ntype: post\n---\nVaccins gratuits «;)» «*-*-*-*-*» Prenez rendez-vous!\n", path="posts/a.fr.md"),
        Bad("---\ntype: post\n---\nHappy holidays!\n\n«/\\_/\\\n( o.o )\n > ^ <»\n"),
        Good("---\ntype: post\n---\nWait... what?! Open 8:30 to 10:30 (see the list below:) ages 6+, <3 years free. a) first b) second 8) eighth\n"),
        Good("---\ntype: post\n---\nPour qui? Pour tous… (voir la liste ci-dessous :) https://www.ontario.ca/fr/page/vaccins – 1:3\n",
             path="posts/a.fr.md"),
    )  # fmt: skip
