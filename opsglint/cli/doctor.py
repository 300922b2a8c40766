"""`opsglint doctor`: say what opsglint sees around it, and what looks odd."""

from __future__ import annotations

import argparse
import os
import sys

from opsglint.api import Request, UsageError
from opsglint.api.diagnosing import diagnose
from opsglint.cli.styles import add_color_argument, style_of
from opsglint.report.doctor import render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", nargs="?", metavar="FOLDER", default=".", help="the content repository (default: the one around this folder)")
    parser.add_argument("--config", metavar="FILE", help="use this configuration file")
    parser.add_argument("--cache-dir", metavar="FOLDER", help="the folder that checks are told to use")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_color_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what is seen; return 1 where something makes checks fail."""
    if not os.path.isdir(arguments.folder):
        raise UsageError(f"{arguments.folder} is no folder", "name the folder of a content repository")
    folder = os.path.abspath(arguments.folder)
    config = os.path.abspath(arguments.config) if arguments.config else None
    cache = os.path.abspath(arguments.cache_dir) if arguments.cache_dir else None
    checkup = diagnose(Request(folder, config=config, cache_folder=cache))
    text = render(checkup, arguments.output_format, style_of(arguments))
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    return 1 if checkup.has_faults else 0
