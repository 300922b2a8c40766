"""How a run goes about its work: processes, and what is kept between runs."""

from __future__ import annotations

import argparse

_MOST_JOBS = 64


def add_running_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `--jobs`, `--no-cache` and `--cache-dir`."""
    parser.add_argument("--jobs", "-j", type=_jobs, metavar="NUMBER", help="how many processes may work at the same time; as many as there are processors when left out, where that pays")
    parser.add_argument("--no-cache", action="store_true", help="judge everything again and keep nothing")
    parser.add_argument("--cache-dir", metavar="FOLDER", help="where results are kept between runs; the user's folder for caches when left out")


def _jobs(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"write a number from 1 to {_MOST_JOBS}, not {text}")
    return number
