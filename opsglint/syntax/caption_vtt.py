"""Reads WebVTT as browsers do, and records what they drop or repair.

The algorithm is that of the W3C (WebVTT: The Web Video Text Tracks Format, sections 6.1 to 6.4,
Candidate Recommendation of 4 April 2019).
"""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple

from opsglint.syntax.caption_cues import (
    CaptionFaultKind,
    Collector,
    Cue,
    meant_as_times,
    milliseconds,
    shown,
)  # fmt: skip
from opsglint.text.patterns import lazy_pattern

_ARROW: Final = "-->"
_SPACE: Final = r"[\t\f ]*"
# Hours may have any number of digits by the standard; nine are a hundred thousand years.
_SPACES: Final = lazy_pattern(r"[\t\f ]+")
_TIME: Final = r"(?:([0-9]{1,9}):)?([0-9]{2}):([0-9]{2})\.([0-9]{3})(?![0-9])"
_TIMES: Final = lazy_pattern(f"{_SPACE}{_TIME}{_SPACE}-->{_SPACE}{_TIME}")
_INNER_TIME: Final = lazy_pattern(_TIME)
_LANGUAGE: Final = lazy_pattern(r"language[\t ]{0,9}:[\t ]{0,9}([a-z]{2,3})\b", re.IGNORECASE)
_METADATA: Final = lazy_pattern(r"[A-Za-z][\w-]{0,30}[\t ]{0,9}[:=]")

_PERCENT: Final = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)%"
_SETTINGS: Final = {
    "vertical": lazy_pattern("rl|lr"),
    "line": lazy_pattern(rf"(?:-?[0-9]+(?:\.[0-9]+)?|{_PERCENT})(?:,(?:start|center|end))?"),
    "position": lazy_pattern(rf"0*{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": lazy_pattern(rf"0*{_PERCENT}"),
    "align": lazy_pattern("start|center|end|left|right"),
}

_TAG: Final = lazy_pattern(r"<([^>]*)(>?)")
_TAG_NAME: Final = lazy_pattern(r"[a-z]*(?=[\s.]|$)", re.IGNORECASE)
_TAG_NAMES: Final = frozenset(("c", "i", "b", "u", "ruby", "rt", "v", "lang"))
# Browsers drop these tags too, but nobody writes them to be read.
_HTML_NAMES: Final = frozenset(
    ("font", "em", "strong", "span", "div", "p", "br", "s", "small", "big", "sub", "sup", "a", "body")
)
# `html.unescape` raises for numbers of thousands of digits.
_LONG_NUMBER: Final = lazy_pattern(r"&#[xX]?[0-9a-fA-F]{9,}")


class _Lines:
    """The lines of a text, one after the other, with one step back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.number = 0

    def read(self) -> str | None:
        """Return the next line without its end, None after the last."""
        if self._at > len(self._text):
            return None
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end
        line = self._text[self._at : end]
        self._at = end + 1
        self.number += 1
        return line

    def unread(self, line: str) -> None:
        """Go back before the line read last."""
        self._at -= len(line) + 1
        self.number -= 1


class _Block(NamedTuple):
    """Lines up to an empty one, or up to an arrow (`cut`) where no arrow may stand.

    `lead` are the lines before the times, which `times` holds if there are any, on line `number`
    (that of the first line where there are none); `text` are those after them.
    """

    number: int
    lead: list[str]
    times: str | None
    text: list[str]
    cut: str | None

    @property
    def is_comment(self) -> bool:
        first = self.lead[0] if self.lead else self.times or ""
        return first == "NOTE" or first.startswith(("NOTE ", "NOTE\t"))


class _Timing(NamedTuple):
    start: int
    end: int
    settings: str


def parse_webvtt(text: str, found: Collector) -> None:
    """Read a text with LF line ends that begins with the signature, into `found`."""
    lines = _Lines(text)
    lines.read()
    _read_header(lines, found)
    regions: set[str] = set()
    while (block := _read_block(lines)) is not None:
        if block.times is None:
            _take_loose(block, found, regions)
        else:
            _take_cue(block, block.times, found, regions)
        _judge_cut(block, lines, found)


def _read_header(lines: _Lines, found: Collector) -> None:
    while line := lines.read():
        if _ARROW in line:
            lines.unread(line)
            if _read_times(line):
                found.fault(CaptionFaultKind.BLANK_LINE, lines.number + 1, line)
            return
        if match := _LANGUAGE.match(line):
            found.language = match[1].lower()


def _read_block(lines: _Lines) -> _Block | None:
    line = lines.read()
    while line == "":
        line = lines.read()
    if line is None:
        return None
    number, lead, times, text = lines.number, list[str](), None, list[str]()
    while line:
        if _ARROW in line:
            if times is not None or len(lead) > 1:
                lines.unread(line)
                return _Block(number, lead, times, text, line)
            number, times = lines.number, line
        else:
            (lead if times is None else text).append(line)
        line = lines.read()
    return _Block(number, lead, times, text, None)


def _judge_cut(block: _Block, lines: _Lines, found: Collector) -> None:
    """Record what it means that a block was ended by an arrow rather than by an empty line."""
    if block.cut is None or _read_times(block.cut) is None:
        return
    if block.times is None and block.is_comment:
        found.fault(CaptionFaultKind.COMMENT, lines.number + 1, block.cut)
    elif block.text:
        found.fault(CaptionFaultKind.BLANK_LINE, lines.number + 1, block.cut)


def _take_loose(block: _Block, found: Collector, regions: set[str]) -> None:
    """Take up a block without times: a style, a region, a comment, or words that nobody sees."""
    first = block.lead[0]
    name = first.rstrip("\t\f ")
    if name in ("STYLE", "REGION"):
        if found.cues:
            found.fault(CaptionFaultKind.SETTING, block.number, first)
        elif name == "REGION":
            regions.update(_region_names(block.lead[1:]))
    elif not block.is_comment and not _is_harmless(block.lead, found):
        _take_lost(block, found)


def _region_names(lines: list[str]) -> list[str]:
    """Return the name of a region, which is the last that its settings give."""
    ids = [one[3:] for line in lines for one in _words(line) if one.startswith("id:") and one[3:]]
    return ids[-1:]


def _is_harmless(lines: list[str], found: Collector) -> bool:
    """Say whether lines that are dropped are no words: a lone number, or a header set apart."""
    if len(lines) == 1 and lines[0].strip().isdecimal():
        return True
    return not found.cues and all(_METADATA.match(line) for line in lines)


def _take_lost(block: _Block, found: Collector) -> None:
    for number, line in enumerate(block.lead[:2], block.number):
        if meant_as_times(line):
            found.fault(CaptionFaultKind.TIMES, number, line)
            return
    found.fault(CaptionFaultKind.UNTIMED, block.number, block.lead[0])


def _take_cue(block: _Block, times: str, found: Collector, regions: set[str]) -> None:
    timing = _read_times(times)
    if timing is None:
        if not block.is_comment:
            found.fault(CaptionFaultKind.TIMES, block.number, times)
        return
    if block.is_comment:
        found.fault(CaptionFaultKind.COMMENT, block.number, times)
    placement = _read_settings(timing.settings, block, found, regions)
    text = _read_text("\n".join(block.text), block.number + 1, found)
    found.cue(Cue(timing.start, timing.end, text, block.number, shown(times), placement))


def _read_times(line: str) -> _Timing | None:
    match = _TIMES.match(line)
    if match is None:
        return None
    start, end = milliseconds(*match.groups()[:4]), milliseconds(*match.groups()[4:])
    return None if start is None or end is None else _Timing(start, end, line[match.end() :])


def _read_settings(settings: str, block: _Block, found: Collector, regions: set[str]) -> str:
    """Return the settings of a cue in a fixed order; record those that browsers pass over."""
    placing: dict[str, str] = {}
    for setting in _words(settings):
        name, _, value = setting.partition(":")
        if not (value in regions if name == "region" else _is_setting(name, value)):
            found.fault(CaptionFaultKind.SETTING, block.number, block.times or "")
        # What is passed over counts too: it tells that two captions were not meant for one place.
        placing[name] = value
    return " ".join(f"{name}:{placing[name]}" for name in sorted(placing))


def _words(line: str) -> list[str]:
    return [word for word in _SPACES.split(line) if word]


def _is_setting(name: str, value: str) -> bool:
    form = _SETTINGS.get(name)
    return form is not None and form.fullmatch(value) is not None


def _read_text(text: str, number: int, found: Collector) -> str:
    """Return what is to be read of a cue's text, which begins on line `number`."""
    if "<" in text:
        hiding = next((tag for tag in _TAG.finditer(text) if _hides_words(tag)), None)
        if hiding is not None:
            before = text.count("\n", 0, hiding.start())
            source = text.split("\n", before + 1)[before]
            found.fault(CaptionFaultKind.HIDDEN_TEXT, number + before, source, found=shown(hiding[0]))
        text = _TAG.sub(lambda tag: tag[0] if _hides_words(tag) else "", text)
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _hides_words(tag: re.Match[str]) -> bool:
    """Say whether what a browser takes for a tag was meant to be read, or swallows the rest."""
    content, closing = tag.groups()
    if not closing:
        return True
    if not content or content.startswith("/") or _INNER_TIME.fullmatch(content):
        return False
    name = _TAG_NAME.match(content)
    return name is None or name[0].lower() not in _TAG_NAMES | _HTML_NAMES
