"""`opsglint check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable

from opsglint.api import Request, UsageError
from opsglint.api.checking import root_of
from opsglint.cli.dispatch import explain
from opsglint.engine.watching import Watch
from opsglint.report.words import counted

_PAUSE = 0.5
"""Seconds between two looks at the files."""
_SETTLED = 0.1
"""Seconds without a change after which a saving is over."""
_MOST = 50
"""How often a saving is waited for: a file that is written all the time is checked as it is."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def watch(arguments: argparse.Namespace, check: Callable[[argparse.Namespace], int]) -> int:
    """Check, and check again after every change of a file, until Ctrl-C is pressed; return 0.

    Raises UsageError for options that make no sense in a run without an end.
    """
    _refuse(arguments)
    request = Request(os.getcwd(), tuple(arguments.paths), config=arguments.config, isolated=arguments.isolated)
    root = root_of(request).path
    others = [os.path.abspath(path) for path in (arguments.config, arguments.baseline) if path]
    once = argparse.Namespace(**{**vars(arguments), "watch": False, "fix": False})
    try:
        files = Watch(root, others)
        while True:
            _clear()
            _say(f"Checking {root}")
            _check(once, check)
            _say(f"Watching {counted(files.number, 'file', 'files')} of {root}; press Ctrl-C to stop.")
            _wait(files)
    except KeyboardInterrupt:
        _say("")
        return 0


def _refuse(arguments: argparse.Namespace) -> None:
    to_files = arguments.output_file or any("=" in one for one in arguments.output_format or ())
    reasons = {
        "standard input has no file to watch": "-" in arguments.paths,
        "--watch writes no files, and so no reports": to_files,
        "--watch changes no files, and so makes no fixes": arguments.fix or arguments.diff,
        "--watch looks at files, not at what git has staged": arguments.changed,
    }
    for reason, holds in reasons.items():
        if holds:
            raise UsageError(reason, "leave --watch out, or the other one")


def _check(once: argparse.Namespace, check: Callable[[argparse.Namespace], int]) -> None:
    """Check; what is wrong with a file that is being edited is said, no more."""
    try:
        check(once)
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it is, the next saving may mend it
        explain(error)
    sys.stdout.flush()


def _clear() -> None:
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        print(_CLEAR, end="", flush=True)


def _wait(files: Watch) -> None:
    """Return when a file has changed and the saving is over."""
    while not files.has_changed():
        time.sleep(_PAUSE)
    for _ in range(_MOST):
        time.sleep(_SETTLED)
        if not files.has_changed():
            return


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
