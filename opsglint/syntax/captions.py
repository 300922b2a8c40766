"""Reads caption files, WebVTT and SRT, with the line of everything that is wrong with them.

The parsers are our own: libraries for captions (webvtt-py, pysrt and others) stop at the first
fault or repair it in silence, and keep no line numbers, so that nobody could find the place.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from opsglint.syntax.caption_cues import (
    CaptionFault,
    CaptionFaultKind,
    CaptionFormat,
    Captions,
    Collector,
    Cue,
)  # fmt: skip
from opsglint.text.patterns import lazy_pattern

__all__ = [
    "LARGEST_CAPTIONS", "CaptionFault", "CaptionFaultKind", "CaptionFormat", "Captions", "Cue",
    "format_of_captions", "read_captions", "read_captions_file",
]  # fmt: skip

LARGEST_CAPTIONS: Final = 5_000_000
"""Bytes; a film has about 100,000, and nothing larger is read."""

# Two pictures of a film: what rounding between formats makes of captions that follow each other.
_LEAST_OVERLAP: Final = 100  # milliseconds
_ENDINGS: Final = {".vtt": CaptionFormat.WEBVTT, ".srt": CaptionFormat.SUBRIP}
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8", None),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
_IS_WEBVTT: Final = lazy_pattern(r"WEBVTT(?=[ \t\n]|\Z)")
_IS_SRT: Final = lazy_pattern(
    r"(?:[0-9]{1,9}[ \t]*\n)?[ \t]*[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2},[0-9]{1,3}[ \t]*-->"
)
# A character that was lost, and letters that were read in the wrong encoding once: Ã© for é.
_DAMAGED: Final = lazy_pattern("[\0\ufffd]|[ÃÂ][\x80-\xbf]|â€[™œ\x9d˜“”¦]")


class _Decoded(NamedTuple):
    """A text, the encoding it has in place of UTF-8, and the first line where that shows."""

    text: str
    encoding: str | None
    line: int


def format_of_captions(path: str) -> CaptionFormat | None:
    """Return how the file at a path is written by its ending, None where it holds no captions."""
    return _ENDINGS.get(path[-4:].casefold())


def read_captions(content: bytes, form: CaptionFormat) -> Captions:
    """Return the captions of a file's bytes, whatever they are; `form` is what its name says.

    Of files over 5 MB only that is said, so that the caller need not read more of them.
    """
    found = Collector(form)
    if len(content) > LARGEST_CAPTIONS:
        found.fault(CaptionFaultKind.TOO_LARGE, 1)
        return found.captions()
    decoded = _decode(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    written = _written(text, form)
    if not text.strip("\0\ufeff \t\n"):
        found.fault(CaptionFaultKind.EMPTY, 1)
    elif written is None:
        kind = CaptionFaultKind.SIGNATURE if "-->" in text else CaptionFaultKind.NOT_CAPTIONS
        found.fault(kind, 1, text.partition("\n")[0])
    else:
        _read_as(written, text, decoded, found)
    return found.captions()


def read_captions_file(path: str, content: bytes | None) -> Captions | None:
    """Return the captions of a file with this path and content.

    None where there is no content, or where the path does not end as caption files do.
    """
    form = format_of_captions(path)
    return read_captions(content, form) if form is not None and content is not None else None


def _read_as(written: CaptionFormat, text: str, decoded: _Decoded, found: Collector) -> None:
    if written is not found.format:
        found.fault(CaptionFaultKind.MISNAMED, 1, text.partition("\n")[0], written=written)
    if decoded.encoding:
        found.fault(CaptionFaultKind.ENCODING, decoded.line, encoding=decoded.encoding)
    else:
        _find_damage(text, found)
    if written is CaptionFormat.WEBVTT:
        from opsglint.syntax.caption_vtt import parse_webvtt

        # The standard has a browser read NUL as the sign for a lost character.
        parse_webvtt(text.replace("\0", "\ufffd"), found)
    else:
        from opsglint.syntax.caption_srt import parse_srt

        parse_srt(text, found)
    if found.is_empty:
        found.fault(CaptionFaultKind.EMPTY, 1)
    _judge_times(found)


def _written(text: str, form: CaptionFormat) -> CaptionFormat | None:
    """Return how a text is really written, None where nothing shows captions in it."""
    if _IS_WEBVTT.match(text):
        return CaptionFormat.WEBVTT
    if form is CaptionFormat.WEBVTT:
        return CaptionFormat.SUBRIP if _IS_SRT.match(text.lstrip()) else None
    return CaptionFormat.SUBRIP if "-->" in text else None


def _decode(content: bytes) -> _Decoded:
    mark, codec, encoding = next(
        (known for known in _MARKS if content.startswith(known[0])), _unmarked(content)
    )
    content = content.removeprefix(mark)
    try:
        return _Decoded(content.decode(codec), encoding, 1)
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            return _Decoded(content.decode(codec, "replace"), encoding, 1)
        line = len(_LINE_END.findall(content, 0, error.start)) + 1
        return _Decoded(content.decode("cp1252", "replace"), "Windows-1252", line)


def _unmarked(content: bytes) -> tuple[bytes, str, str | None]:
    """Return the same for a file without a byte order mark: every caption file begins in ASCII."""
    zeros = tuple(byte == 0 for byte in content[:4])
    if zeros == (False, True, False, True):
        return b"", "utf-16-le", "UTF-16"
    if zeros == (True, False, True, False):
        return b"", "utf-16-be", "UTF-16"
    return b"", "utf-8", None


def _find_damage(text: str, found: Collector) -> None:
    line, at, last = 1, 0, 0
    for match in _DAMAGED.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        if line != last:
            start = max(text.rfind("\n", 0, at) + 1, at - 40)
            found.fault(CaptionFaultKind.DAMAGED, line, text[start : at + 40].partition("\n")[0])
            last = line


def _judge_times(found: Collector) -> None:
    """Record captions that come too late in the file, or while another is still shown.

    Captions in different places of the picture may be shown together, and those of a region
    are there to be.
    """
    latest = -1
    shown_until: dict[str, int] = {}
    for cue in found.cues:
        until = shown_until.get(cue.placement, -1)
        if cue.start < latest:
            found.fault(CaptionFaultKind.ORDER, cue.line, cue.source)
        elif until - cue.start >= _LEAST_OVERLAP and "region:" not in cue.placement:
            found.fault(CaptionFaultKind.OVERLAP, cue.line, cue.source)
        latest = max(latest, cue.start)
        shown_until[cue.placement] = max(until, cue.end)
