"""What a caption file holds: its captions, what is wrong with it, and where."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from opsglint.text.patterns import lazy_pattern

MOST_CUES: Final = 10_000
MOST_FAULTS: Final = 100
_MOST_SOURCE: Final = 100  # characters of a line that are kept to be shown

# What somebody meant as a line of times although the format does not take it: `->`, a dash, the
# arrows that word processors make of `-->`, the comma of YouTube's own format.
_MEANT_AS_TIMES: Final = lazy_pattern(
    r"\s{0,9}[0-9]{1,3}:[0-9]{1,2}[0-9:.,]{0,12}\s{0,3}(?:[-=–—]{1,3}>?|→|à|to|,)\s{0,3}[0-9]{1,3}:[0-9]"
)


class CaptionFormat(enum.StrEnum):
    """How captions are written."""

    WEBVTT = "WebVTT"
    SUBRIP = "SRT"


class CaptionFaultKind(enum.StrEnum):
    """What can be wrong with a caption file.

    With the first five nothing can be said of single captions; the last three are what players
    pass over without a loss of words.
    """

    TOO_LARGE = "too-large"
    SIGNATURE = "signature"
    NOT_CAPTIONS = "not-captions"
    EMPTY = "empty"
    MISNAMED = "misnamed"
    ENCODING = "encoding"
    DAMAGED = "damaged"
    TIMES = "times"
    UNTIMED = "untimed"
    NO_TEXT = "no-text"
    BLANK_LINE = "blank-line"
    HIDDEN_TEXT = "hidden-text"
    COMMENT = "comment"
    BACKWARDS = "backwards"
    ORDER = "order"
    OVERLAP = "overlap"
    SETTING = "setting"
    NUMBER = "number"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class CaptionFault:
    """Something wrong on a line (from 1); `source` is the line's beginning as it stands there."""

    kind: CaptionFaultKind
    line: int
    params: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption that is shown: from `start` to `end` in milliseconds, `text` without tags.

    `line` (from 1) is that of its times, `source` that line's beginning; the text begins on the
    next line. `placement` is what says where on the picture it stands, "" for the usual place.
    """

    start: int
    end: int
    text: str
    line: int
    source: str = ""
    placement: str = ""


@dataclass(frozen=True, slots=True)
class Captions:
    """A caption file, as far as it could be read.

    `language` is the one that the file itself names. `faults` are in the order of their lines, at
    most 100 and at least the first of each kind; `count` tells how many there were.
    """

    format: CaptionFormat
    language: str | None
    cues: tuple[Cue, ...]
    faults: tuple[CaptionFault, ...]
    counts: Mapping[CaptionFaultKind, int]

    def count(self, kind: CaptionFaultKind) -> int:
        """Return how many faults of a kind the file has."""
        return self.counts.get(kind, 0)


class Collector:
    """Takes up what a parser finds, in bounded memory."""

    def __init__(self, form: CaptionFormat) -> None:
        self.format = form
        self.language: str | None = None
        self.cues: list[Cue] = []
        self._faults: list[CaptionFault] = []
        self._counts: Counter[CaptionFaultKind] = Counter()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing at all was found: no caption, and nothing wrong."""
        return not self.cues and not self._counts

    def cue(self, cue: Cue) -> None:
        """Keep a caption, unless there are very many; one that ends before it starts is a fault."""
        if cue.end <= cue.start:
            self.fault(CaptionFaultKind.BACKWARDS, cue.line, cue.source)
        elif not cue.text.strip():
            self.fault(CaptionFaultKind.NO_TEXT, cue.line, cue.source)
        elif len(self.cues) < MOST_CUES:
            self.cues.append(cue)

    def fault(
        self, kind: CaptionFaultKind, line: int, source: str = "", **params: str
    ) -> None:
        """Count a fault, and keep it if there is room or it is the first of its kind."""
        room = MOST_FAULTS - len(CaptionFaultKind)
        if not self._counts[kind] or len(self._faults) < room:
            self._faults.append(CaptionFault(kind, line, params, shown(source)))
        self._counts[kind] += 1

    def captions(self) -> Captions:
        """Return everything that was found."""
        faults = sorted(self._faults, key=lambda fault: fault.line)
        return Captions(
            self.format, self.language, tuple(self.cues), tuple(faults), dict(self._counts)
        )


def shown(line: str) -> str:
    """Return as much of a line as is kept to be shown."""
    return line[:_MOST_SOURCE]


def meant_as_times(line: str) -> bool:
    """Say whether a line that is no line of times was meant as one."""
    return _MEANT_AS_TIMES.match(line) is not None


def milliseconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int | None:
    """Return a time in milliseconds, None where there are sixty minutes or seconds or more."""
    if int(minutes) > 59 or int(seconds) > 59:
        return None
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)
