"""Reads the sentences of this folder, and asks opsglint about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from opsglint.api import check_files

HERE = Path(__file__).parent
AS_OF = "2026-11-20"
DOCUMENT = "doc.md"
REGISTRY = "accounts.yml"
_FILL = "{{text}}"


@dataclass(frozen=True)
class Case:
    """One sentence in its document: what the rule must say, and what it said."""

    rule: str
    number: int
    text: str
    expected: bool
    severity: str | None
    files: dict[str, bytes] = field(repr=False)

    @property
    def name(self) -> str:
        """Return how reports call the case."""
        return f"{self.rule}-{self.number:02}"

    def run(self) -> list[str]:
        """Return the severities of the rule's reports, none where it is silent."""
        result, _ = check_files(self.files, AS_OF)
        assert not result.faults, result.faults
        mine = (one for one in result.diagnostics if one.code == self.rule and one.path != REGISTRY)
        return [str(one.severity) for one in mine]


def cases() -> Iterator[Case]:
    """Yield every case of the folder, in order."""
    registry = (HERE / "accounts.yml").read_bytes()
    for path in sorted(HERE.glob("*[0-9].yml")):
        yield from _read(path, registry)


def _read(path: Path, registry: bytes) -> Iterator[Case]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for number, case in enumerate(data["cases"], start=1):
        expected = "report" in case
        text = str(case["report" if expected else "pass"])
        document = _filled(data["documents"][case["in"]], text)
        files = {REGISTRY: registry, "opsglint.toml": _config(case, data)}
        files |= {name: _bytes(content) for name, content in (case.get("files") or {}).items()}
        files[DOCUMENT] = document.encode()
        yield Case(data["rule"], number, text, expected, case.get("severity"), files)


def _config(case: dict[str, Any], data: dict[str, Any]) -> bytes:
    text = case.get("config") or data.get("config") or 'pack = "ontario"\n'
    return str(text).encode()


def _bytes(content: Any) -> bytes:
    return bytes.fromhex(content["bytes"]) if isinstance(content, dict) else str(content).encode()


def _filled(document: str, text: str) -> str:
    lines: list[str] = []
    for line in document.splitlines(keepends=True):
        if line.strip() == _FILL:
            indent = line[: len(line) - len(line.lstrip())]
            ending = line[len(line.rstrip()) :] or "\n"
            lines += [f"{indent}{part}\n" if part else "\n" for part in text.rstrip("\n").split("\n")]
            lines[-1] = lines[-1].rstrip("\n") + ending
        else:
            lines.append(line.replace(_FILL, text.rstrip("\n")))
    return "".join(lines)
