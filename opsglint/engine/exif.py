"""Takes the position out of Exif and XMP metadata in place: no byte moves, none is added or lost.

Exif is a TIFF structure (TIFF 6.0; Exif 3.0, CIPA DC-008): directories of entries of 12 bytes, whose
longer values stand elsewhere, at offsets from the structure's start.
"""

from __future__ import annotations

import re
import struct

_POINTER_TO_POSITION = 0x8825
_SUB_DIRECTORIES = (0x8769, 0xA005, 0x014A)  # Exif, interoperability, further pictures
_XMP_PACKET = 700
_SIZES = (1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)  # bytes of a value, by its type
_MOST_DIRECTORIES = 200
_ENTRY = 12
_XMP_NAME = re.compile(rb"[\w-]+:GPS\w+")
_XMP_VALUE = re.compile(rb"\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_XMP_OPENING_END = re.compile(rb"[^<>]*>")


class NotRemovable(Exception):
    """Metadata out of which the position cannot be taken safely; the message says why."""


def without_position(data: bytes) -> bytes:
    """Return a TIFF structure of the same length without positions; raise NotRemovable."""
    return _Structure(data).cleaned()


class _Structure:
    """One TIFF structure while it is changed."""

    def __init__(self, data: bytes) -> None:
        if data[:4] not in (b"II*\0", b"MM\0*"):
            raise NotRemovable("its metadata is in a format that is not known")
        self._data = bytearray(data)
        self._order = "<" if data[:2] == b"II" else ">"
        self._kept: list[tuple[int, int]] = [(0, 8)]
        self._waiting = [self._long(4)]
        self._seen: set[int] = set()
        self._positions: list[int] = []

    def cleaned(self) -> bytes:
        while self._waiting:
            at = self._waiting.pop()
            if at and at not in self._seen:
                self._seen.add(at)
                self._directory(at)
            if len(self._seen) > _MOST_DIRECTORIES:
                raise NotRemovable("its metadata has too many parts")
        for at in self._positions:
            self._wipe_directory(at)
        return bytes(self._data)

    def _directory(self, at: int) -> None:
        """Take the pointers to positions out of a directory, and note what else it leads to."""
        count = self._short(at)
        end = at + 2 + count * _ENTRY
        following = self._long(end) if end + 4 <= len(self._data) else 0
        kept = bytearray()
        for entry in range(at + 2, end, _ENTRY):
            tag = self._short(entry)
            if tag == _POINTER_TO_POSITION:
                self._positions.append(self._long(entry + 8))
                continue
            kept += self._data[entry : entry + _ENTRY]
            self._note(entry, tag)
        self._kept.append((at, end + 4))
        self._waiting.append(following)
        if len(kept) < count * _ENTRY:
            self._data[at : at + 2] = struct.pack(self._order + "H", len(kept) // _ENTRY)
            tail = kept + struct.pack(self._order + "L", following)
            self._data[at + 2 : end + 4] = tail.ljust(end + 2 - at, b"\0")[: len(self._data) - at - 2]

    def _note(self, entry: int, tag: int) -> None:
        start, length = self._value(entry)
        self._kept.append((start, start + length))
        if tag in _SUB_DIRECTORIES:
            if length > 4 * _MOST_DIRECTORIES:
                raise NotRemovable("its metadata has too many parts")
            self._waiting += (self._long(at) for at in range(start, start + length - 3, 4))
        elif tag == _XMP_PACKET:
            self._data[start : start + length] = xmp_without_position(bytes(self._data[start : start + length]))

    def _value(self, entry: int) -> tuple[int, int]:
        """Return where the value of an entry stands, and its length in bytes."""
        kind = self._short(entry + 2)
        length = self._long(entry + 4) * (_SIZES[kind] if kind < len(_SIZES) else 1)
        start = entry + 8 if length <= 4 else self._long(entry + 8)
        if start + length > len(self._data):
            raise NotRemovable("its metadata is damaged")
        return start, length

    def _wipe_directory(self, at: int) -> None:
        """Overwrite a directory of positions and its values with zeros, but nothing in use."""
        if not at:
            return
        end = at + 2 + self._short(at) * _ENTRY
        values = [self._value(entry) for entry in range(at + 2, end, _ENTRY)]  # also checks the end
        for start, stop in (*((start, start + length) for start, length in values), (at, end)):
            if any(start < last and first < stop for first, last in self._kept):
                raise NotRemovable("its position shares its place with other metadata")
            self._data[start:stop] = bytes(stop - start)

    def _short(self, at: int) -> int:
        return self._number("H", at, 2)

    def _long(self, at: int) -> int:
        return self._number("L", at, 4)

    def _number(self, kind: str, at: int, size: int) -> int:
        if at + size > len(self._data):
            raise NotRemovable("its metadata is damaged")
        number: int = struct.unpack_from(self._order + kind, self._data, at)[0]
        return number


def xmp_without_position(packet: bytes) -> bytes:
    """Return an XMP packet with spaces in place of its positions; raise NotRemovable."""
    found = bytearray(packet)
    end = 0
    for name in _XMP_NAME.finditer(packet):
        if name.start() < end:
            continue
        start, end = _property(packet, name)
        found[start:end] = b" " * (end - start)
    if b"GPSL" in found or b"G\0P\0S\0L" in found:
        raise NotRemovable("its XMP metadata is written in an unusual way")
    return bytes(found)


def _property(packet: bytes, name: re.Match[bytes]) -> tuple[int, int]:
    """Return where an attribute or an element with this name begins and ends."""
    value = _XMP_VALUE.match(packet, name.end())
    if value:
        return name.start(), value.end()
    opening = _XMP_OPENING_END.match(packet, name.end())
    if opening is None or packet[name.start() - 1 : name.start()] != b"<":
        raise NotRemovable("its XMP metadata is written in an unusual way")
    if packet[opening.end() - 2 : opening.end()] == b"/>":
        return name.start() - 1, opening.end()
    closing = b"</" + name.group() + b">"
    end = packet.find(closing, opening.end())
    if end < 0:
        raise NotRemovable("its XMP metadata is written in an unusual way")
    return name.start() - 1, end + len(closing)
