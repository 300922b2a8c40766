"""The XML of Checkstyle, which Jenkins and many other services read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

from opsglint.diagnostics import Severity
from opsglint.report import Results, Style
from opsglint.report.well_formed import xml_words

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield the document: a `file` for each path, an `error` for each finding."""
    root = ElementTree.Element("checkstyle")
    for path, found in groupby(results.diagnostics, key=lambda d: d.path):
        file = ElementTree.SubElement(root, "file", name=xml_words(results.repository_path(path)))
        for one in found:
            ElementTree.SubElement(
                file, "error", line=str(one.location.start.row), column=str(one.location.start.column),
                severity=_SEVERITIES[one.severity], message=xml_words(f"{one.message}: {one.help}"),
                source=f"opsglint.{one.code}.{one.name}",
            )  # fmt: skip
    ElementTree.indent(root)
    yield ElementTree.tostring(root, encoding="utf-8", xml_declaration=True).decode() + "\n"
