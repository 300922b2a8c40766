"""`opsglint completion`: print a script that completes commands, options and rules in a shell."""

from __future__ import annotations

import argparse
import importlib
import sys

SHELLS = ("bash", "zsh", "fish", "powershell")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that the script is for")


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    from opsglint.cli.shells import command_line

    script = importlib.import_module(f"opsglint.cli.shells.{arguments.shell}").render(command_line())
    sys.stdout.buffer.write(script.encode())
    return 0
