"""The formats of pictures and videos, by the endings of file names."""

from __future__ import annotations

from typing import Final

# What a file with an ending may hold; the first ending of a format is the one to propose.
ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "jpg": ("JPEG",), "jpeg": ("JPEG",), "jpe": ("JPEG",), "png": ("PNG",), "apng": ("PNG",), "gif": ("GIF",),
    "webp": ("WEBP",), "bmp": ("BMP",), "tif": ("TIFF",), "tiff": ("TIFF",), "heic": ("HEIF",), "heif": ("HEIF",),
    "avif": ("AVIF",), "svg": ("SVG",), "psd": ("PSD",), "mp4": ("MP4",), "m4v": ("MP4", "MOV"), "mov": ("MOV", "MP4"),
    "webm": ("WEBM",), "mkv": ("MKV", "WEBM"), "avi": ("AVI",), "wmv": ("WMV",), "mpg": ("MPEG",), "mpeg": ("MPEG",),
}  # fmt: skip
VIDEOS: Final = frozenset(("MP4", "MOV", "WEBM", "MKV", "AVI", "WMV", "MPEG", "FLV"))
