"""The step of the action that checks: what its inputs become on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ACTION = Path(__file__).parents[2] / "action.yml"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, ["check", "--output-format", "github", "--"]),
        ({"PATHS": "posts\nkits with space\n"}, ["check", "--output-format", "github", "--", "posts", "kits with space"]),
        (
            {"PATHS": "--help", "FAIL_ON": "warning", "DIFF_BASE": "abc123"},
            ["check", "--output-format", "github", "--fail-on", "warning", "--diff-base", "abc123", "--", "--help"],
        ),
    ],
)
def test_inputs_become_arguments(
    tmp_path: Path, inputs: dict[str, str], expected: list[str]
) -> None:
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    step = next(one for one in steps if one.get("id") == "check")
    command = tmp_path / "opsglint/bin/opsglint"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    env = {"PATH": "/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path), **dict.fromkeys(step["env"], "")}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        env=env | inputs, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == expected
