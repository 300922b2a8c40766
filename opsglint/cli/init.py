"""`opsglint init`: set a repository up, without overwriting anything."""

from __future__ import annotations

import argparse
import os

from opsglint.api import UsageError
from opsglint.cli.writing import template, write_new

# Where each template goes, and what it is for.
FILES = (
    ("opsglint.toml", "opsglint.toml", "the configuration"),
    ("accounts.yml", "accounts.yml", "the account registry"),
    ("pre-commit-config.yaml", ".pre-commit-config.yaml", "the check of every commit"),
    ("workflow.yml", ".github/workflows/opsglint.yml", "the check of every pull request"),
    ("posts/welcome.en.md", "posts/welcome.en.md", "a sample post in English"),
    ("posts/welcome.fr.md", "posts/welcome.fr.md", "the same in French"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", nargs="?", default=".", help="the root of the repository")


def run(arguments: argparse.Namespace) -> int:
    """Write what is missing, say what was kept, and what to do next."""
    folder = arguments.folder
    if not os.path.isdir(folder):
        raise UsageError(f"{folder} is no folder", "name the root of your repository")
    has_registry = os.path.lexists(os.path.join(folder, "accounts.yml"))
    texts: dict[str, str] = {}
    said: list[str] = []
    for name, path, what in FILES:
        target = os.path.join(folder, path)
        if os.path.lexists(target):
            said.append(f"kept     {path} (it is there already)")
        elif has_registry and path.startswith("posts/"):
            said.append(f"left out {path} (it needs the sample accounts)")
        else:
            texts[target] = template(f"init/{name}")
            said.append(f"wrote    {path}: {what}")
    write_new(texts)
    print("\n".join(said))
    print(
        "\nNext:\n"
        "  1. put your accounts into accounts.yml\n"
        "  2. run opsglint\n"
        "  3. run pre-commit install, so that every commit is checked\n"
        "  4. write your first post with opsglint new post NAME"
    )
    return 0
