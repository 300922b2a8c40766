"""The command line: a thin shell over the api."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit status: 0 clean, 1 findings, 2 usage, 3 our fault."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        from opsglint import __version__

        print(f"opsglint {__version__}")
        return 0
    from opsglint.cli.dispatch import dispatch

    return dispatch(arguments)
