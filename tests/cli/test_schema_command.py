"""`opsglint schema`, and what it writes for editors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from opsglint.api.schemas import SCHEMAS
from opsglint.cli import main
from opsglint.content.snippets import FILE
from opsglint.content.types import DOCUMENT_TYPES
from opsglint.syntax.plain import plain_values
from opsglint.syntax.source import read_document


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_as_it_is_written(
    name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["schema", name]) == 0
    printed = capsysbinary.readouterr().out
    assert main(["schema", "--write", str(tmp_path)]) == 0
    assert (tmp_path / f"{name}.schema.json").read_bytes() == printed
    Draft7Validator.check_schema(json.loads(printed))


def test_writing_again_puts_new_schemas_over_old_ones(tmp_path: Path) -> None:
    (tmp_path / "post.schema.json").write_text("old")
    assert main(["schema", "--write", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "post.schema.json").read_text())["title"] == "post"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        [FILE, *(f"{name}.schema.json" for name in SCHEMAS)]
    )


@pytest.mark.parametrize("arguments", [[], ["post", "--write", "x"], ["--write", "file"], ["pots"]])
def test_what_cannot_be_done_is_said(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    assert main(["schema", *arguments]) == 2
    assert capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_what_is_written_knows_the_fields_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "opsglint.toml").write_text(
        'extra_fields = ["campaign"]\n[fields]\nschedule = "publish_at"\ntype = "layout"\n'
    )
    assert main(["schema", "--write", ".vscode"]) == 0
    ours = {"layout": "post", "account": "a", "campaign": "Flu", "publish_at": "2026-11-25T10:00-05:00"}
    for name in ("post", "document"):
        schema = json.loads((tmp_path / f".vscode/{name}.schema.json").read_text(encoding="utf-8"))
        assert not list(Draft7Validator(schema).iter_errors(ours))
        assert list(Draft7Validator(schema).iter_errors({**ours, "schedule": "2026-11-25T10:00-05:00"}))
        assert list(Draft7Validator(schema).iter_errors({**ours, "publish_at": "soon"}))
    snippets = json.loads((tmp_path / ".vscode" / FILE).read_text(encoding="utf-8"))
    prefixes = {one["prefix"] for one in snippets.values()}
    assert {"layout", "publish_at"} <= prefixes
    assert "type" not in prefixes


def _filled(body: list[str]) -> str:
    """Return a snippet as VS Code inserts it when the first word of each choice is taken."""
    text = "\n".join(body)
    text = re.sub(r"\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE", "2026-11-25", text)
    text = re.sub(r"\$\{1\|([^,|]+)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$\{1:([^}]*)\}", r"\1", text)


def test_snippets_complete_what_the_schemas_take(tmp_path: Path) -> None:
    assert main(["schema", "--write", str(tmp_path)]) == 0
    snippets = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert {"yaml,markdown"} == {one["scope"] for one in snippets.values()}
    post = json.loads((tmp_path / "post.schema.json").read_text(encoding="utf-8"))
    of_posts = {
        one["prefix"]: _filled(one["body"])
        for name, one in snippets.items() if re.search(r"[( ]post[,)]", name)
    }  # fmt: skip
    assert of_posts.keys() == post["properties"].keys() - {"type"}
    ready = "\n".join(text for text in of_posts.values() if "$" not in text)
    values = plain_values(read_document(f"---\ntype: post\n{ready}\n---\n".encode()))
    assert {"status", "lang", "platforms", "capacity", "paid"} <= values.keys()
    assert not list(Draft7Validator(post).iter_errors(values))


def test_the_snippet_of_the_type_offers_every_type(tmp_path: Path) -> None:
    assert main(["schema", "--write", str(tmp_path)]) == 0
    body = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["type"]["body"][0]
    assert body == f"type: ${{1|{','.join(DOCUMENT_TYPES)}|}}"
