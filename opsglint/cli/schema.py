"""`opsglint schema`: the JSON Schemas of documents, accounts and configuration, for editors."""

from __future__ import annotations

import argparse
import os
import sys

from opsglint.api import Request, UsageError
from opsglint.api.schemas import SCHEMAS, editor_files, schema_text
from opsglint.content.snippets import FILE as SNIPPETS
from opsglint.engine.writing import put_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("type", nargs="?", choices=SCHEMAS, metavar="TYPE",
                        help=f"what the schema is of: {', '.join(SCHEMAS)}")
    parser.add_argument("--write", metavar="FOLDER",
                        help=f"write all schemas into a folder, as NAME.schema.json, and {SNIPPETS} for VS Code; they know the fields of your own that the configuration names")


def run(arguments: argparse.Namespace) -> int:
    """Print a schema, or write all."""
    if bool(arguments.type) == bool(arguments.write):
        raise UsageError("one schema is printed, or all are written", "give a TYPE, or --write FOLDER")
    if arguments.write:
        return _write(arguments.write)
    sys.stdout.buffer.write(schema_text(arguments.type).encode())
    return 0


def _write(folder: str) -> int:
    """Write all schemas and the snippets, over those that an earlier version wrote."""
    texts = editor_files(Request(os.getcwd()))
    path = folder
    try:
        os.makedirs(folder, exist_ok=True)
        for name, text in texts.items():
            path = os.path.join(folder, name)
            put_file(path, [text.encode()])
            print(f"wrote {path}")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{path} cannot be written: {reason}", "name a folder that can be written") from error
    return 0
