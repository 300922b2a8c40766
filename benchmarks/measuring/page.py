"""What was measured, as Markdown: tables for standard output and for the page in docs."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from measuring.cases import Row
from measuring.peers import PeerRow
from measuring.series import Line

_BLOCK = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.S)


def machine(times: int) -> str:
    """Return a sentence about the machine and the run."""
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Measured on {day}: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}, {times} rounds.\n"


def cases_table(rows: Sequence[Row]) -> str:
    """Return the table of cases."""
    lines = ["| case | opsglint | against | ratio | aim |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| {row.label} | {row.ours} | {row.base} | {row.ratio:.2f} | at most {row.aim:g} |" for row in rows]
    return "\n".join(lines) + "\n"


def peers_table(rows: Sequence[PeerRow], number: int) -> str:
    """Return the table of peers on a repository of so many documents."""
    lines = [f"| {number:,} documents, two processes | wall | times the floor | times opsglint |", "| --- | ---: | ---: | ---: |"]
    for row in rows:
        if row.seconds is None or row.to_floor is None or row.to_ours is None:
            lines.append(f"| {row.name} | {row.reason} | | |")
        else:
            lines.append(f"| {row.name} | {row.seconds:.2f} s | {row.to_floor:.2f} | {row.to_ours:.2f} |")
    return "\n".join(lines) + "\n"


def series_table(lines: Sequence[Line], what: str) -> str:
    """Return the points of lines as a table, with how straight each line is."""
    text = [f"| {what} | {' | '.join(line.name for line in lines)} |", f"| ---: |{' ---: |' * len(lines)}"]
    for at, (x, _) in enumerate(lines[0].points):
        text.append(f"| {x:,} | {' | '.join(f'{line.points[at][1]:.2f} s' for line in lines)} |")
    text.append(f"| R² of a straight line | {' | '.join(f'{line.straightness:.4f}' for line in lines)} |")
    return "\n".join(text) + "\n"


def rewrite(page: Path, blocks: dict[str, str]) -> None:
    """Put tables between the marks of a page that bear their names; other blocks stay as they are."""
    text = page.read_text(encoding="utf-8")
    page.write_text(_BLOCK.sub(lambda match: _block(match, blocks), text), encoding="utf-8")


def _block(match: re.Match[str], blocks: dict[str, str]) -> str:
    made = blocks.get(match[2])
    return f"{match[1]}\n{made}\n{match[3]}" if made else match[0]
