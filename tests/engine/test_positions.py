"""Positions are taken out of pictures made by another program; everything else stays."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin, TiffImagePlugin
from PIL.TiffImagePlugin import IFDRational

from opsglint.engine.exif import NotRemovable
from opsglint.engine.media import read_media_bytes
from opsglint.engine.positions import without_location

XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="43,39.2N" exif:Flash="1">'
    "<exif:GPSLongitude>79,23.1W</exif:GPSLongitude><exif:UserComment>nurse</exif:UserComment>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()
POSITION: Mapping[int, object] = {
    1: "N", 2: (IFDRational(43), IFDRational(39), IFDRational(10)),
    3: "W", 4: (IFDRational(79), IFDRational(23), IFDRational(1)), 29: "2026:11:01",
}  # fmt: skip


def picture(form: str, *, exif: bool = True, xmp: bool = False, packed: bool = False) -> bytes:
    image = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    options: dict[str, object] = {}
    if exif:
        made = image.getexif()
        made[0x010F], made[0x0110] = "Maker of telephones", "Model"
        made[0x8825] = dict(POSITION)
        made.get_ifd(0x8769)[0x9286] = b"a comment"
        options["exif"] = made.tobytes()
    if form == "PNG" and xmp:
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=packed)
        info.add_text("Author", "Kit")
        options["pnginfo"] = info
    elif xmp:
        options["xmp"] = XMP
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def tiff(order: str, *, xmp: bool) -> bytes:
    """A TIFF as a camera writes it: pixels, a position, a comment, in either byte order."""
    pixels = bytes(range(12)) * 4
    latitude = struct.pack(order + "6L", 43, 1, 39, 1, 0, 1)
    entries = 11 if xmp else 10
    behind = 8 + 2 + entries * 12 + 4
    places, at = {}, behind
    for name, size in (("bits", 6), ("pixels", 48), ("gps", 2 + 2 * 12 + 4), ("latitude", 24), ("xmp", len(XMP) if xmp else 0)):
        places[name] = at
        at += size + size % 2

    def entry(tag: int, kind: int, count: int, value: int) -> bytes:
        return struct.pack(order + "HHLL", tag, kind, count, value)

    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", 8)
    listed = [entry(256, 4, 1, 4), entry(257, 4, 1, 4), entry(258, 3, 3, places["bits"]), entry(259, 4, 1, 1),
              entry(262, 4, 1, 2), entry(273, 4, 1, places["pixels"]), entry(277, 4, 1, 3), entry(278, 4, 1, 4),
              entry(279, 4, 1, 48)]  # fmt: skip
    if xmp:
        listed.append(entry(700, 1, len(XMP), places["xmp"]))
    listed.append(entry(0x8825, 4, 1, places["gps"]))
    directory = struct.pack(order + "H", len(listed)) + b"".join(listed) + struct.pack(order + "L", 0)
    position = struct.pack(order + "H", 2) + struct.pack(order + "HHL4s", 1, 2, 2, b"N\0\0\0")
    position += struct.pack(order + "HHLL", 2, 5, 3, places["latitude"]) + struct.pack(order + "L", 0)
    return head + directory + struct.pack(order + "3H", 8, 8, 8) + pixels + position + latitude + (XMP + b"\0" * (len(XMP) % 2) if xmp else b"")


PICTURES = {
    "jpeg": picture("JPEG"), "jpeg with xmp": picture("JPEG", xmp=True), "jpeg with xmp alone": picture("JPEG", exif=False, xmp=True),
    "png": picture("PNG"), "png with xmp": picture("PNG", xmp=True), "png with packed xmp": picture("PNG", exif=False, xmp=True, packed=True),
    "webp": picture("WEBP"), "webp with xmp": picture("WEBP", xmp=True),
    "tiff": tiff("<", xmp=False), "tiff, other order": tiff(">", xmp=False), "tiff with xmp": tiff("<", xmp=True),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_the_position_goes_and_the_rest_stays(name: str) -> None:
    before = PICTURES[name]
    facts = read_media_bytes(before)
    assert facts is not None
    assert facts.has_location
    after = without_location(before)
    assert b"GPSL" not in after
    assert without_location(after) == after
    facts = read_media_bytes(after)
    assert facts is not None
    assert not facts.has_location
    assert facts.fault is None
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert old.tobytes() == new.tobytes()
        had, has = old.getexif(), new.getexif()
        kept = {tag: value for tag, value in had.items() if tag not in (0x8825, 700)}
        assert {tag: value for tag, value in has.items() if tag != 700} == kept
        assert had.get_ifd(0x8769) == has.get_ifd(0x8769)
        assert not has.get_ifd(0x8825)
        assert old.info.keys() == new.info.keys()
        xmp = new.info.get("xmp") or new.info.get("XML:com.adobe.xmp") or has.get(700)
    if "xmp" in name:
        packet = xmp.encode() if isinstance(xmp, str) else xmp
        assert packet is not None
        assert b"<exif:UserComment>nurse</exif:UserComment>" in packet
        assert b'exif:Flash="1"' in packet
        assert b"79,23" not in packet
        assert b"43,39" not in packet
    if "packed" not in name:
        assert len(after) == len(before)
    packed = struct.pack("<6L", 43, 1, 39, 1, 10, 1), struct.pack(">6L", 43, 1, 39, 1, 10, 1)
    assert not any(one in after for one in packed)


def test_the_checksums_of_a_png_are_right() -> None:
    data = without_location(PICTURES["png with xmp"])
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at + 4 : at + 8 + length]
        assert zlib.crc32(chunk) == int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        at += 12 + length


def test_a_picture_behind_the_picture_loses_its_position_too() -> None:
    data = without_location(PICTURES["jpeg"] + PICTURES["jpeg"])
    assert read_media_bytes(data[len(PICTURES["jpeg"]) :]) == read_media_bytes(without_location(PICTURES["jpeg"]))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no picture", PICTURES["jpeg"][:400], PICTURES["jpeg"] + b"\0\0\0\x1cmdta\xa9xyz\0\x12\x15\xc7+43.65-079.38/",
        PICTURES["jpeg with xmp"].replace(b"<exif:GPSLongitude>79,23.1W</", b"<exif:GPSLongitude>79,23.1W<!"),
        picture("GIF", exif=False),
    ],
)  # fmt: skip
def test_what_cannot_be_done_safely_is_refused(data: bytes) -> None:
    with pytest.raises(NotRemovable):
        without_location(data)


@settings(max_examples=150)
@given(st.sampled_from(sorted(PICTURES)), st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), max_size=4))
def test_damaged_files_are_refused_or_come_out_right(name: str, damage: list[tuple[int, int]]) -> None:
    data = bytearray(PICTURES[name])
    for at, value in damage:
        data[at % len(data)] = value
    try:
        after = without_location(bytes(data))
    except NotRemovable:
        return
    facts = read_media_bytes(after)
    assert facts is not None
    assert not facts.has_location
    if "packed" not in name:
        assert len(after) == len(data)


def test_the_tiff_of_the_tests_is_one() -> None:
    with Image.open(io.BytesIO(PICTURES["tiff"])) as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        assert image.size == (4, 4)
