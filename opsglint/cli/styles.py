"""How the terminal shows colour and links, as arguments and surroundings ask."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from opsglint.report import Style

_LINKING = ("WT_SESSION", "KITTY_WINDOW_ID", "VTE_VERSION", "TERM_PROGRAM", "WEZTERM_PANE")


def add_color_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--color`."""
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="when to use colour")


def style_of(arguments: argparse.Namespace, is_terminal: bool = True) -> Style:
    """Return the style of the output; `is_terminal` is false where it goes to a file."""
    terminal = is_terminal and sys.stdout.isatty()
    color = arguments.color == "always" or (
        arguments.color == "auto" and terminal and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    links = color and terminal and any(name in os.environ for name in _LINKING)
    return Style(color, links, shutil.get_terminal_size((100, 24)).columns)
