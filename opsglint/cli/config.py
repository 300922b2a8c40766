"""`opsglint config`: show the settings in force and where each comes from."""

from __future__ import annotations

import argparse
import json
import os

from opsglint.api import Request, configuration
from opsglint.config import describe


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--config", metavar="FILE", help="use this configuration file")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print every setting, its value, and its place."""
    request = Request(os.getcwd(), config=arguments.config, isolated=arguments.isolated)
    root, config = configuration(request)
    rows = [
        (one.setting, one.value, f"{one.origin.path}:{one.origin.row}" if one.origin else "default")
        for one in describe(config)
    ]
    if arguments.output_format == "json":
        listed = [dict(zip(("setting", "value", "origin"), row, strict=True)) for row in rows]
        print(json.dumps({"root": root.path, "settings": listed}, indent=2, ensure_ascii=False))
        return 0
    width = max(len(setting) for setting, _, _ in rows)
    print(f"root: {root.path}")
    print(f"configuration file: {root.config_file or 'none'}")
    for setting, value, origin in rows:
        print(f"{setting:<{width}} = {value}  # {origin}")
    return 0
