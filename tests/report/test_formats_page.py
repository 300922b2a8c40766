"""The examples of docs/reference/formats.md are what the command says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from opsglint.cli import main
from opsglint.report import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the command of the page says in every format."""
    top = tmp_path_factory.mktemp("page")
    shutil.copytree(DOCS / "example-with-faults", top / "content")
    (top / "content/.git").mkdir()
    asked = [word for form in FORMATS for word in ("--output-format", f"{form}={top / form}")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top / "content")
        patch.setenv("COLUMNS", "100")
        path = "posts/sep001-tags-minister.en.md"
        assert main(["check", path, "--as-of", "2026-11-20", "--hide-waived", "--quiet", *asked]) == 1
    return top


@pytest.mark.parametrize("form", FORMATS)
def test_the_example_is_what_the_command_says(form: str, said: Path) -> None:
    real = (said / form).read_text("utf-8")
    page = (DOCS / "reference/formats.md").read_text("utf-8")
    shown = re.search(rf"^## {form}\n.*?^(`{{3,}})\w+\n(.*?)^\1$", page, re.MULTILINE | re.DOTALL)
    assert shown, f"the page has no example of {form}"
    if form == "sarif":
        assert json.loads(shown[2]) == json.loads(real)["runs"][0]["results"][0]
    else:
        assert shown[2] == real


def test_the_page_names_every_format() -> None:
    page = (DOCS / "reference/formats.md").read_text("utf-8")
    assert re.findall(r"^\| \[(\w+)\]\(#\w+\)", page, re.MULTILINE) == list(FORMATS)
