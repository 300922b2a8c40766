"""Pictures and videos are told by what is in them; no file costs much, and none crashes."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from opsglint.engine.media import read_media_bytes
from opsglint.facts.media_files import MediaFault


def _picture(form: str, size: tuple[int, int] = (8, 6)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "green").save(stream, form)
    return stream.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


BOMB = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + _chunk(b"IEND", b"")
MOVIE = struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", 16, b"mdat") + b"12345678"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_pictures_tell_format_and_size(form: str) -> None:
    facts = read_media_bytes(_picture(form))
    assert facts is not None
    assert (facts.format, facts.width, facts.height, facts.fault) == (form, 8, 6, None)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("kept", [0.4, 0.7, 0.95])
def test_a_picture_that_breaks_off_is_told(form: str, kept: float) -> None:
    whole = _picture(form, (90, 70))
    facts = read_media_bytes(whole[: int(len(whole) * kept)])
    assert facts is not None
    assert facts.fault in (MediaFault.TRUNCATED, MediaFault.UNREADABLE)


@pytest.mark.parametrize(
    ("content", "form", "fault"),
    [
        (b"", "", MediaFault.EMPTY), (b"hello", "", None), (BOMB, "PNG", MediaFault.BOMB),
        (MOVIE, "MP4", None), (MOVIE[:-3], "MP4", MediaFault.TRUNCATED),
        (MOVIE.replace(b"isom", b"qt  "), "MOV", None), (b"\x1a\x45\xdf\xa3\x01webm", "WEBM", None),
        (b"\x1a\x45\xdf\xa3\x01matroska", "MKV", None), (b"RIFF\x04\0\0\0AVI ", "AVI", None),
        (b"\xff\xd8\xff\xe0 no picture", "JPEG", MediaFault.TRUNCATED), (b"8BPS\0\1", "PSD", None),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<svg xmlns=''/>", "SVG", None), (b"%PDF-1.7", "PDF", None),
    ],
)  # fmt: skip
def test_files_are_told_by_their_first_bytes(content: bytes, form: str, fault: MediaFault | None) -> None:
    facts = read_media_bytes(content)
    assert facts is not None
    assert (facts.format, facts.fault) == (form, fault)


def test_a_file_that_git_keeps_elsewhere_is_not_judged() -> None:
    assert read_media_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n") is None
    assert read_media_bytes(None) is None


@given(st.sampled_from([_picture("JPEG"), _picture("PNG"), _picture("GIF"), MOVIE]), st.binary(max_size=40), st.integers(0, 600))
def test_no_damage_makes_it_raise(whole: bytes, damage: bytes, at: int) -> None:
    read_media_bytes(whole[:at] + damage + whole[at + len(damage) :])


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    read_media_bytes(content)
