"""The hook as officers meet it: a real pre-commit in a real git repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
REGISTRY = """\
- {id: ministry-of-health, kind: official, name: Ministry of Health, lang: en,
   counterpart: ministere-de-la-sante, handles: {x: ONTExampleHealth}, website: ontario.ca/social}
- {id: ministere-de-la-sante, kind: official, name: Ministère de la Santé, lang: fr,
   counterpart: ministry-of-health, handles: {x: ONTExempleSante}, website: ontario.ca/social}
- {id: minister-of-health, kind: minister, name: Jordan Avery, person: Jordan Avery,
   handles: {x: JordanAveryMPP}}
"""
POST = "---\ntype: post\naccount: {}\nplatforms: [x]\nschedule: 2030-11-25T10:00-05:00\n---\n{}\n"
EN = POST.format("ministry-of-health", "Flu shots are free.")
FR = POST.format("ministere-de-la-sante", "Le vaccin contre la grippe est gratuit.")
KIT = """\
---
type: kit
title: {title}
announcement: 2030-11-25T10:00-05:00
recipient: minister-of-health
shareables:
  - post: ../posts/flu.{lang}.md
---
"""


class Repository:
    """A scratch content repository with the hook installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PRE_COMMIT", "GITHUB_ACTIONS")
        self.env = {k: v for k, v in os.environ.items() if k not in names}
        self.env |= {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org", "PRE_COMMIT_HOME": str(folder.parent / "cache"),
            "NO_COLOR": "1",
        }  # fmt: skip

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )

    def use(self, id_: str) -> None:
        """Configure a published hook, run from the installed command."""
        published = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        hook = next(dict(one) for one in published if one["id"] == id_)
        command = Path(sys.executable).with_name("opsglint")
        hook |= {"language": "system", "entry": hook["entry"].replace("opsglint", str(command), 1)}
        del hook["minimum_pre_commit_version"]
        config = {"repos": [{"repo": "local", "hooks": [hook]}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def commit(self, message: str = "change") -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose hook is the published one, run from the installed command."""
    folder = tmp_path / "content"
    folder.mkdir()
    repo = Repository(folder)
    repo.run("git", "init", "-b", "main")
    repo.use("opsglint")
    repo.write("opsglint.toml", "")
    repo.write("accounts.yml", REGISTRY)
    for language, text in (("en", EN), ("fr", FR)):
        repo.write(f"posts/flu.{language}.md", text)
        repo.write(f"kits/flu.{language}.md", KIT.format(title="Flu", lang=language))
    done = repo.run(sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stdout + done.stderr
    first = repo.commit("first")
    assert first.returncode == 0, first.stdout + first.stderr
    return repo


def test_a_clean_commit_goes_through(repository: Repository) -> None:
    repository.write("posts/flu.en.md", EN.replace("are free", "are free for all"))
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_commit_that_tags_a_minister_is_refused(repository: Repository) -> None:
    repository.write("posts/flu.en.md", EN.replace("Flu", "@JordanAveryMPP: flu"))
    done = repository.commit()
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "error[SEP001 official-tags-minister]" in said
    assert "write Jordan Avery in place of the handle" in said
    assert "posts/flu.en.md:7:1" in said
    assert "accounts.yml:5" in said


def test_a_commit_that_deletes_the_official_post_of_a_kit_is_refused(
    repository: Repository,
) -> None:
    (repository.folder / "posts/flu.en.md").unlink()
    done = repository.commit()
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "kits/flu.en.md:7:11" in said
    assert "REF002 missing-target" in said


def test_a_commit_that_moves_the_official_post_to_another_account_is_refused(
    repository: Repository,
) -> None:
    repository.write("posts/flu.en.md", EN.replace("account: ministry-of-health", "account: minister-of-health"))
    done = repository.commit()
    assert done.returncode != 0
    assert "KIT001 kit-content-not-on-official-channel" in done.stdout + done.stderr


def test_a_change_of_the_registry_is_seen(repository: Repository) -> None:
    repository.write("accounts.yml", REGISTRY.replace("kind: official, name: Ministry", "kind: media, name: Ministry"))
    done = repository.commit()
    assert done.returncode != 0
    assert "KIT001" in done.stdout + done.stderr


def test_an_old_error_of_another_officer_does_not_block(repository: Repository) -> None:
    repository.write("posts/old.en.md", EN.replace("type: post", "type: post\nlang: english"))
    repository.run("git", "add", "-A")
    assert repository.run("git", "commit", "--no-verify", "-m", "old").returncode == 0
    repository.write("posts/flu.fr.md", FR.replace("gratuit", "offert"))
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr
    everything = repository.run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert everything.returncode != 0
    assert "posts/old.en.md" in everything.stdout


def test_a_post_that_was_never_added_cannot_satisfy_a_kit(repository: Repository) -> None:
    kit = KIT.format(title="Flu", lang="en").replace("flu.en", "new.en")
    repository.write("kits/flu.en.md", kit)
    repository.write("posts/new.en.md", EN)
    repository.run("git", "add", "kits")
    done = repository.run("git", "commit", "-m", "kit")
    assert done.returncode != 0
    assert "REF002 missing-target" in done.stdout + done.stderr


def test_the_fixing_hook_stops_the_commit_and_leaves_the_fixed_file(repository: Repository) -> None:
    repository.use("opsglint-fix")
    assert repository.commit().returncode == 0
    tagged = EN.replace("Flu", "@JordanAveryMPP: flu")
    repository.write("posts/flu.en.md", tagged)
    refused = repository.commit()
    assert refused.returncode != 0
    assert "files were modified by this hook" in refused.stdout + refused.stderr
    assert "(1 fixed, 0 remaining)" in refused.stdout + refused.stderr
    fixed = tagged.replace("@JordanAveryMPP", "Jordan Avery")
    assert (repository.folder / "posts/flu.en.md").read_text() == fixed
    assert repository.run("git", "show", "HEAD:posts/flu.en.md").stdout == EN
    assert repository.commit().returncode == 0
    assert repository.run("git", "show", "--format=", "--name-only", "HEAD").stdout.split() == ["posts/flu.en.md"]


def test_the_fixing_hook_leaves_what_is_not_staged(repository: Repository) -> None:
    repository.use("opsglint-fix")
    assert repository.commit().returncode == 0
    tagged = EN.replace("Flu", "@JordanAveryMPP: flu")
    repository.write("posts/flu.en.md", tagged)
    repository.run("git", "add", "-A")
    other = FR.replace("Le vaccin", "@JordanAveryMPP: le vaccin")
    repository.write("posts/flu.fr.md", other)
    assert repository.run("git", "commit", "-m", "part").returncode != 0
    assert (repository.folder / "posts/flu.fr.md").read_text() == other
    assert (repository.folder / "posts/flu.en.md").read_text() == tagged.replace("@JordanAveryMPP", "Jordan Avery")


def test_the_published_hooks_are_valid() -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", manifest], check=False
    )
    assert done.returncode == 0
