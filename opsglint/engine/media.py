"""Reads the headers of picture and video files: format, size, place, and whether they are whole.

Pixels are never decoded, and no more than some kilobytes of a file are read, so that no file, however
malformed, costs much time or memory. Pillow reads pictures; containers of videos are told by the first
bytes that their specifications give them.
"""

from __future__ import annotations

import os
import re
import warnings
from io import BytesIO
from typing import IO, TYPE_CHECKING

from opsglint.engine.wholeness import is_whole
from opsglint.facts.media_files import MediaFacts, MediaFault

if TYPE_CHECKING:
    from PIL.Image import Image

_LARGEST = 50_000_000  # bytes; larger pictures are not opened, only told by their first bytes
_MOST_PIXELS = 40_000_000  # larger PNG files may keep their metadata behind the pixels: not looked for
_HEAD = 4096

# First bytes: JPEG (ITU T.81), PNG, GIF, WebP, BMP, TIFF, Photoshop, AVI, Matroska, ASF, MPEG, FLV, Ogg,
# MP3, FLAC, WAVE, PDF, ZIP.
_SIGNATURES = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"), (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"), (re.compile(rb"RIFF....WEBP", re.S), "WEBP"),
    (re.compile(rb"BM....\0\0\0\0", re.S), "BMP"), (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    (re.compile(rb"8BPS"), "PSD"), (re.compile(rb"RIFF....AVI ", re.S), "AVI"),
    (re.compile(rb"\x1a\x45\xdf\xa3.{0,60}webm", re.S), "WEBM"), (re.compile(rb"\x1a\x45\xdf\xa3"), "MKV"),
    (re.compile(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11"), "WMV"), (re.compile(rb"\0\0\x01[\xb3\xba]"), "MPEG"),
    (re.compile(rb"FLV\x01"), "FLV"), (re.compile(rb"OggS"), "OGG"), (re.compile(rb"ID3|\xff[\xf2\xf3\xfb]"), "MP3"),
    (re.compile(rb"fLaC"), "FLAC"), (re.compile(rb"RIFF....WAVE", re.S), "WAVE"), (re.compile(rb"%PDF-"), "PDF"),
    (re.compile(rb"PK\x03\x04"), "ZIP"),
)  # fmt: skip
# The brand of an ISO base media file (ISO/IEC 14496-12; mp4ra.org, looked at 2026-11-21).
_BRAND = re.compile(rb"....ftyp(....)", re.S)
_BRANDS = {
    b"qt  ": "MOV", b"avif": "AVIF", b"avis": "AVIF",
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIF"),
    **dict.fromkeys((b"M4A ", b"M4B "), "M4A"),
}  # fmt: skip
_OLD_MOVIE = re.compile(rb"....(?:moov|mdat|free|wide|skip)", re.S)
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.S | re.I)
_LATER = b"version https://git-lfs.github.com/spec/"
_BY_PILLOW = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")

# Tags of Exif 3.0 (CIPA DC-008): the directory of positions, and in it the latitude and its sign.
_POSITIONS = 0x8825
_LATITUDE, _LATITUDE_SIGN = 2, 1
_XMP_IN_TIFF = 700  # XMP specification, part 3
_XMP_KEYS = ("xmp", "XML:com.adobe.xmp")
_XMP_LATITUDE = b"GPSLatitude"


def read_media(stream: IO[bytes]) -> MediaFacts | None:
    """Return the facts of a media file; None for a pointer to a file that git keeps elsewhere.

    No file makes it raise anything but OSError.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(_HEAD)
    if not size:
        return MediaFacts("", 0, fault=MediaFault.EMPTY)
    if head.startswith(_LATER):
        return None
    found = _format(head)
    facts = MediaFacts(found, size)
    if found in _BY_PILLOW and size <= _LARGEST:
        stream.seek(0)
        facts = _picture(stream, facts)
    if facts.fault is None and not is_whole(stream, found, size):
        facts = facts._replace(fault=MediaFault.TRUNCATED)
    return facts


def read_media_bytes(content: bytes | None) -> MediaFacts | None:
    """Return the facts of a media file in memory, None where there is nothing."""
    return read_media(BytesIO(content)) if content is not None else None


def _format(head: bytes) -> str:
    brand = _BRAND.match(head)
    if brand:
        return _BRANDS.get(brand[1], "MP4")
    for signature, name in _SIGNATURES:
        if signature.match(head):
            return name
    if _OLD_MOVIE.match(head):
        return "MOV"
    return "SVG" if _SVG.match(head.removeprefix(b"\xef\xbb\xbf")) else ""


def _picture(stream: IO[bytes], facts: MediaFacts) -> MediaFacts:
    # The library is slow to import and needed for local pictures alone.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(stream) as image:
                width, height = image.size
                return facts._replace(width=width, height=height, has_location=_has_location(image))
    except Image.DecompressionBombError:
        return facts._replace(fault=MediaFault.BOMB)
    # Malformed files make the library raise almost anything, down to struct.error and KeyError.
    except Exception:
        if not is_whole(stream, facts.format, facts.size):
            return facts._replace(fault=MediaFault.TRUNCATED)
        return facts._replace(fault=MediaFault.UNREADABLE)


def _has_location(image: Image) -> bool:
    for key in _XMP_KEYS:
        packet = image.info.get(key)
        data = packet.encode(errors="replace") if isinstance(packet, str) else packet
        if isinstance(data, bytes) and _XMP_LATITUDE in data:
            return True
    if image.format == "PNG" and "exif" not in image.info and image.width * image.height > _MOST_PIXELS:
        return False
    exif = image.getexif()
    packet = exif.get(_XMP_IN_TIFF)
    if isinstance(packet, bytes) and _XMP_LATITUDE in packet:
        return True
    positions = exif.get_ifd(_POSITIONS)
    return _LATITUDE in positions or _LATITUDE_SIGN in positions
