"""JUnit's XML as Jenkins' schema has it: a suite for each document, a case for each finding.

That schema has no place for a line or a column, so the text of a case gives them. Its cases are
told apart by their names, which hold no line: a finding that moves is the same case.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from opsglint.diagnostics import Diagnostic, Waived
from opsglint.report import Results, Style
from opsglint.report.order import identified
from opsglint.report.well_formed import xml_words

_LONGEST_NAME = 200  # characters; a list of cases shows no more


class _Outcome(NamedTuple):
    """What a case comes to: the tag of its element, its message and its text."""

    tag: str
    message: str
    text: str


class _Case(NamedTuple):
    name: str
    outcome: _Outcome | None


def render(results: Results, style: Style) -> Iterator[str]:
    """Yield the document.

    A finding that makes the run fail is a failure, a milder one a case that passes and says so, a
    waived one is skipped with its reason, and a rule that failed is an error.
    """
    root = Element("testsuites", name="opsglint")
    for path, found in groupby(identified(results), key=lambda one: one.diagnostic.path):
        cases = (_case(one.diagnostic, one.waived, results) for one in found)
        _add_suite(root, xml_words(results.repository_path(path)), cases)
    if results.faults:
        faults = (
            _Case(xml_words(f"{fault.rule} on {results.repository_path(fault.path)}"),
                  _Outcome("error", "the rule failed", xml_words(fault.error)))
            for fault in results.faults
        )  # fmt: skip
        _add_suite(root, "opsglint", faults)
    if not len(root):
        _add_suite(root, "opsglint", [_Case("no problems found", None)])
    ElementTree.indent(root)
    suites = list(root)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    yield ElementTree.tostring(root, encoding="utf-8", xml_declaration=True).decode() + "\n"


def _case(one: Diagnostic, waived: Waived | None, results: Results) -> _Case:
    row, column = one.location.start
    place = f"{results.repository_path(one.path)}:{row}:{column}"
    text = "\n".join(map(xml_words, (f"{place}: {one.severity}: {one.message}", f"help: {one.help}", one.url)))
    message = xml_words(one.message)
    if waived is not None:
        outcome = _Outcome("skipped", xml_words(f"waived: {waived.reason}"), text)
    elif one.severity.rank <= results.fail_on.rank:
        outcome = _Outcome("failure", message, text)
    else:
        outcome = _Outcome("system-out", "", text)
    return _Case(f"{one.code} {one.name}: {message}"[:_LONGEST_NAME], outcome)


def _add_suite(root: Element, name: str, cases: Iterable[_Case]) -> None:
    suite = SubElement(root, "testsuite", name=name)
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for case in cases:
        names[case.name] += 1
        number = names[case.name]
        own_name = case.name if number == 1 else f"{case.name} ({number})"
        element = SubElement(suite, "testcase", classname=posixpath.splitext(name)[0], name=own_name)
        counts["tests"] += 1
        if case.outcome is None:
            continue
        counts[case.outcome.tag] += 1
        outcome = SubElement(element, case.outcome.tag)
        outcome.text = case.outcome.text
        if case.outcome.message:
            outcome.set("message", case.outcome.message)
    for attribute, tag in (("tests", "tests"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(counts[tag]))
