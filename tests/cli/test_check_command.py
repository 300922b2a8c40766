"""The command as people run it: paths, exit status, formats, standard input, configuration."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from opsglint.cli import main

REGISTRY = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth},
   website: ontario.ca/social, registered: SM-1}
- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
GOOD = "---\ntype: post\naccount: health\nplatforms: [x]\nschedule: 2026-11-25T{}:00-05:00\nlang: bilingual\n---\nFree. Gratuit.\n"
BAD = GOOD.replace("Free", "@JordanAveryMPP")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "PRE_COMMIT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "opsglint.toml").write_text("")
    (tmp_path / "accounts.yml").write_text(REGISTRY)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/good.md").write_text(GOOD.format(10))
    (tmp_path / "posts/bad.md").write_text(BAD.format(11))
    (tmp_path / "README.md").write_text("# Not content\n")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["check", "--as-of", "2026-11-20", *arguments])


def found(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return listed


def test_exit_status(folder: Path) -> None:
    assert run("posts/good.md") == 0
    assert run("posts/bad.md") == 1
    assert run() == 1
    assert run("--exit-zero") == 0
    assert run("nowhere.md") == 2
    assert run("--select", "NONSENSE") == 2
    assert run("--ignore", "SEP001") == 2
    assert main(["--as-of", "yesterday"]) == 2
    assert main(["check", "--no-such-option"]) == 2


def test_full_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("posts/bad.md")
    assert capsys.readouterr().out == (
        "error[SEP001 official-tags-minister]: an official channel tags @JordanAveryMPP, the account of the minister Jordan Avery\n"
        " --> posts/bad.md:8:1\n"
        "  |\n"
        "8 | @JordanAveryMPP. Gratuit.\n"
        "  | ^^^^^^^^^^^^^^^\n"
        " ::: accounts.yml:3:24\n"
        "  |\n"
        "3 | - {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}\n"
        "  |                        -------- minister is a minister’s account\n"
        "  |\n"
        "  = guideline MA-16: An official account does not tag a minister's account.\n"
        "  = guideline MA-24: Even then the minister's account is not tagged.\n"
        "  = help: write Jordan Avery in place of the handle\n"
        "  = correction [*]: write Jordan Avery\n"
        "  = more: https://github.com/opsglint/opsglint/blob/main/docs/rules/official-tags-minister.md\n"
        "\n"
        "Found 1 error in 1 file; 1 document checked.\n"
        "[*] 1 fixable with --fix.\n"
    )


def test_json_is_stable(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--output-format", "json")
    one = found(capsys)[0]
    assert set(one) == {
        "code", "name", "severity", "message", "help", "path", "location", "end_location", "fix",
        "related", "clauses", "url",
    }  # fmt: skip
    assert (one["code"], one["path"], one["location"]) == ("SEP001", "posts/bad.md", {"row": 8, "column": 1})
    assert one["end_location"] == {"row": 8, "column": 16}


def test_github_is_chosen_by_itself_and_cannot_be_injected(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "posts/evil.md").write_text(BAD.format(12).replace("lang: bilingual", 'lang: "x\\n::error::owned, 100%"'))
    run("posts/evil.md")
    lines = capsys.readouterr().out.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert all(line.startswith(("::error file=posts/evil.md,", "::warning file=")) for line in commands)
    assert any("100%25" in line for line in commands)
    assert "official-tags-minister" in (folder / "summary.md").read_text()


def test_standard_input(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(BAD.format(13).encode())))
    assert run("-", "--stdin-filename", "posts/new.md", "--output-format", "json") == 1
    assert [(d["code"], d["path"]) for d in found(capsys)] == [("SEP001", "posts/new.md")]


def test_a_deleted_path_that_something_refers_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kit = "---\ntype: kit\ntitle: T\nannouncement: 2026-11-25T10:00-05:00\nrecipient: minister\nlang: bilingual\nshareables: [{post: posts/gone.md}]\n---\n"
    (folder / "kit.md").write_text(kit)
    assert run("posts/gone.md", "--output-format", "json") == 1
    assert [(d["code"], d["path"]) for d in found(capsys)] == [("REF002", "kit.md")]


def test_a_nested_repository_is_checked_as_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = folder / "inner"
    (inner / "posts").mkdir(parents=True)
    (inner / "opsglint.toml").write_text("")
    (inner / "accounts.yml").write_text(REGISTRY.replace("minister, name", "media, name"))
    (inner / "posts/same.md").write_text(BAD.format(10))
    run("--output-format", "json")
    assert [d["path"] for d in found(capsys) if d["severity"] != "advice"] == ["posts/bad.md"]
    (inner / "accounts.yml").write_text(REGISTRY)
    run("--output-format", "json")
    assert [d["path"] for d in found(capsys)] == ["inner/posts/same.md", "posts/bad.md"]
    (folder / "opsglint.toml").write_text('exclude = ["inner/**"]\n')
    run("--output-format", "json")
    assert [d["path"] for d in found(capsys)] == ["posts/bad.md"]


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("pakc = 'ontario'\n", "opsglint.toml:1:1: unknown setting `pakc`"),
        ("pack = 'quebec'\n", "there is no pack named `quebec`"),
        ("ignore = ['SEP001']\n", "SEP001 official-tags-minister cannot be ignored"),
        ("[severity]\nSEP001 = 'advice'\n", "the severity of SEP001 official-tags-minister cannot be lowered"),
        ("[rules.LNG002]\ntolerence = 3\n", "has no option `tolerence`"),
        ("[rules.LNG002]\ntolerance = -3\n", "out of range"),
        ("ignore = ['AXS01O']\n", "no rule has the code, name or prefix `AXS01O`"),
        ("timezone = 'Mars'\n", "opsglint.toml:1:"),
        ("accounts = ['people.yml']\n", "the account registry people.yml does not exist"),
        ("pack = \n", "not valid TOML"),
    ],
)
def test_a_wrong_configuration_is_refused_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str], config: str, says: str
) -> None:
    (folder / "opsglint.toml").write_text(config)
    assert run() == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "help:" in said.err
    assert said.out == ""


def test_ignoring_a_family_leaves_its_fixed_rules_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--ignore", "SEP", "--output-format", "concise") == 1
    assert "ignoring SEP leaves SEP001, SEP003 on" in capsys.readouterr().out


def test_fail_on_and_severity(folder: Path) -> None:
    tags = GOOD.format(14).replace("Free", "Free #fluseason")
    (folder / "posts/bad.md").write_text(tags)
    assert run() == 0
    assert run("--fail-on", "warning") == 1
    (folder / "opsglint.toml").write_text('[severity]\nAXS010 = "error"\n')
    assert run() == 1


def test_output_file_is_written_whole(folder: Path) -> None:
    assert run("--output-format", "json", "--output-file", "report.json") == 1
    assert json.loads((folder / "report.json").read_text())
    assert run("--output-file", "no/such/folder/report.txt") == 2


def test_a_rule_that_crashes_is_named_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from opsglint.rules.accessibility.hashtag_case import HashtagCase

    def crash(*_: object) -> list[object]:
        raise RuntimeError("boom")

    monkeypatch.setattr(HashtagCase, "check", crash)
    assert run("posts/bad.md") == 3
    said = capsys.readouterr()
    assert "hashtag-case failed on posts/bad.md" in said.err
    assert "SEP001" in said.out


def test_colour_only_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("posts/bad.md")
    assert "\x1b" not in capsys.readouterr().out
    run("posts/bad.md", "--color", "always")
    assert "\x1b[1;31merror\x1b[0m" in capsys.readouterr().out


def test_a_very_long_line_is_cut_around_the_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.format(10).replace("Free.", "x" * 5000 + " @JordanAveryMPP " + "y" * 5000)
    (folder / "posts/bad.md").write_text(text)
    assert run("posts/bad.md", "--select", "SEP001") == 1
    lines = capsys.readouterr().out.splitlines()
    shown = next(i for i, line in enumerate(lines) if line.startswith("8 | "))
    assert len(lines[shown]) <= 205
    assert lines[shown].startswith("8 | …")
    assert lines[shown].endswith("…")
    marks = lines[shown + 1]
    assert lines[shown][marks.index("^") : marks.rindex("^") + 1] == "@JordanAveryMPP"


def test_many_findings_on_one_long_line_stay_small(folder: Path) -> None:
    from opsglint.api import check_files

    text = GOOD.format(10).replace("Free.", "#fluseason " * 900)
    files = {"accounts.yml": REGISTRY.encode(), "posts/a.md": text.encode()}
    result, _ = check_files(files, "2026-11-20")
    assert sum(one.code == "AXS010" for one in result.diagnostics) == 900
    assert all(len(one.location.excerpt.line) <= 400 for one in result.diagnostics)


def test_no_more_than_a_thousand_places_of_a_rule_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntype: post\naccount: ministry-of-health\n---\n" + "&nbsp;a " * 1200
    (folder / "posts/many.md").write_text(text, encoding="utf-8")
    run("posts/many.md", "--select", "PLT007", "--output-format", "concise")
    lines = capsys.readouterr().out.splitlines()
    assert sum("PLT007" in line for line in lines if "posts/many.md:" in line and "warning" in line) == 1000
    run("posts/many.md", "--select", "PLT007")
    assert "found more than 1,000 places; the rest is not shown" in capsys.readouterr().out
