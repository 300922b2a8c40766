"""Sentences in English and Canadian French: the lists of topics.toml and phrases.toml, and how places in them are filled."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr")
NO_BREAK_SPACE = "\u00a0"

_FOLDER = Path(__file__).parent
_MONTHS = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"),
    ("May", "mai"), ("June", "juin"), ("July", "juillet"), ("August", "août"),
    ("September", "septembre"), ("October", "octobre"), ("November", "novembre"), ("December", "décembre"),
)  # fmt: skip


def load(name: str) -> dict[str, Any]:
    """Return one of the lists beside this file, as a mapping."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Values:
    """What stands in the braces of sentences, in both languages."""

    place: str
    number: int
    day: datetime
    hour: int

    def fill(self, pair: list[str], language: int) -> str:
        """Return the sentence of a pair in a language (0 English, 1 French) with its braces filled."""
        month = _MONTHS[self.day.month - 1][language]
        day = f"{month} {self.day.day}" if language == 0 else f"{'1er' if self.day.day == 1 else self.day.day}{NO_BREAK_SPACE}{month}"
        hour = f"{self.hour - 12} p.m." if language == 0 else f"{self.hour} h"
        text = pair[language].replace("{place}", self.place).replace("{n}", str(self.number))
        text = text.replace("{day}", day).replace("{time}", hour)
        return typeset(text.replace("p.m..", "p.m."), language)


def typeset(text: str, language: int) -> str:
    """Return a text with the no-break spaces of Canadian French; English is returned as it is."""
    if language == 0:
        return text
    for plain, tied in ((" :", f"{NO_BREAK_SPACE}:"), ("« ", f"«{NO_BREAK_SPACE}"), (" »", f"{NO_BREAK_SPACE}»")):
        text = text.replace(plain, tied)
    return text.replace(" h.", f"{NO_BREAK_SPACE}h.").replace(" h,", f"{NO_BREAK_SPACE}h,").replace(" h ", f"{NO_BREAK_SPACE}h ")


def values(rng: random.Random, day: datetime, towns: list[str]) -> Values:
    """Return values for the braces of one post: a town, a number from 3 to 9, a day, an hour after noon."""
    return Values(rng.choice(towns), rng.randint(3, 9), day, rng.randint(13, 21))


def quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scalar(text: str) -> str:
    """Return a text as a YAML scalar as people write it: plain where YAML lets them."""
    risky = ": " in text or f"{NO_BREAK_SPACE}:" in text or " #" in text or text[:1] in "@#&*!|>%`'\"[]{},?:-«"
    return quoted(text) if risky else text
