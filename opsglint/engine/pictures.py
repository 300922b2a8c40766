"""Reads the headers of picture files: format, size, and the place where they were taken."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import IO, TYPE_CHECKING

from opsglint.facts.pictures import PictureFacts

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 50_000_000  # bytes; larger files are not opened
_MOST_PIXELS = 40_000_000  # larger PNG files may keep their metadata behind the pixels: not looked for

# Tags of Exif 3.0 (CIPA DC-008): the directory of positions, and in it the latitude and its sign.
_POSITIONS = 0x8825
_LATITUDE, _LATITUDE_SIGN = 2, 1
_XMP_IN_TIFF = 700  # XMP specification, part 3
_XMP_KEYS = ("xmp", "XML:com.adobe.xmp")
_XMP_LATITUDE = b"GPSLatitude"


def read_picture(stream: IO[bytes]) -> PictureFacts | None:
    """Return the facts of a picture, None where the stream is none that can be read.

    Pixels are not decoded, and no file, however malformed, makes it raise.
    """
    # The library is slow to import and needed for local pictures alone.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(stream) as image:
                width, height = image.size
                located = _has_location(image)
                return PictureFacts(image.format or "", width, height, located)
    # Malformed files make the library raise almost anything, down to struct.error and KeyError.
    except Exception:
        return None


def read_picture_bytes(content: bytes | None) -> PictureFacts | None:
    """Return the facts of a picture in memory, None where it is none or there is nothing."""
    return read_picture(BytesIO(content)) if content and len(content) <= LARGEST else None


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
