"""Reports of the repository with faults, made by the real command, and the schemas they must fit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator

from opsglint.cli import main
from opsglint.report import FORMATS

FAULTS = Path(__file__).parents[2] / "docs/example-with-faults"
SCHEMAS = Path(__file__).parent / "schemas"
SERVICES = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "CI_PROJECT_URL", "CI_COMMIT_SHA", "PRE_COMMIT", "NO_COLOR")


@pytest.fixture(autouse=True, scope="session")
def _no_service() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in SERVICES:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with faults in a folder `content` of a git repository."""
    top = tmp_path_factory.mktemp("faults")
    (top / ".git").mkdir()
    shutil.copytree(FAULTS, top / "content")
    return top / "content"


@pytest.fixture(scope="session")
def reports(faults: Path) -> Path:
    """A folder with a report in every format, named as the format."""
    folder = faults.parent / "reports"
    folder.mkdir()
    asked = [word for form in FORMATS for word in ("--output-format", f"{form}={folder / form}")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(faults)
        assert main(["check", "--as-of", "2026-11-20", "--quiet", *asked]) == 1
    return folder


@pytest.fixture(scope="session")
def read(reports: Path) -> Callable[[str], Any]:
    """Return a reader of the reports that are JSON."""
    return lambda form: json.loads((reports / form).read_text("utf-8"))


@pytest.fixture(scope="session")
def fits() -> Callable[[str, str], None]:
    """Return a check that a report in a format is what its readers take; it raises where it is not."""
    sarif = Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8")))
    own = {
        name: Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
        for name in ("code-scanning", "gitlab", "rdjson")
    }
    xml = {name: xmlschema.XMLSchema(str(SCHEMAS / f"{name}.xsd")) for name in ("junit", "checkstyle")}

    def check(form: str, text: str) -> None:
        if form in {"sarif", "gitlab", "rdjson", "json"}:
            json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")  # half a pair would not be
        if form in xml:
            xml[form].validate(text)
        elif form == "sarif":
            sarif.validate(json.loads(text))
            own["code-scanning"].validate(json.loads(text))
        elif form in own:
            own[form].validate(json.loads(text))
        elif form == "jsonl":
            assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
        elif form == "json":
            assert isinstance(json.loads(text), list)

    return check
