"""The options that say what findings are compared with."""

from __future__ import annotations

import argparse

from opsglint.api import Comparison, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `--diff-base`, `--baseline` and `--no-baseline`."""
    parser.add_argument("--diff-base", metavar="COMMIT",
                        help="report only what is new since HEAD parted from a branch or commit, such as origin/main, in any file")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--baseline", metavar="FILE",
                        help="use this baseline (default: the one that the configuration names, or opsglint-baseline.json where it exists)")
    choice.add_argument("--no-baseline", action="store_true", help="report what the baseline holds, too")


def comparison(arguments: argparse.Namespace) -> Comparison:
    """Return what the command line says; raise UsageError where options exclude one another."""
    if arguments.diff_base is not None:
        if arguments.changed:
            raise UsageError("--changed and --diff-base compare with different states", "leave one of the two out")
        if "-" in arguments.paths:
            raise UsageError("standard input has no earlier state", "write - without --diff-base")
    return Comparison(arguments.baseline, not arguments.no_baseline, arguments.diff_base)
