"""`opsglint schema`: print the JSON Schema of a document type, for editors."""

from __future__ import annotations

import argparse
import json

from opsglint.content.json_schema import SCHEMAS, schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("type", choices=SCHEMAS, help="a document type, or accounts")


def run(arguments: argparse.Namespace) -> int:
    """Print a schema."""
    print(json.dumps(schema(arguments.type), indent=2, ensure_ascii=False))
    return 0
