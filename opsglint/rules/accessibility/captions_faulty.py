"""AXS007: caption files can be shown and followed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opsglint.facts.own_media import named_captions
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    Option,
    RelatedFile,
    RepositoryContext,
    RepositoryRule,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.syntax.captions import CaptionFault, CaptionFaultKind, CaptionFormat, Captions

# Players pass over these without a loss; some services refuse them.
_HARMLESS = (CaptionFaultKind.SETTING, CaptionFaultKind.NUMBER, CaptionFaultKind.POINT)

_VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n"
_POST = "---\ntype: post\nmedia:\n  - src: v.mp4\n    captions: {}\n---\nHello.\n"


class _File(NamedTuple):
    """A caption file, and the place that names it."""

    path: str
    written: str
    span: Span


class _Place(NamedTuple):
    """How many places a fault has in a caption file, the row of the first, and its line.

    `identity` tells by the content of all of these lines, wherever they stand.
    """

    total: int
    row: int
    line: str
    identity: str


@rule("AXS007", severity=Severity.ERROR, clauses=("OA-05",), since="0.1")
class CaptionsFaulty(RepositoryRule):
    """A caption file can be read by players, is in order, and leaves time to read.

    Players drop what they cannot read without a word, so that part of a video has no captions
    and nobody notices but those who need them. Captions in the wrong language are LNG004. Each kind of fault is reported once for a file,
    with the first line that has it. How fast and how wide captions are is advice.
    """

    needs = ("media",)
    messages = {
        "too-large": Message("the caption file {path} is larger than 5 MB", "check that it is the right file: the captions of an hour take about 100 kB"),
        "signature": Message("the caption file {path} does not begin with WEBVTT, so no browser shows its captions", "write WEBVTT on the first line, with an empty line below it"),
        "not-captions": Message("{path} holds no captions that could be read", "export the captions again as WebVTT (.vtt) or SRT (.srt)"),
        "empty": Message("the caption file {path} holds no captions", "put the captions in, or name the right file"),
        "misnamed": Message("the caption file {path} is written as {written}, which is not what its name says", "give it the ending of its format, or export it again"),
        "encoding": Message("the caption file {path} is saved as {encoding}, not as UTF-8", "save it as UTF-8, then check the accents"),
        "damaged": Message("the caption file {path} has a damaged character on line {line}", "write the letter again, and save the file as UTF-8"),
        "times": Message("the caption file {path} has times that cannot be read on line {line}", "write times as {times}, with --> between two of them, and no --> in the text"),
        "untimed": Message("the caption file {path} has words without times on line {line}, and players drop them", "put a line of times above them, or remove the empty line before them"),
        "no-text": Message("the caption file {path} has a caption without text on line {line}", "write what is heard, or delete the caption"),
        "blank-line": Message("the caption file {path} has no empty line before the caption on line {line}", "leave one empty line, without spaces, between captions"),
        "hidden-text": Message("the caption file {path} has “{found}” on line {line}, which players hide with all up to the next >", "put sounds in [brackets], and write &lt; for <"),
        "comment": Message("the caption file {path} has a note with --> on line {line}, and players show what follows", "delete the caption that was made a note"),
        "backwards": Message("the caption file {path} has a caption that ends before it begins on line {line}, so it is never shown", "correct its times"),
        "order": Message("the caption file {path} has a caption out of order on line {line}", "sort the captions by their start, and check the times"),
        "overlap": Message("the caption file {path} has a caption on line {line} that begins while another is still shown", "end the earlier caption before the next one begins"),
        "setting": Message("the caption file {path} has a position or style on line {line} that players ignore", "correct it, such as align:center, or take it out"),
        "number": Message("the caption file {path} has a caption without the next number on line {line}", "number the captions from 1; some services refuse others"),
        "point": Message("the caption file {path} has times with a point on line {line}, where SRT has a comma", "write 00:00:01,000; some services refuse the point"),
        "speed": Message("the caption file {path} has a caption on line {line} that is faster than {most} characters a second", "show it longer, divide it, or say it in fewer words"),
        "width": Message("the caption file {path} has a line of more than {most} characters on line {line}", "divide it after a phrase"),
    }  # fmt: skip

    options = (
        Option("speed", 21, "characters a second that a reader can follow", least=5, most=60),
        Option("width", 42, "characters that a line may have", least=10, most=200),
    )

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        seen: set[tuple[str, str]] = set()
        for file in _files(document):
            captions = context.index.files.captions(file.path)
            if captions is None:
                continue
            for finding in _judge(captions, file, context):
                if (file.path, finding.message) not in seen:
                    seen.add((file.path, finding.message))
                    yield finding

    examples = (
        Bad(_POST.format("«a.vtt»"), files={"posts/a.vtt": "WEBVTT\n\n0:0:1 --> 0:0:3\nHello.\n"}),
        Bad("---\ntype: post\nmedia:\n  - src: v.mp4\n    captions: {en: a.vtt, fr: «b.srt»}\n---\nBonjour.\n", path="posts/a.fr.md",
            files={"posts/a.vtt": _VTT + "Hello.\n",
                   "posts/b.srt": "1\n00:00:01,000 --> 00:00:04,000\nBonjour.\n\n2\n00:00:02,000 --> 00:00:06,000\nBienvenue.\n"}),
        Bad(_POST.format("«a.vtt»"), files={"posts/a.vtt": "1\n00:00:01.000 --> 00:00:03.000\nHello.\n"}),
        Bad(_POST.format("«a.vtt»"), files={"posts/a.vtt": _VTT + "The clinic is open on weekdays until nine,\nand on Saturdays until noon.\n"},
            why="seventy characters in two seconds"),
        Good(_POST.format("a.vtt"), files={"posts/a.vtt": _VTT + "<v Nurse>Hello.\n\n00:03.000 --> 00:05.000\n[door opens]\n"}),
        Good("---\ntype: post\nmedia:\n  - src: v.mp4\n    captions: {fr: b.srt}\n---\nBonjour.\n", path="posts/a.fr.md",
             files={"posts/b.srt": "1\n00:00:01,000 --> 00:00:04,000\nBonjour.\n\n2\n00:00:04,000 --> 00:00:06,000\n<i>Musique</i>\n"}),
        Good(_POST.format("https://e.ca/a.vtt")),
    )  # fmt: skip


def _files(document: Document[Model]) -> Iterator[_File]:
    """Yield the caption files of the repository that a document names."""
    for named in named_captions(document):
        if named.path:
            yield _File(named.path, named.written.value, named.written.span)


def _judge(captions: Captions, file: _File, context: RepositoryContext) -> Iterator[Finding]:
    first: dict[CaptionFaultKind, CaptionFault] = {}
    for fault in captions.faults:
        first.setdefault(fault.kind, fault)
    times = "00:00:01,000" if captions.format is CaptionFormat.SUBRIP else "00:00:01.000"
    for kind, fault in first.items():
        severity = Severity.ADVICE if kind in _HARMLESS else None
        total = captions.count(kind)
        lines = (one.source for one in captions.faults if one.kind is kind)
        place = _Place(total, fault.line, fault.source, _identity(total, lines))
        yield _finding(file, kind.value, place, {"times": times, **fault.params}, severity)
    burdens = {
        "speed": _fast_captions(captions, context.options["speed"]),
        "width": _wide_lines(captions, context.options["width"]),
    }
    for message, places in burdens.items():
        if places:
            lines = (line for _, line in places)
            place = _Place(len(places), *places[0], _identity(len(places), lines))
            most = {"most": str(context.options[message])}
            yield _finding(file, message, place, most, Severity.ADVICE)


def _identity(total: int, lines: Iterable[str]) -> str:
    content = "\0".join(" ".join(line.split()) for line in lines)
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{total} {digest.hexdigest()}"


def _finding(
    file: _File, message: str, place: _Place, params: dict[str, str], severity: Severity | None
) -> Finding:
    shown = str(place.row) if place.total == 1 else f"{place.row} (1 of {place.total})"
    note = "here" if place.total == 1 else f"the first of {place.total}"
    related = RelatedFile(file.path, place.row, 1, note, place.line)
    return Finding(
        file.span, message,
        {**params, "path": file.written, "line": shown, "identity": place.identity}, severity,
        related=(related,), because=(file.path,),
    )  # fmt: skip


def _fast_captions(captions: Captions, most: int) -> list[tuple[int, str]]:
    """Return the line and its text of each caption with more than `most` characters a second."""
    return [
        (cue.line, cue.source) for cue in captions.cues
        if len(cue.text) * 1000 > most * (cue.end - cue.start)
        and _length(" ".join(cue.text.split())) * 1000 > most * (cue.end - cue.start)
    ]  # fmt: skip


def _wide_lines(captions: Captions, most: int) -> list[tuple[int, str]]:
    """Return the number and the beginning of each line of text with more than `most` characters."""
    return [
        (cue.line + at, line[:most]) for cue in captions.cues
        for at, line in enumerate(cue.text.split("\n"), 1)
        if len(line) > most and _length(line.strip()) > most
    ]  # fmt: skip


def _length(text: str) -> int:
    return len(text) if text.isascii() else sum(not unicodedata.combining(character) for character in text)
