"""Every format, made by the real command over the repository with faults: valid, and of one mind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import junitparser
import pytest

from opsglint.report import FORMATS

Read = Callable[[str], Any]


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_fits_what_its_readers_take(form: str, reports: Path, fits: Callable[[str, str], None]) -> None:
    data = (reports / form).read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")
    fits(form, data.decode("utf-8"))


def test_jsonl_has_the_objects_of_json(reports: Path, read: Read) -> None:
    lines = (reports / "jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == read("json")


def test_services_are_told_the_same_findings(reports: Path, read: Read) -> None:
    expected = Counter((f"content/{one['path']}", one["location"]["row"], one["name"]) for one in read("json"))
    assert expected
    gitlab = [(one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"]) for one in read("gitlab")]
    rdjson = [
        (one["location"]["path"], one["location"]["range"]["start"]["line"], one["code"]["value"].split()[1])
        for one in read("rdjson")["diagnostics"]
    ]
    checkstyle = [
        (file.get("name"), int(error.get("line") or 0), (error.get("source") or "").rpartition(".")[2])
        for file in ElementTree.parse(reports / "checkstyle").getroot() for error in file  # noqa: S314 - our own file
    ]  # fmt: skip
    run = read("sarif")["runs"][0]
    names = {rule["id"]: rule["name"] for rule in run["tool"]["driver"]["rules"]}
    sarif = [
        (place["artifactLocation"]["uri"], place["region"]["startLine"], names[one["ruleId"]])
        for one in run["results"] if "suppressions" not in one
        for place in [one["locations"][0]["physicalLocation"]]
    ]  # fmt: skip
    for told in (gitlab, rdjson, checkstyle, sarif):
        assert Counter(told) == expected


def test_gitlab_can_tell_findings_apart(read: Read) -> None:
    fingerprints = [one["fingerprint"] for one in read("gitlab")]
    assert len(set(fingerprints)) == len(fingerprints)


def test_junit_as_a_program_reads_it(reports: Path, read: Read) -> None:
    found = junitparser.JUnitXml.fromfile(str(reports / "junit"))
    errors = [one for one in read("json") if one["severity"] == "error"]
    assert (found.failures, found.errors) == (len(errors), 0)
    cases = [case for suite in found for case in suite]
    skipped = [case for case in cases if any(isinstance(one, junitparser.Skipped) for one in case.result)]
    assert "waived: this post is here for POL005" in {case.result[0].message for case in skipped}
    milder = [case for case in cases if case.is_passed]
    assert len(milder) == len(read("json")) - len(errors)
    assert all("help: " in (case.system_out or "") for case in milder)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)


def test_a_case_of_junit_keeps_its_name_when_its_line_moves(read: Read, reports: Path) -> None:
    names = [case.get("name") or "" for case in ElementTree.parse(reports / "junit").iter("testcase")]  # noqa: S314 - our own file
    assert "SEP001 official-tags-minister: an official channel tags @RobinLakeMPP, the account of the minister Robin Lake" in names


def test_annotations_name_files_from_the_top_of_the_repository(reports: Path) -> None:
    lines = (reports / "github").read_text("utf-8").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert commands
    assert all(" file=content/" in command for command in commands)
    levels = [command[2 : command.index(" ")] for command in commands]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
