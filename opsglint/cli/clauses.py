"""`opsglint clauses`: every clause of the guidelines, and what became of it in a repository."""

from __future__ import annotations

import argparse
import os
import sys

from opsglint.api import Request, UsageError
from opsglint.api.auditing import audit
from opsglint.packs import PACKS
from opsglint.report.clauses import render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="the content repository (default: the one around this folder)")
    parser.add_argument("--pack", choices=PACKS, help="only the clauses of this pack's guidelines")
    parser.add_argument("--no-repository", action="store_true", help="the table alone, without looking at content")
    parser.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")
    parser.add_argument("--as-of", metavar="WHEN", help="judge as of a day (2026-11-25) or a time (2026-11-25T10:00-05:00)")


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    if arguments.no_repository and (arguments.folder or arguments.as_of):
        raise UsageError("--no-repository looks at no content", "leave it out, or the folder and --as-of")
    folder = os.path.abspath(arguments.folder or ".")
    if not os.path.isdir(folder):
        raise UsageError(f"{arguments.folder} is no folder", "name the folder of a content repository")
    request = None if arguments.no_repository else Request(folder, as_of=arguments.as_of)
    text = render(audit(request, arguments.pack), arguments.output_format)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    return 0
