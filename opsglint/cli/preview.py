"""`opsglint preview`: show what a post becomes on each platform."""

from __future__ import annotations

import argparse
import os
import sys

from opsglint.api import Request
from opsglint.api.previewing import preview
from opsglint.cli.styles import add_color_argument, style_of
from opsglint.report.preview import render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="posts")
    add_color_argument(parser)
    parser.add_argument("--as-of", metavar="WHEN", help="take the accounts as of a day (2026-11-25) or a time")


def run(arguments: argparse.Namespace) -> int:
    """Print the previews."""
    found = preview(Request(os.getcwd(), tuple(arguments.paths), as_of=arguments.as_of))
    text = render(found, style_of(arguments))
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    return 0
