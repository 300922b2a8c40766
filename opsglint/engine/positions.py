"""Takes the position out of a picture file; its pixels and all its other bytes stay.

What follows the structure of a file is changed in place, so that no offset in it becomes wrong: JPEG
(ITU T.81, with Exif and XMP in APP1), PNG (eXIf and iTXt, with their checksums), WebP (RIFF), TIFF.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from opsglint.engine.exif import NotRemovable, without_position, xmp_without_position
from opsglint.engine.media import read_media_bytes

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
"""The formats out of which a position can be taken."""

_EXIF = b"Exif\0\0"
# In compressed pixels 0xFF is never followed by 0xE1, so that this is a segment wherever it
# stands: also in the pictures that telephones append behind the main one.
_EXIF_IN_JPEG = re.compile(rb"\xff\xe1(..)Exif\0\0", re.S)
_XMP_IN_JPEG = re.compile(rb"\xff\xe1(..)http://ns\.adobe\.com/xap/1\.0/\0", re.S)
_MORE_XMP_IN_JPEG = re.compile(rb"\xff\xe1(..)http://ns\.adobe\.com/xmp/extension/\0", re.S)
_POSITION_OF_FILM = re.compile(rb"\xa9xyz.{0,6}[+-]\d\d|location\.ISO6709", re.S)
_XMP_IN_PNG = b"XML:com.adobe.xmp\0"
_MOST_PIXELS = 40_000_000  # twice three bytes each are held to compare them
_LARGEST_PACKET = 10_000_000  # bytes of XMP, unpacked


def without_location(content: bytes) -> bytes:
    """Return a picture file without the position where it was taken.

    Raises NotRemovable where that cannot be done, or where anything else would change with it.
    """
    facts = read_media_bytes(content)
    if facts is None or facts.fault is not None or facts.format not in FORMATS:
        raise NotRemovable("its format is not one of JPEG, PNG, WebP and TIFF, or it is damaged")
    if facts.width * facts.height > _MOST_PIXELS:
        raise NotRemovable("it is too large for its pixels to be compared")
    try:
        changed = _BY_FORMAT[facts.format](content)
    except (struct.error, zlib.error, ValueError) as error:
        raise NotRemovable("its metadata is damaged") from error
    after = read_media_bytes(changed)
    if after is None or after.has_location:
        raise NotRemovable("its position is kept in an unusual place")
    if after._replace(size=facts.size, has_location=True) != facts._replace(has_location=True):
        raise NotRemovable("something else would change with it")
    if not _same_pixels(content, changed):
        raise NotRemovable("its pixels would change with it")
    return changed


def _jpeg(content: bytes) -> bytes:
    if _POSITION_OF_FILM.search(content):
        raise NotRemovable("a film inside it tells the position too")
    more = b"".join(content[start + 40 : end] for start, end in _segments(_MORE_XMP_IN_JPEG, content))
    if b"GPS" in more:
        raise NotRemovable("its position is kept in an unusual place")
    found = bytearray(content)
    for start, end in _segments(_EXIF_IN_JPEG, content):
        found[start:end] = without_position(content[start:end])
    for start, end in _segments(_XMP_IN_JPEG, content):
        found[start:end] = xmp_without_position(content[start:end])
    return bytes(found)


def _segments(pattern: re.Pattern[bytes], content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the contents of segments begin, behind the signature, and end."""
    for match in pattern.finditer(content):
        end = match.start() + 2 + int.from_bytes(match[1], "big")
        if match.end() <= end <= len(content):
            yield match.end(), end


def _png(content: bytes) -> bytes:
    found = bytearray(content[:8])
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        new = data
        if kind == b"eXIf":
            new = _exif(data)
        elif kind == b"iTXt" and data.startswith(_XMP_IN_PNG):
            new = _international_text(data)
        if new == data:
            found += content[at : at + 12 + length]
        else:
            found += struct.pack(">L", len(new)) + kind + new + struct.pack(">L", zlib.crc32(kind + new))
        at += 12 + length
    return bytes(found + content[at:])


def _international_text(data: bytes) -> bytes:
    """Return the data of an iTXt chunk with XMP, packed again where it was packed."""
    head = len(_XMP_IN_PNG)
    is_packed = data[head : head + 1] == b"\1"
    start = data.index(b"\0", data.index(b"\0", head + 2) + 1) + 1
    packet = data[start:]
    if is_packed:
        unpacker = zlib.decompressobj()
        packet = unpacker.decompress(packet, _LARGEST_PACKET)
        if unpacker.unconsumed_tail:
            raise NotRemovable("its XMP metadata is too large")
    new = xmp_without_position(packet)
    if new == packet:
        return data
    return data[:start] + (zlib.compress(new) if is_packed else new)


def _webp(content: bytes) -> bytes:
    found = bytearray(content)
    at = 12
    while at + 8 <= len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        start, end = at + 8, at + 8 + length
        if content[at : at + 4] == b"EXIF":
            found[start:end] = _exif(content[start:end])
        elif content[at : at + 4] == b"XMP ":
            found[start:end] = xmp_without_position(content[start:end])
        at = end + length % 2
    return bytes(found)


def _exif(data: bytes) -> bytes:
    head = len(_EXIF) if data.startswith(_EXIF) else 0
    return data[:head] + without_position(data[head:])


_BY_FORMAT: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "TIFF": without_position,
}  # fmt: skip


def _same_pixels(before: bytes, after: bytes) -> bool:
    from PIL import Image, ImageSequence

    try:
        with Image.open(BytesIO(before)) as left, Image.open(BytesIO(after)) as right:
            frames = zip(ImageSequence.Iterator(left), ImageSequence.Iterator(right), strict=True)
            return all(one.mode == two.mode and one.tobytes() == two.tobytes() for one, two in frames)
    # Malformed files make the library raise almost anything; then nothing is known of the pixels.
    except Exception:
        return False
