"""The folders in which commands are measured: repositories of every size, and what opsglint takes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[1]
AS_OF = "2026-10-05"

_SEED = "1"
_FAULTS = "0.02"
_GIT = ("git", "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false")


@dataclass
class Workplace:
    """Where everything is made, and the command that is measured."""

    folder: Path
    opsglint: list[str]
    _options: str | None = field(default=None, repr=False)

    def corpus(self, number: int, name: str = "corpus") -> Path:
        """Return a repository of so many documents, which is made the first time it is asked for."""
        target = self.folder / f"{name}-{number}"
        if not target.exists():
            command = [sys.executable, str(BENCHMARKS / "generate.py"), str(target), "-n", str(number), "--seed", _SEED, "--faults", _FAULTS]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own program
        return target

    def git_corpus(self, number: int) -> Path:
        """Return such a repository in git, with one post changed and staged."""
        made = (self.folder / f"git-{number}").exists()
        target = self.corpus(number, "git")
        if not made:
            _git(target, "init", "--quiet")
            _git(target, "add", "--all")
            _git(target, "commit", "--quiet", "--message", "A repository")
            touch(a_post(target), 0)
            _git(target, "add", "--all")
        return target

    def front_matter(self, number: int) -> list[str]:
        """Write the front matter of every post as a file of its own, and return their names in that folder."""
        source, target = self.corpus(number), self.yaml_folder(number)
        posts = sorted((source / "posts").rglob("*.md"))
        names = []
        target.mkdir(exist_ok=True)
        for post in posts:
            name = "-".join(post.relative_to(source).with_suffix(".yaml").parts)
            text = post.read_text(encoding="utf-8").split("\n---\n", 1)[0]
            (target / name).write_text(f"{text}\n", encoding="utf-8")
            names.append(name)
        return names

    def yaml_folder(self, number: int) -> Path:
        """Return the folder of the front matter of a repository's posts."""
        return self.folder / f"yaml-{number}"

    def check(self, *options: str) -> list[str]:
        """Return the command that checks the repository, with those of the options that it knows."""
        if self._options is None:
            done = subprocess.run([*self.opsglint, "check", "--help"], capture_output=True, text=True, check=True)  # noqa: S603  # the measured command
            self._options = done.stdout
        known = [one for one in options if not one.startswith("--") or one.partition("=")[0] in self._options]
        return [*self.opsglint, "check", "--as-of", AS_OF, "--output-format", "concise", *known]


def a_post(repository: Path) -> Path:
    """Return the English post of a repository whose name comes first."""
    return min((repository / "posts").rglob("*.en.md"))


def touch(post: Path, number: int) -> None:
    """Change a post: a number above zero gives it content that it has not had before."""
    text = post.read_text(encoding="utf-8").partition("\n<!-- change")[0].rstrip("\n")
    post.write_text(f"{text}\n\n<!-- change {number} -->\n", encoding="utf-8")


def _git(folder: Path, *words: str) -> None:
    subprocess.run([*_GIT, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603  # fixed words
