"""What a start leaves alone: libraries and data that the documents at hand do not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

POST = """---
type: post
account: parks-en
platforms: [x, facebook]
schedule: 2030-11-19T09:00-05:00
status: draft
lang: en
---
Snow is coming this weekend. Clear your walk early and take breaks.

Tips for safe shovelling: https://www.ontario.ca/page/winter-safety

#WinterSafety
"""
ACCOUNTS = """accounts:
  - {id: parks-en, kind: official, lang: en, handles: {x: ParksExample, facebook: ParksExample}}
"""
HEAVY = {
    "PIL", "emoji", "holidays", "html.entities", "markdown_it", "opsglint.packs.folder", "opsglint.packs.models",
    "opsglint.syntax.caption_vtt", "pathspec", "phonenumbers", "regex", "ruamel.yaml", "spellchecker", "stdnum",
}  # fmt: skip


def modules_after(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    script = (
        "import atexit, sys\n"
        "from opsglint.cli import main\n"
        "atexit.register(lambda: print(*sys.modules, sep='\\n', file=sys.stderr))\n"
        f"sys.exit(main({list(arguments)!r}))\n"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", env=environment
    )
    return set(done.stderr.split())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "snow.en.md").write_text(POST, encoding="utf-8")
    (tmp_path / "accounts.yml").write_text(ACCOUNTS, encoding="utf-8")
    return tmp_path


def test_a_plain_post_needs_none_of_the_heavy_libraries(repository: Path) -> None:
    loaded = modules_after(repository, "check", "--no-cache", "--as-of", "2026-11-20")
    assert "opsglint.rules.platforms.invalid_handle" in loaded
    assert not loaded & HEAVY


def test_version_and_help_load_no_command(repository: Path) -> None:
    assert "argparse" not in modules_after(repository, "--version")
    for_help = modules_after(repository, "--help")
    assert "argparse" in for_help
    assert not {"opsglint.api", "opsglint.cli.check"} & for_help
