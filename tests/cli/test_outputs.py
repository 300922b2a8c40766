"""Where reports go: several in one run, files, standard output, and what cannot be written."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from opsglint.cli import main

REGISTRY = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth},
   website: ontario.ca/social, registered: SM-1}
- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
POST = "---\ntype: post\naccount: health\nplatforms: [x]\nschedule: 2026-11-25T10:00-05:00\nlang: bilingual\n---\n@JordanAveryMPP. Gratuit.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "PRE_COMMIT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "opsglint.toml").write_text("")
    (tmp_path / "accounts.yml").write_text(REGISTRY)
    (tmp_path / "bad.md").write_text(POST)
    (tmp_path / "good.md").write_text(POST.replace("@JordanAveryMPP", "Free").replace("10:00", "11:00"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*formats: str, path: str = "bad.md", more: tuple[str, ...] = ()) -> int:
    return main(["check", path, "--as-of", "2026-11-20", *(word for one in formats for word in ("--output-format", one)), *more])


def left_behind(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"opsglint.toml", "accounts.yml", "bad.md", "good.md"}


def test_several_reports_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sarif=out.sarif", "concise", "junit=out.xml") == 1
    assert capsys.readouterr().out.startswith("bad.md:8:1: error SEP001 ")
    assert json.loads((folder / "out.sarif").read_text())["runs"][0]["invocations"][0]["exitCode"] == 1
    assert "<failure" in (folder / "out.xml").read_text()
    assert run("sarif=out.sarif", "junit=out.xml", path="good.md") == 0
    assert "No problems found; 1 document checked.\n" in capsys.readouterr().out
    assert json.loads((folder / "out.sarif").read_text())["runs"][0]["results"] == []
    assert left_behind(folder) == {"out.sarif", "out.xml"}


def test_standard_output_keeps_its_own_report(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("sarif=out.sarif")
    assert capsys.readouterr().out.startswith("error[SEP001 official-tags-minister]")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run("sarif=out.sarif")
    assert capsys.readouterr().out.startswith("::error file=bad.md")
    run("sarif=out.sarif", more=("--output-file", "log.txt"))
    assert capsys.readouterr().out == ""
    assert (folder / "log.txt").read_text().startswith("::error file=bad.md")


def test_statistics_and_quiet_leave_the_files_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("jsonl=all.jsonl", more=("--statistics",)) == 1
    assert "1  error    SEP001 official-tags-minister\n" in capsys.readouterr().out
    assert json.loads((folder / "all.jsonl").read_text())["code"] == "SEP001"
    assert run("gitlab=gl.json", path="good.md", more=("--quiet",)) == 0
    assert capsys.readouterr().out == ""
    assert json.loads((folder / "gl.json").read_text()) == []
    assert run("gitlab", path="good.md", more=("--quiet",)) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_case_fails_where_the_run_does(folder: Path) -> None:
    (folder / "bad.md").write_text(POST.replace("@JordanAveryMPP", "Free #fluseason"))
    assert run("junit=out.xml") == 0
    assert '<testsuites name="opsglint" tests="1" failures="0" errors="0">' in (folder / "out.xml").read_text()
    assert run("junit=out.xml", more=("--fail-on", "warning")) == 1
    assert '<testsuites name="opsglint" tests="1" failures="1" errors="0">' in (folder / "out.xml").read_text()


@pytest.mark.parametrize(
    ("formats", "says"),
    [
        (("sarfi",), "there is no report format called sarfi\n  help: did you mean sarif?"),
        (("xyz=a.txt",), "there is no report format called xyz\n  help: write one of full, "),
        (("=a.txt",), "--output-format names no format"),
        (("sarif=",), "sarif= names no file\n  help: write --output-format sarif=FILE"),
        (("json", "jsonl"), "two formats, json and jsonl, are meant for the same output\n  help: write one of them to a file: --output-format jsonl=FILE"),
        (("json=a", "sarif=./a"), "two reports are meant for the file ./a"),
        (("sarif=no/such/out.sarif",), "there is no folder no/such\n  help: make the folder first"),
        (("sarif=.",), "it is a folder"),
    ],
)
def test_what_cannot_work_is_refused_before_the_check(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...], says: str
) -> None:
    monkeypatch.setattr("opsglint.cli.check.check", lambda request: pytest.fail("it was checked"))
    assert run("junit=out.xml", *formats) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""
    assert left_behind(folder) == set()


def test_a_file_that_cannot_be_written_stops_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if target.endswith("full.sarif"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    assert run("sarif=full.sarif", "junit=out.xml", path="good.md") == 2
    said = capsys.readouterr()
    assert "cannot be written to full.sarif: no space left on device\n  help: " in said.err
    assert "No problems found" in said.out
    assert left_behind(folder) == {"out.xml"}


def test_a_report_keeps_the_mode_of_the_file_it_replaces_and_follows_links(folder: Path) -> None:
    (folder / "real.json").write_text("old")
    (folder / "real.json").chmod(0o640)
    (folder / "link.json").symlink_to("real.json")
    run("json=link.json", "jsonl=new.jsonl")
    assert json.loads((folder / "real.json").read_text())
    assert (folder / "link.json").is_symlink()
    assert stat.S_IMODE((folder / "real.json").stat().st_mode) == 0o640
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((folder / "new.jsonl").stat().st_mode) == 0o666 & ~umask


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert run("jsonl=pipe") == 1
    assert json.loads(os.read(reader, 65_536))["code"] == "SEP001"
    os.close(reader)
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_columns_of_standard_input_are_counted_in_what_was_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys
    from types import SimpleNamespace

    given = POST.replace("@Jordan", "’é @Jordan").encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    run("rdjson", path="-", more=("--stdin-filename", "bad.md", "--select", "SEP001"))
    (one,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert one["location"]["range"]["start"] == {"line": 8, "column": len("’é ".encode()) + 1}
