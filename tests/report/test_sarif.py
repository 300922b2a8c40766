"""SARIF as code scanning reads it: names that last, links, rules, waivers, corrections, limits."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsglint.cli import main
from opsglint.diagnostics import Diagnostic, Excerpt, Location, Related, Severity, Summary
from opsglint.report import Results, Style, render, sarif
from opsglint.rules.accessibility.hashtag_case import HashtagCase
from opsglint.text import Edit as TextEdit
from opsglint.text import LineIndex, Position, Span, apply_edits

PAGES = Path(__file__).parents[2] / "docs/rules"


def log_of(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    target = folder / "log.sarif"
    main(["check", "--as-of", "2026-11-20", "--quiet", "--output-format", f"sarif={target}", *arguments])
    run: dict[str, Any] = json.loads(target.read_text("utf-8"))["runs"][0]
    target.unlink()
    return run


@pytest.fixture
def copy(faults: Path, tmp_path: Path) -> Path:
    """A few documents of the repository with faults, small enough to be checked again and again."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "content/posts").mkdir(parents=True)
    for pattern in ("accounts.yml", "opsglint.toml", "posts/sep00*", "posts/axs010*", "posts/pol005*"):
        for file in faults.glob(pattern):
            shutil.copy(file, tmp_path / "content" / file.relative_to(faults))
    return tmp_path / "content"


def prints(run: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {
        (one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], one["ruleId"]): one["partialFingerprints"][sarif.FINGERPRINT]
        for one in run["results"]
    }  # fmt: skip


def test_fingerprints_survive_moved_lines_and_tell_other_content_apart(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prints(log_of(copy, monkeypatch))
    assert len(set(before.values())) == len(before)
    for post in copy.glob("posts/sep*.md"):
        text = post.read_text("utf-8")
        post.write_text(text.replace("---\n", "---\n# a comment\n\n", 1), "utf-8")
    after = prints(log_of(copy, monkeypatch))
    assert after == before
    post = copy / "posts/sep001-tags-minister.en.md"
    post.write_text(post.read_text("utf-8").replace("@RobinLakeMPP", "at last @RobinLakeMPP"), "utf-8")
    key = ("content/posts/sep001-tags-minister.en.md", "SEP001")
    assert prints(log_of(copy, monkeypatch))[key] != before[key]


def test_paths_are_the_same_from_every_folder(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = prints(log_of(copy, monkeypatch))
    assert prints(log_of(copy / "posts", monkeypatch, "..")) == whole
    assert prints(log_of(copy.parent, monkeypatch, "content")) == whole


def test_a_message_links_its_related_places(read: Callable[[str], Any]) -> None:
    linked = 0
    for one in read("sarif")["runs"][0]["results"]:
        numbers = [int(number) for number in re.findall(r"\]\((\d+)\)", one["message"]["text"])]
        assert numbers == [place["id"] for place in one.get("relatedLocations", ())]
        linked += len(numbers)
    assert linked > 10


def test_the_help_of_a_rule_is_its_page(read: Callable[[str], Any]) -> None:
    rules = read("sarif")["runs"][0]["tool"]["driver"]["rules"]
    assert rules
    for number, rule in enumerate(rules):
        assert rule["help"]["markdown"] == (PAGES / f"{rule['name']}.md").read_text("utf-8")
        assert rule["helpUri"].endswith(f"/docs/rules/{rule['name']}.md")
        results = [one for one in read("sarif")["runs"][0]["results"] if one["ruleId"] == rule["id"]]
        assert {one["ruleIndex"] for one in results} == {number}


def test_a_waived_finding_is_suppressed_with_its_reason(read: Callable[[str], Any], copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def suppressed(run: dict[str, Any]) -> list[dict[str, Any]]:
        return [one for result in run["results"] for one in result.get("suppressions", ())]

    found = suppressed(read("sarif")["runs"][0])
    assert {"kind": "inSource", "status": "accepted", "justification": "this post is here for POL005"} in found
    shown, hidden = log_of(copy, monkeypatch), log_of(copy, monkeypatch, "--hide-waived")
    assert suppressed(hidden) == []
    kept = [one["partialFingerprints"] for one in shown["results"] if "suppressions" not in one]
    assert [one["partialFingerprints"] for one in hidden["results"]] == kept
    assert len(kept) < len(shown["results"])


def test_waiving_one_of_two_equal_findings_renames_no_other(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post = copy / "posts/axs010-hashtag.en.md"
    text = post.read_text("utf-8")
    post.write_text(f"{text}\nSee #trailseason\n\nSee #trailseason\n", "utf-8")
    before = {one["partialFingerprints"][sarif.FINGERPRINT] for one in log_of(copy, monkeypatch, "posts/axs010-hashtag.en.md")["results"]}
    waiver = '<!-- opsglint: ignore AXS010 reason="the artwork spells it so" until=2027-12-31 -->'
    post.write_text(f"{text}\n{waiver}\nSee #trailseason\n\nSee #trailseason\n", "utf-8")
    run = log_of(copy, monkeypatch, "posts/axs010-hashtag.en.md")
    assert {one["partialFingerprints"][sarif.FINGERPRINT] for one in run["results"]} == before
    given = [one["suppressions"][0] for one in run["results"] if one.get("suppressions") and one["ruleId"] == "AXS010"]
    assert [(one["justification"], one["properties"]["until"]) for one in given] == [("the artwork spells it so", "2027-12-31")]


def test_a_fix_in_the_log_is_the_fix_in_json(read: Callable[[str], Any], faults: Path) -> None:
    def key(one: dict[str, Any]) -> tuple[str, str]:
        return one["path"], one["code"]

    expected = {key(one): one["fix"]["edits"] for one in read("json") if one["fix"] and one["fix"]["edits"]}
    told = {}
    for result in read("sarif")["runs"][0]["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            path = change["artifactLocation"]["uri"].removeprefix("content/")
            text = (faults / path).read_bytes().decode("utf-8-sig")
            lines = LineIndex(text)
            edits = []
            for one in change["replacements"]:
                region = one["deletedRegion"]
                start = lines.offset(region["startLine"], region["startColumn"])
                edits.append(TextEdit(Span(start, lines.offset(region["endLine"], region["endColumn"])), one["insertedContent"]["text"]))
            wanted = [TextEdit(Span(one["start"], one["end"]), one["content"]) for one in expected[path, result["ruleId"]]]
            assert apply_edits(text, edits) == apply_edits(text, wanted)
            told[path, result["ruleId"]] = edits
    assert told.keys() == expected.keys()
    assert told


def test_the_run_says_how_it_ended(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    invocation = log_of(copy, monkeypatch, "posts/sep001-tags-minister.en.md")["invocations"][0]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    assert log_of(copy, monkeypatch, "--exit-zero")["invocations"][0]["exitCode"] == 0

    def crash(*_: object) -> list[object]:
        raise RuntimeError("boom")

    monkeypatch.setattr(HashtagCase, "check", crash)
    invocation = log_of(copy, monkeypatch, "posts/axs010-hashtag.en.md", "--ignore", "SEP")["invocations"][0]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    notes = {(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]}
    assert ("error", "the rule hashtag-case failed: RuntimeError('boom')") in notes
    assert any(level == "note" and words.startswith("ignoring SEP leaves") for level, words in notes)


def test_the_commit_is_named_where_the_service_names_it(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "versionControlProvenance" not in log_of(copy, monkeypatch)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/content")
    monkeypatch.setenv("GITHUB_SHA", "0" * 40)
    (details,) = log_of(copy, monkeypatch)["versionControlProvenance"]
    assert (details["repositoryUri"], details["revisionId"]) == ("https://github.com/example/content", "0" * 40)


def results(count: int, message: str = "m", related: int = 0) -> Results:
    def finding(number: int) -> Diagnostic:
        place = Location(f"posts/{number:06}.md", Position(1, 1), Position(1, 2), Excerpt("x"))
        severity = Severity.ERROR if number % 3 == 0 else Severity.ADVICE
        others = tuple(Related(f"[see] {i}", place) for i in range(related))
        return Diagnostic("X001", "x", severity, f"{message}{number}", "h", place, (), "https://example.org", "x.m", related=others)

    return Results(tuple(map(finding, range(count))), Summary(count, 0, 0))


def made(given: Results) -> tuple[str, dict[str, Any]]:
    text = "".join(render("sarif", given, Style()))
    run: dict[str, Any] = json.loads(text)["runs"][0]
    return text, run


def left_out(run: dict[str, Any]) -> list[str]:
    return [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]


def test_the_mildest_are_left_out_of_too_many() -> None:
    _, run = made(results(25_010))
    levels = [one["level"] for one in run["results"]]
    assert len(levels) == 25_000
    assert levels == sorted(levels)
    assert levels.count("error") == (25_010 + 2) // 3
    assert left_out(run) == ["10 findings are left out, the mildest: the file would be too large"]


def test_a_log_fits_when_it_is_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 20_000)
    whole = results(2000)
    text, run = made(whole)
    assert len(gzip.compress(text.encode())) <= 20_000
    assert 0 < len(run["results"]) < 2000
    assert left_out(run) == [f"{2000 - len(run['results'])} findings are left out, the mildest: the file would be too large"]


def test_no_more_related_places_than_are_shown_and_no_link_of_a_text(fits: Callable[[str, str], None]) -> None:
    text, run = made(results(1, "[click](https://example.org)", related=300))
    fits("sarif", text)
    (one,) = run["results"]
    assert len(one["relatedLocations"]) == 100
    assert one["message"]["text"].startswith("[click] (https://example.org)0. Help: h. See: [\\[see\\] 0](1), ")
