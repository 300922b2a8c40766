"""The check of the action as its runner makes it: the real script, with the real command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")


class Runner:
    """A content repository, and the folders that a runner gives to a step."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.temp = folder / "temp"
        (self.temp / "opsglint/bin").mkdir(parents=True)
        (self.temp / "opsglint/bin/opsglint").symlink_to(Path(sys.executable).with_name("opsglint"))
        shutil.copytree(ROOT / "docs/example-with-faults", self.content)
        (self.content / ".git").mkdir()
        steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
        self.step: dict[str, Any] = next(step for step in steps if step.get("id") == "check")
        self.upload: dict[str, Any] = next(step for step in steps if "upload-sarif" in step.get("uses", ""))

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        names = {name: value[len("${{ inputs.") : -len(" }}")] for name, value in self.step["env"].items()}
        given = {name: inputs.get(input_.replace("-", "_"), "") for name, input_ in names.items()}
        env = os.environ | given | {
            "RUNNER_TEMP": str(self.temp), "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"), "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self.step["run"]]
        return subprocess.run(command, cwd=self.content, env=env, capture_output=True, text=True, check=False)

    def output(self) -> str:
        file = self.temp / "output"
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_the_job_fails_with_annotations_and_a_summary(runner: Runner) -> None:
    done = runner.check(paths="posts/sep001-tags-minister.en.md\naccounts.yml")
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=posts/sep001-tags-minister.en.md,line=8" in done.stdout
    assert "| 8 | **error** | an official channel tags @" in (runner.temp / "summary.md").read_text("utf-8")
    assert runner.output() == ""


def test_what_is_sent_to_code_scanning_holds_nothing_waived(runner: Runner) -> None:
    done = runner.check(upload_sarif="true", paths="posts/sep001-tags-minister.en.md")
    assert done.returncode == 1, done.stderr
    file = runner.temp / "opsglint.sarif"
    assert runner.output() == f"sarif-file={file}\n"
    assert not any("suppressions" in one for one in json.loads(file.read_text("utf-8"))["runs"][0]["results"])
    assert runner.upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif-file }}"


def test_a_file_of_an_earlier_run_is_not_sent(runner: Runner) -> None:
    (runner.content / "old.sarif").write_text("{}")
    done = runner.check(upload_sarif="true", sarif_file="old.sarif", fail_on="nonsense")
    assert done.returncode == 2
    assert runner.output() == ""
    done = runner.check(sarif_file="old.sarif", fail_on="warning", paths="posts/sep001-tags-minister.en.md")
    assert done.returncode == 1, done.stderr
    assert runner.output() == "sarif-file=old.sarif\n"
    results = json.loads((runner.content / "old.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert any("suppressions" in one for one in results)


def test_results_are_kept_between_runs_even_when_the_job_fails(runner: Runner) -> None:
    cache = runner.temp / "opsglint-cache"
    first = runner.check(paths="posts/sep001-tags-minister.en.md")
    kept = sorted(path for path in cache.rglob("*") if path.is_file())
    assert first.returncode == 1
    assert kept
    second = runner.check(paths="posts/sep001-tags-minister.en.md")
    assert (second.returncode, second.stdout) == (1, first.stdout)
    assert sorted(path for path in cache.rglob("*") if path.is_file()) == kept


def test_what_is_kept_is_what_is_fetched(runner: Runner) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    fetch, keep = (
        next(step for step in steps if step.get("uses", "").startswith(f"actions/cache/{what}@"))
        for what in ("restore", "save")
    )
    assert fetch["with"]["path"] == keep["with"]["path"] == "${{ runner.temp }}/opsglint-cache"
    assert keep["with"]["key"] == f"${{{{ steps.{fetch['id']}.outputs.cache-primary-key }}}}"
    assert all(fetch["with"]["key"].startswith(start) for start in fetch["with"]["restore-keys"].splitlines())
    assert steps.index(fetch) < steps.index(runner.step) < steps.index(keep)
    assert keep["if"].startswith("${{ !cancelled() &&")
    assert all("inputs.cache == 'true'" in step["if"] for step in (fetch, keep))
