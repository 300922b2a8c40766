"""The two languages: what they are called, and which is the other."""

from __future__ import annotations

from typing import Final

LANGUAGE_NAMES: Final = {"en": "English", "fr": "French"}
OTHER_LANGUAGE: Final = {"en": "fr", "fr": "en"}
