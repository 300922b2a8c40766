"""Says whether a media file is there to its end, by the structure that its format has."""

from __future__ import annotations

import os
import struct
from typing import IO

_MOST_PARTS = 100_000
_TAIL = 65_536
_JPEG_END = b"\xff\xd9"  # ITU T.81, EOI
_GIF_END = b"\x3b"


def is_whole(stream: IO[bytes], format: str, size: int) -> bool:
    """Say whether a file of `size` bytes goes on to where its format says that it ends.

    True for a format that does not say it.
    """
    try:
        return {
            "JPEG": _jpeg, "PNG": _png, "GIF": _gif, "WEBP": _riff, "AVI": _riff, "MP4": _boxes, "MOV": _boxes,
            "AVIF": _boxes, "HEIF": _boxes,
        }.get(format, _unknown)(stream, size)  # fmt: skip
    except struct.error:
        return False


def _unknown(stream: IO[bytes], size: int) -> bool:
    return True


def _jpeg(stream: IO[bytes], size: int) -> bool:
    stream.seek(max(0, size - _TAIL))
    return _JPEG_END in stream.read(_TAIL)


def _gif(stream: IO[bytes], size: int) -> bool:
    stream.seek(max(0, size - _TAIL))
    return stream.read(_TAIL).rstrip(b"\0").endswith(_GIF_END)


def _png(stream: IO[bytes], size: int) -> bool:
    """Go from chunk to chunk (PNG specification, section 5.3) to the one that ends the file."""
    at = 8
    for _ in range(_MOST_PARTS):
        stream.seek(at)
        length, kind = struct.unpack(">I4s", stream.read(8))
        at += 12 + length
        if at > size:
            return False
        if kind == b"IEND":
            return True
    return True


def _riff(stream: IO[bytes], size: int) -> bool:
    stream.seek(4)
    (length,) = struct.unpack("<I", stream.read(4))
    return bool(length + 8 <= size + 1)


def _boxes(stream: IO[bytes], size: int) -> bool:
    """Go from box to box (ISO/IEC 14496-12, section 4.2) to the end of the file."""
    at = 0
    for _ in range(_MOST_PARTS):
        if at >= size:
            break
        stream.seek(at, os.SEEK_SET)
        (length,) = struct.unpack(">I", stream.read(4))
        if length == 1:
            stream.seek(at + 8)
            (length,) = struct.unpack(">Q", stream.read(8))
        if length == 0:
            return True
        if length < 8:
            return False
        at += length
    return bool(at == size)
