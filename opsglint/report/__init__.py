"""Reports: pure functions from diagnostics to text, one file per format."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from opsglint.diagnostics import Diagnostic, Severity, Summary, Waived

FORMATS = (
    "full", "concise", "markdown", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "json", "jsonl",
)  # fmt: skip
FOR_PEOPLE = frozenset({"full", "concise", "markdown", "github"})
"""The formats that have nothing to say where nothing is found."""
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
class RuleInfo:
    """What reports that explain rules say of one: `page` is its page as Markdown."""

    code: str
    name: str
    severity: Severity
    summary: str
    description: str
    page: str
    url: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the files lie on the web: the address of the repository and the commit."""

    repository: str
    revision: str


class Fault(Protocol):
    """A rule that failed on a document."""

    @property
    def rule(self) -> str:
        """Return the rule's name."""

    @property
    def path(self) -> str:
        """Return the root-relative path of the document."""

    @property
    def error(self) -> str:
        """Return what was raised."""


def _as_it_is(path: str) -> str:
    return path


def _unknown(path: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Results:
    """What a report is made of.

    `clauses` gives the words of clauses by id, and `rules` what is known of rules by code, where a
    format asks for them. `show_path` turns a root-relative path into the one that the reader can
    open from where the command was run, `repository_path` into the one from the top of the git
    repository, as services show it. `text_of` returns the text of a document as it was checked,
    None where it cannot be had. `status` is the exit status of the run; `fail_on` is the mildest
    severity that makes it fail.
    """

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary
    clauses: Mapping[str, str] = field(default_factory=dict)
    show_path: Callable[[str], str] = _as_it_is
    repository_path: Callable[[str], str] = _as_it_is
    text_of: Callable[[str], str | None] = _unknown
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    faults: tuple[Fault, ...] = ()
    status: int = 0
    fail_on: Severity = Severity.ERROR
    origin: Origin | None = None


def render(form: str, results: Results, style: Style) -> Iterator[str]:
    """Yield the report in one of FORMATS, piece by piece; each report ends with a line end."""
    pieces: Iterator[str] = importlib.import_module(_MODULES[form]).render(results, style)
    return pieces
