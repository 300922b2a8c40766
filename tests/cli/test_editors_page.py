"""What docs/editors.md says to paste works with what the command writes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from opsglint.api.schemas import SCHEMAS
from opsglint.cli import main
from opsglint.cli.arguments import build_parser
from opsglint.content.snippets import FILE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")


def block(name: str) -> dict[str, Any]:
    found = re.search(rf"<!-- {re.escape(name)} -->\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    values: dict[str, Any] = json.loads(found[1])
    return values


def test_the_task_finds_what_the_watch_says(tmp_path: Path) -> None:
    task = block("tasks.json")["tasks"][0]
    assert (task["command"], task["type"], task["isBackground"]) == ("opsglint", "process", True)
    (tmp_path / "opsglint.toml").write_text("")
    (tmp_path / "flu.en.md").write_text("---\ntype: post\naccount: nobody\n---\nFree.\n")
    with subprocess.Popen(
        [sys.executable, "-m", "opsglint", *task["args"]],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    ) as run:  # fmt: skip
        assert run.stdout is not None
        background = task["problemMatcher"]["background"]
        lines = [run.stdout.readline()]
        while not re.match(background["endsPattern"], lines[-1]):
            lines.append(run.stdout.readline())
            assert lines[-1], lines
        run.kill()
    assert re.match(background["beginsPattern"], lines[0])
    pattern = task["problemMatcher"]["pattern"]
    found = [match for line in lines if (match := re.match(pattern["regexp"], line.rstrip("\n")))]
    seen = {(m[pattern["file"]], m[pattern["line"]], m[pattern["severity"]], m[pattern["code"]]) for m in found}
    assert ("flu.en.md", "3", "error", "REF001") in seen


def test_files_that_settings_name_are_written(tmp_path: Path) -> None:
    assert main(["schema", "--write", str(tmp_path)]) == 0
    written = {one.name for one in tmp_path.iterdir()}
    assert FILE in written
    named = set(re.findall(r"\.vscode/([\w-]+\.schema\.json)", PAGE))
    assert {"accounts.schema.json", "config.schema.json", "document.schema.json"} <= named <= written
    assert set(block("settings.json")["yaml.schemas"]) == {"./.vscode/accounts.schema.json"}
    assert "./.vscode/document.schema.json" in block(".remarkrc.json")["plugins"][1][1]["schemas"]


@pytest.mark.parametrize(("language", "load"), [("toml", tomllib.loads), ("yaml", yaml.safe_load), ("json", json.loads)])
def test_every_block_can_be_read(language: str, load: Any) -> None:
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    assert blocks
    for one in blocks:
        load(one)


def test_commands_on_the_page_exist() -> None:
    for line in re.findall(r"```sh\nopsglint (.*)\n```", PAGE):
        words = line.split()
        arguments = words if not words[0].startswith("-") else ["check", *words]
        build_parser(arguments[0]).parse_args(arguments)
    assert all(f"`{name}`" in PAGE for name in SCHEMAS if name in ("document", "accounts", "config"))
