"""Small media files that are whole, written once and shown by many posts."""

from __future__ import annotations

import base64
import struct
import zlib

_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5mo"
    "q6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQABADASIAAhEB"
    "AxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABQRAQAAAAAAAAAAAAAA"
    "AAAAAAD/2gAMAwEAAhEDEQA/AIQCR3//2Q=="
)
_CUES = (
    ("Hello, and welcome.", "Bonjour et bienvenue."),
    ("Take your time today.", "Prenez votre temps."),
    ("Thank you, and see you soon.", "Merci et à bientôt."),
)

# Where media lie that are no files of the repository.
ELSEWHERE = "https://media.example.org"
PICTURES = tuple(f"picture-{number:02}.{'png' if number % 3 else 'jpg'}" for number in range(12))
VIDEOS = ("video-00", "video-01")


def files() -> dict[str, bytes]:
    """Return every media file of a corpus by its name in the folder of media."""
    made = {"avatar.png": _png((20, 60, 140)), "portrait.png": _png((140, 90, 60))}
    for number, name in enumerate(PICTURES):
        made[name] = _JPEG if name.endswith(".jpg") else _png((20 * number, 120, 200 - 10 * number))
    for name in VIDEOS:
        made[f"{name}.mp4"] = _mp4()
        for language, code in enumerate(("en", "fr")):
            made[f"{name}.{code}.vtt"] = _captions(language).encode()
            made[f"{name}.{code}.txt"] = "\n".join([*(cue[language] for cue in _CUES), ""]).encode()
    return made


def _png(colour: tuple[int, int, int]) -> bytes:
    """Return a PNG picture of 16 by 9 pixels of one colour (red, green, blue from 0 to 255)."""
    rows = (b"\0" + bytes(colour) * 16) * 9
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 16, 9, 8, 2, 0, 0, 0)), (b"IDAT", _stored(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _stored(data: bytes) -> bytes:
    """Return data as a zlib stream without compression: compressed bytes differ between versions of zlib."""
    size = len(data)
    return b"\x78\x01\x01" + struct.pack("<HH", size, 0xFFFF - size) + data + struct.pack(">I", zlib.adler32(data))


def _mp4() -> bytes:
    """Return the frame of an MP4 file: its type, an empty movie and empty data."""
    header = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 12_000) + bytes(80))
    return _box(b"ftyp", b"isom\0\0\2\0isommp41") + _box(b"moov", header) + _box(b"mdat", b"")


def _box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + name + data


def _captions(language: int) -> str:
    cues = [f"00:00:{4 * at:02}.500 --> 00:00:{4 * at + 3:02}.900\n{cue[language]}\n" for at, cue in enumerate(_CUES)]
    return "WEBVTT\n\n" + "\n".join(cues)
