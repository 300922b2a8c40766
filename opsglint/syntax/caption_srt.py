"""Reads SRT, for which there is no standard, as services and players commonly take it.

Each caption has a number, a line of times with a comma before the thousandths, and text up to an
empty line. Most players take captions without numbers and with a point instead of the comma.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
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

_TIME: Final = r"([0-9]{1,9}):([0-9]{1,2}):([0-9]{1,2})([,.])([0-9]{3})(?![0-9])"
_TIMES: Final = lazy_pattern(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_NUMBER: Final = lazy_pattern(r"\s{0,9}([0-9]{1,9})[.):]?\s*")
_TAG: Final = lazy_pattern(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_LONG_NUMBER: Final = lazy_pattern(r"&#[xX]?[0-9a-fA-F]{9,}")  # as in caption_vtt


class _Timing(NamedTuple):
    start: int
    end: int
    has_point: bool


class _Block(NamedTuple):
    number: int
    lines: list[str]


def parse_srt(text: str, found: Collector) -> None:
    """Read a text with LF line ends into `found`."""
    last: int | None = None
    for block in _blocks(text):
        last = _take_block(block, last, found)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the groups of lines between empty ones, each with the number of its first line."""
    lines: list[str] = []
    number = 0
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield _Block(number - len(lines), lines)
            lines = []
    if lines:
        yield _Block(number - len(lines) + 1, lines)


def _lines(text: str) -> Iterator[str]:
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end + 1


def _take_block(block: _Block, last: int | None, found: Collector) -> int | None:
    """Take up the captions of a block, given the last number; return the new last number."""
    lines = block.lines
    starts = [at for at, line in enumerate(lines) if _is_of_times(line, at)]
    begins = [_numbered_from(lines, at, starts[k - 1] + 1 if k else 0) for k, at in enumerate(starts)]
    if not starts or begins[0] > 0:
        _take_loose(block, found)
    for k, (begin, at) in enumerate(zip(begins, starts, strict=True)):
        if k and starts[k - 1] + 1 < begin:
            found.fault(CaptionFaultKind.BLANK_LINE, block.number + at, lines[at])
        number = _number(lines[begin]) if begin < at else None
        if number is None or (last is not None and number <= last):
            found.fault(CaptionFaultKind.NUMBER, block.number + begin, lines[begin])
        last = last if number is None else number
        until = begins[k + 1] if k + 1 < len(begins) else len(lines)
        _take_cue(block.number + at, lines[at], lines[at + 1 : until], found)
    return last


def _is_of_times(line: str, at: int) -> bool:
    """Say whether a line gives times, well or badly; in the text an arrow may be one of words."""
    if "-->" in line:
        return line.lstrip()[:1].isdigit()
    return at < 2 and meant_as_times(line)


def _numbered_from(lines: list[str], at: int, least: int) -> int:
    """Return where the caption whose times are line `at` begins: at its number if it has one."""
    return at - 1 if at > least and _NUMBER.fullmatch(lines[at - 1]) else at


def _number(line: str) -> int | None:
    match = _NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def _take_loose(block: _Block, found: Collector) -> None:
    """Record words that have no times, a lone number apart."""
    first = 0 if _number(block.lines[0]) is None else 1
    if first < len(block.lines):
        found.fault(CaptionFaultKind.UNTIMED, block.number + first, block.lines[first])


def _take_cue(number: int, times: str, text: list[str], found: Collector) -> None:
    timing = _read_times(times)
    if timing is None:
        found.fault(CaptionFaultKind.TIMES, number, times)
        return
    if timing.has_point:
        found.fault(CaptionFaultKind.POINT, number, times)
    words = _TAG.sub("", "\n".join(text))
    if "&" in words:
        words = html.unescape(_LONG_NUMBER.sub("\ufffd", words))
    found.cue(Cue(timing.start, timing.end, words, number, shown(times)))


def _read_times(line: str) -> _Timing | None:
    match = _TIMES.match(line)
    if match is None:
        return None
    hours, minutes, seconds, mark, thousandths = match.groups()[:5]
    start = milliseconds(hours, minutes, seconds, thousandths)
    hours, minutes, seconds, other, thousandths = match.groups()[5:]
    end = milliseconds(hours, minutes, seconds, thousandths)
    return None if start is None or end is None else _Timing(start, end, "." in mark + other)
