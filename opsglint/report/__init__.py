"""Reports: pure functions from diagnostics to text, one file per format."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from opsglint.diagnostics import Diagnostic, Summary

FORMATS = ("full", "concise", "json", "github")
_MODULES = {name: f"opsglint.report.{name}" for name in FORMATS} | {"json": "opsglint.report.json_"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal shows things: colour, OSC 8 links, and its width in columns."""

    color: bool = False
    links: bool = False
    width: int = 100

    def painted(self, text: str, color: str) -> str:
        """Return a text in a colour (the numbers of an ANSI sequence), as it is where there is none."""
        return f"\x1b[{color}m{text}\x1b[0m" if self.color and text else text


@dataclass(frozen=True, slots=True)
class Results:
    """What a report is made of.

    `clauses` gives the words of clauses by id; `show_path` turns a root-relative path into the one
    that the reader can open from where the command was run.
    """

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary
    clauses: Mapping[str, str]
    show_path: Callable[[str], str]


def render(form: str, results: Results, style: Style) -> str:
    """Return the report in one of FORMATS; each ends with a line end or is empty."""
    text: str = importlib.import_module(_MODULES[form]).render(results, style)
    return text
