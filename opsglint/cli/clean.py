"""`opsglint clean`: delete what is kept between runs."""

from __future__ import annotations

import argparse
import os

from opsglint.api import Request, configuration
from opsglint.api.keeping import clean


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--cache-dir", metavar="FOLDER", help="the folder that checks were told to use")


def run(arguments: argparse.Namespace) -> int:
    """Delete the cache of the repository and say what is gone."""
    request = Request(os.getcwd(), cache_folder=arguments.cache_dir)
    gone = clean(request, configuration(request)[0].path)
    print("\n".join(f"deleted {folder}" for folder in gone) or "nothing is kept of this repository")
    return 0
