"""Measure opsglint against the floor, and against other linters that are installed, side by side in one run.

    python benchmarks/measure.py --quick              1,000 documents, 3 rounds
    python benchmarks/measure.py --only cold          one case; may be given several times
    python benchmarks/measure.py --write              10,500 documents, 7 rounds, into docs/benchmarks.md

What is compared runs in turn, in the other order in every second round; a ratio is the median of the ratios of
the rounds, so that a machine that is busy for a while does not decide. Needs a system with fork, such as Linux.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import page
from measuring.cases import CASES
from measuring.peers import PEERS
from measuring.peers import measure as measure_peers
from measuring.plot import plot
from measuring.series import by_documents, by_rules
from measuring.timing import CommandFailedError
from measuring.workplace import Workplace

_DOCS = Path(__file__).resolve().parents[1] / "docs"
_OTHERS = ("peers", "documents", "rules")
_SHARES = (0.05, 0.1, 0.2, 0.5, 1)  # of the documents, for the plot of growth


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--opsglint", default="opsglint", metavar="COMMAND", help="the command to measure (default opsglint)")
    made.add_argument("--quick", action="store_true", help="1,000 documents and 3 rounds")
    made.add_argument("-n", dest="number", type=int, help="documents (default 10500)")
    made.add_argument("--rounds", type=int, help="rounds (default 7)")
    made.add_argument("--only", action="append", choices=[*(case.name for case in CASES), *_OTHERS], help="this case alone; may be given several times")
    made.add_argument("--peer", action="append", default=[], metavar="NAME=PATH", help=f"where a peer is that is not on PATH: {', '.join(peer.name for peer in PEERS)}")
    made.add_argument("--work", type=Path, metavar="FOLDER", help="make repositories here, and keep them for the next run")
    made.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md and the plots beside it")
    return made


def measured(given: argparse.Namespace, place: Workplace) -> dict[str, str]:
    """Measure what is asked for, print each table when it is there, and return the tables by name."""
    number = given.number or (1_000 if given.quick else 10_500)
    times = given.rounds or (3 if given.quick else 7)
    wanted = given.only or [*(case.name for case in CASES), *_OTHERS]
    blocks = {"machine": page.machine(times)}
    print(blocks["machine"])
    rows = []
    for case in CASES:
        if case.name in wanted:
            rows.append(case.measure(place, number, times))
            print(f"{case.name}: {rows[-1].ratio:.2f}", file=sys.stderr)
    if rows:
        _add(blocks, "cases", page.cases_table(rows))
    if "peers" in wanted:
        given_peers = dict(one.split("=", 1) for one in given.peer)
        _add(blocks, "peers", page.peers_table(measure_peers(place, number, min(times, 3), given_peers), number))
    if "documents" in wanted:
        lines = by_documents(place, [max(1, round(number * share)) for share in _SHARES], min(times, 3))
        _add(blocks, "documents", page.series_table(lines, "documents"))
        blocks["documents.svg"] = plot("Cold, one process: cost by number of documents", "documents", "seconds of processor", lines)
    if "rules" in wanted:
        lines = by_rules(place, min(number, 2_000), min(times, 3))
        _add(blocks, "rules", page.series_table(lines, "rules"))
        blocks["rules.svg"] = plot(f"Cold, one process, {min(number, 2_000):,} documents: cost by number of rules", "rules", "seconds of processor", lines)
    return blocks


def _add(blocks: dict[str, str], name: str, table: str) -> None:
    blocks[name] = table
    print(table, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Measure and show; return 1 where a measured command failed."""
    commands = parser()
    given = commands.parse_args(arguments)
    if not hasattr(os, "wait4"):
        commands.error("this system does not tell what a process has cost; measure on Linux or macOS")
    if any("=" not in one for one in given.peer):
        commands.error("--peer takes NAME=PATH")
    with tempfile.TemporaryDirectory(prefix="opsglint-benchmark-") as temporary:
        folder = (given.work or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            blocks = measured(given, Workplace(folder, shlex.split(given.opsglint)))
        except (CommandFailedError, OSError, subprocess.CalledProcessError) as error:
            print(f"measure: {error}", file=sys.stderr)
            return 1
    if given.write:
        page.rewrite(_DOCS / "benchmarks.md", blocks)
        for name in ("documents", "rules"):
            if f"{name}.svg" in blocks:
                (_DOCS / f"benchmarks-{name}.svg").write_text(blocks[f"{name}.svg"], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
