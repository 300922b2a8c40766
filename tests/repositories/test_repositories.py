"""Whole small repositories, run through the real command: exactly the codes that are expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from opsglint.cli import main

HERE = Path(__file__).parent

# The rules that these cases were written for; tests/sentences has cases of all others, which ask much
# of registries and texts that has nothing to do with what is tried here.
JUDGED = ("FM", "REF", "SCH", "KIT", "SEP", "WVR", "LNG001", "LNG002", "AXS001", "AXS003", "AXS006", "AXS010")


def _bases() -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for path in sorted(HERE.glob("bases*.yml")):
        merged |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return merged


def _cases() -> list[Any]:
    files = [path for path in sorted(HERE.glob("*.yml")) if not path.name.startswith("bases")]
    return [
        pytest.param(case, id=f"{path.stem}:{case['name']}")
        for path in files
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _write(folder: Path, files: dict[str, Any]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        is_bytes = isinstance(content, dict)
        path.write_bytes(bytes.fromhex(content["bytes"]) if is_bytes else content.encode())


@pytest.mark.parametrize("case", _cases())
def test_repository(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    files = dict(_bases()[case["base"]]) if "base" in case else {}
    files |= case.get("files") or {}
    files.setdefault("opsglint.toml", "")
    _write(tmp_path, {name: text for name, text in files.items() if name not in (case.get("remove") or ())})
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "--as-of", str(case.get("as_of", "2026-11-20")), "--output-format", "json"]
    status = main([*arguments, *(case.get("paths") or ())])
    if case["expect"] == ["exit 2"]:
        assert status == 2
        return
    shown = capsys.readouterr()
    assert status in (0, 1), shown.err
    found = [d for d in json.loads(shown.out) if d["severity"] != "advice" and d["code"].startswith(JUDGED)]
    named = {f"{d['code']} {d['path']}:{d['location']['row']}": d for d in found}
    unmatched = dict(named)
    missing = []
    for expected in case["expect"]:
        hits = [key for key in unmatched if key == expected or key.rsplit(":", 1)[0] == expected]
        if hits:
            unmatched.pop(hits[0])
        else:
            missing.append(expected)
    extra = {key: d["message"] for key, d in unmatched.items() if key.rsplit(":", 1)[0] not in case["expect"]}
    assert (missing, extra) == ([], {}), case.get("why")
