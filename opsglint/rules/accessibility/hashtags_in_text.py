"""AXS019: hashtags stand at the end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

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
    Role,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.tags import Tag, find_tags
from opsglint.text.patterns import lazy_pattern

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.SHAREABLE)
_WORD = lazy_pattern(r"[^\W\d_]{2,}+")
_SIGN = lazy_pattern("[#\uff03]")
_SIGN_AND_STOP = lazy_pattern(r"[#\uff03][^\s#\uff03]*[.!?,;:]")
_LAST = lazy_pattern(r"\S(?=\s*$)")
_NEAR = 200  # characters before a hashtag in which the word before it is looked for
# What may stand after the last word of a text: tags, handles, links, signs.
_NO_WORDS = lazy_pattern(r"[#\uff03@\uff20][\w\u0300-\u036f.\-]+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
_POST = "---\ntype: post\n---\n{}\n"


@rule("AXS019", severity=Severity.ADVICE, clauses=("OA-05",), since="0.1")
class HashtagsInText(DocumentRule):
    """Hashtags stand at the end; no more than two are part of sentences.

    Screen readers say “number” or “hashtag” at each of them, and the sentence breaks.
    """

    options = (Option("most", 2, "hashtags that may be part of sentences", least=0, most=50),)
    messages = {
        "inside": Message("{count} hashtags stand inside sentences, of which {tag} is one too many", "write plain words, and put the hashtags at the end"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        most = int(context.options["most"])
        for passage in document.passages:
            value = passage.text.value
            if passage.role not in _READ or not passage.published or value.count("#") + value.count("\uff03") <= most:
                continue
            inside = list(_inside(value)) if _most_inside(value) > most else []
            if len(inside) > most:
                tag = inside[most]
                params = {"count": str(len(inside)), "tag": value[tag.start : tag.end]}
                yield Finding(passage.text.locate(tag.start, tag.end), "inside", params)

    examples = (
        Bad(_POST.format("This #winter, your #health matters, so get your «#FluShot» today.")),
        Bad(_POST.format("Cet #hiver, votre #santé compte : faites-vous donner le «#vaccin» gratuit."), path="posts/a.fr.md"),
        Good(_POST.format("This #winter, get your #FluShot today. #Health #Ontario #Clinics")),
        Good(_POST.format("Cet hiver, faites-vous vacciner.\n\n#Santé #Ontario #Vaccin #Grippe\nhttps://e.ca/grippe"), path="posts/a.fr.md"),
    )  # fmt: skip


def _most_inside(text: str) -> int:
    """Return how many hashtags may be part of sentences, at most: a cheap look at lines with some."""
    count = 0
    for line in text.split("\n"):
        if first := _SIGN.search(line):
            rest = line[first.start() :]
            pattern = _SIGN if _WORD.search(_NO_WORDS.sub(" ", rest)) else _SIGN_AND_STOP
            count += len(pattern.findall(rest))
    return count


def _inside(text: str) -> Iterator[Tag]:
    """Yield the hashtags that are part of a sentence: words of it follow, or it goes on to them."""
    line = _Line(0, -1, "", [])
    for tag in find_tags(text, "x"):
        if tag.start > line.end:
            line = _line_at(text, tag.start)
        following = bisect_left(line.words, tag.end - line.start)
        follows = following < len(line.words)
        ends = text[tag.end : tag.end + 1] in (".", "!", "?", ",", ";", ":")
        at = tag.start - line.start
        last = _LAST.search(line.plain, max(0, at - _NEAR), at)
        goes_on = following > 0 and last is not None and last[0] not in (".", "!", "?", "…", ":", "|", "»", ")")
        if follows or (ends and goes_on):
            yield tag


class _Line(NamedTuple):
    """A line of a text: its place, its words alone, and where they start in it."""

    start: int
    end: int
    plain: str
    words: list[int]


def _line_at(text: str, at: int) -> _Line:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    plain = _NO_WORDS.sub(lambda found: " " * len(found[0]), text[start:end])
    return _Line(start, end, plain, [word.start() for word in _WORD.finditer(plain)])
