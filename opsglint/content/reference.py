"""The reference documentation of the content format, made from the definitions of its fields."""

from __future__ import annotations

import inspect

from opsglint.content.accounts import Account
from opsglint.content.json_schema import records_in
from opsglint.content.records import Record
from opsglint.content.types import DOCUMENT_TYPES

_INTRODUCTION = """\
# Content format

Every document is a Markdown file that begins with front matter: YAML between two lines of three
hyphens. The field `type` says which of these documents it is; the registry `accounts.yml` holds
accounts with the fields of `account`, as a list or under `accounts`. In the tables, *required*
fields cannot be left out.
"""


def reference() -> str:
    """Return every document type and every record inside them, in Markdown."""
    sections = [_INTRODUCTION]
    nested: dict[str, type[Record]] = {}
    for name, record in DOCUMENT_TYPES.items():
        sections.append(_section(f"type: {name}", record))
        nested |= records_in(record)
    sections.append("## Records inside documents\n")
    sections += [_section(name, nested[name], level=3) for name in sorted(nested)]
    return "\n".join(sections)


def _section(title: str, record: type[Record], level: int = 2) -> str:
    rows = [
        f"| `{spec.key}` | {_cell(spec.shape.describe())} | {'required; ' if spec.required else ''}{_cell(spec.meaning)} |"
        for spec in record.specs().values()
    ]
    doc = inspect.cleandoc(record.__doc__ or "")
    body = " The body is the biography." if record is Account else ""
    return "\n".join(
        (f"{'#' * level} {title}", "", doc + body, "", "| field | takes | meaning |", "| --- | --- | --- |", *rows, "")
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
