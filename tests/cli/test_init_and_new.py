"""Setting a repository up and writing new documents."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from opsglint.cli import main

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared/corpus/schemas"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def test_a_new_repository_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert "Next:" in capsys.readouterr().out
    assert main([]) == 0
    assert "No problems found; 3 documents checked" in capsys.readouterr().out


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "accounts.yml").write_text("[]\n")
    assert main(["init"]) == 0
    assert (folder / "accounts.yml").read_text() == "[]\n"
    assert "kept     accounts.yml" in capsys.readouterr().out
    assert not (folder / "posts").exists()


@pytest.mark.parametrize("kind", ["post", "kit", "livestream", "account", "inquiry"])
def test_a_new_document_says_what_is_to_be_filled_in(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    main(["init"])
    assert main(["new", kind, "flu-shot"]) == 0
    capsys.readouterr()
    main(["--output-format", "json"])
    listed = [d for d in json.loads(capsys.readouterr().out) if d["severity"] != "advice"]
    codes = {d["code"] for d in listed}
    expected = {"FM008", "SEP006"} if kind == "livestream" else {"FM008"}
    assert codes == expected, listed
    if kind != "account":
        assert {d["severity"] for d in listed} == {"warning"}


def test_a_new_document_is_never_written_over_or_outside(folder: Path) -> None:
    main(["init"])
    assert main(["new", "post", "a"]) == 0
    before = (folder / "posts/a.en.md").read_text()
    (folder / "posts/a.en.md").write_text("mine")
    (folder / "posts/a.fr.md").unlink()
    assert main(["new", "post", "a"]) == 2
    assert (folder / "posts/a.en.md").read_text() == "mine" != before
    assert not (folder / "posts/a.fr.md").exists()
    assert main(["new", "post", "../../evil"]) == 2
    assert main(["new", "post", "posts/2026/b"]) == 0
    assert (folder / "posts/2026/b.fr.md").exists()


@pytest.mark.parametrize("name", ["", "posts/", ".git/hooks/a", "out/evil", "/evil"])
def test_a_name_that_is_no_place_for_a_document_is_refused(folder: Path, name: str) -> None:
    root = folder / "root"
    root.mkdir()
    (folder / "outside").mkdir()
    (root / "out").symlink_to(folder / "outside")
    main(["init", str(root)])
    os.chdir(root)
    before = sorted(folder.rglob("*"))
    assert main(["new", "post", name]) == 2
    assert sorted(folder.rglob("*")) == before


def test_an_unknown_rule_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "hashtag-cas"]) == 2
    assert "did you mean hashtag-case?" in capsys.readouterr().err


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the published schemas are not beside this checkout")
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("action.yml", "github-actions.json"),
        ("opsglint/cli/templates/init/workflow.yml", "github-workflows.json"),
    ],
)
def test_the_action_and_the_workflow_fit_the_published_schemas(path: str, schema: str) -> None:
    values = yaml.safe_load((ROOT / path).read_text())
    if True in values:  # YAML 1.1 reads the key `on` as a boolean
        values["on"] = values.pop(True)
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text()))
    errors = sorted(validator.iter_errors(values), key=str)
    assert not errors, errors[0].message
