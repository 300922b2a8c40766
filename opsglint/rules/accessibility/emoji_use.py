"""AXS011: emoji are few, come once each, and stand for nothing that words should say."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.emoji import Emoji, find_emoji, spoken_name, uses_of
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Option,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import MappedText

_READ = (
    Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.LOCATION, Role.TITLE, Role.SHAREABLE,
    Role.ALTERNATIVE, Role.BIOGRAPHY,
)  # fmt: skip


@rule("AXS011", severity=Severity.WARNING, clauses=("OA-05",), since="0.1")
class EmojiUse(DocumentRule):
    """A text holds three emoji at most, each once, none as a bullet or in place of a word.

    Screen readers say the name of every emoji: “I red heart Ontario”, “party popper party popper
    party popper”. One after the words, at the end of a sentence, does no harm.
    """

    messages = {
        "many": Message("the text holds {count} emoji, more than {most}, and a screen reader names each of them", "keep those that add something, {most} at most, at the end of the text"),
        "repeated": Message("the emoji {emoji} comes {count} times, and a screen reader says “{name}” each time", "use it once"),
        "bullet": Message("the emoji {emoji} begins a line as a bullet, as others do: a screen reader says “{name}” before the words", "begin the lines with words, and put an emoji, if any, at the end"),
        "word": Message("the emoji {emoji} stands in place of a word, which a screen reader replaces by “{name}”", "write the word; an emoji may follow it"),
    }  # fmt: skip

    options = (
        Option("most", 3, "how many emoji a text may hold", least=0, most=50),
    )  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role in _READ:
                for text in _texts(passage):
                    if not text.value.isascii():
                        yield from self._judged(text, passage.language, context.options["most"])

    def _judged(self, text: MappedText, language: str | None, most: int) -> Iterator[Finding]:
        found = find_emoji(text.value)
        if not found:
            return
        uses = uses_of(text.value, found)
        if len(found) > most:
            params = {"count": str(len(found)), "most": str(most)}
            yield Finding(text.locate(*found[most][:2]), "many", params)
        for message, those in (("bullet", uses.bullets), ("repeated", uses.repeated), ("word", uses.words)):
            if those:
                yield _finding(message, those[0], found, text, language)

    examples = (
        Bad("---\ntype: post\n---\nHappy Canada Day 🍁 🎆 🎇 «🥳»\n"),
        Bad("---\ntype: post\n---\nBonne fête de la famille ! 🎉«🎉»🎉\n", path="posts/a.fr.md"),
        Bad("---\ntype: post\n---\nFlu shots:\n«✅» free\n🏥 near you\n"),
        Bad("---\ntype: post\n---\nI «❤️» Ontario. Grab your ☂️ today.\n", why="one report for each kind"),
        Bad("---\ntype: post\n---\nPrenez votre «☂️» aujourd’hui.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\n---\nFlu shots are free for everyone. 💉 Book yours 👉 https://www.ontario.ca/page/flu-shot\n"),
        Good("---\ntype: post\n---\nProtégez vos proches 💙 et faites-vous vacciner. ✔ Gratuit © 2026\n", path="posts/a.fr.md"),
        Good("---\ntype: post\n---\nA family of four 👨‍👩‍👧‍👦, a flag 🇨🇦 and a wave 👋🏽 are three.\n",
             why="sequences, flags and skin tones are one emoji each"),
    )  # fmt: skip


def _texts(passage: Passage) -> tuple[MappedText, ...]:
    """Return the posts of a thread, each by itself, or the one text."""
    parts = passage.variant.parts if passage.variant and passage.role is Role.BODY else ()
    return parts if len(parts) > 1 else (passage.text,)


def _finding(
    message: str, one: Emoji, found: tuple[Emoji, ...], text: MappedText, language: str | None
) -> Finding:
    params = {"emoji": one.text, "name": spoken_name(one, language)}
    if message == "repeated":
        params["count"] = str(sum(1 for other in found if other.kind == one.kind))
    return Finding(text.locate(one.start, one.end), message, params)
