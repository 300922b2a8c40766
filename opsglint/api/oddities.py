"""What looks odd around a repository, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.checkups import Cache, Content, Git, Hooks, Place, Program, Remark

_UNTYPED = "front matter without a type"


def remarks_on(
    program: Program, place: Place, content: Content, cache: Cache, git: Git, hooks: Hooks
) -> tuple[Remark, ...]:
    """Return all that looks odd, the gravest first; none of it makes checks fail."""
    return (
        *_on_content(content),
        *_on_git(git, content, hooks),
        *_on_files(place, cache),
        *_on_program(program),
    )


def _on_content(content: Content) -> Iterator[Remark]:
    documents = sum(sum(counts.values()) for counts in content.documents.values())
    if not documents and content.excluded:
        yield Remark(
            "there is nothing to check, for the configuration excludes all documents",
            "take patterns out of `exclude`",
        )
    elif not documents:
        yield Remark(
            "there is nothing to check: no Markdown file has a `type` of ours",
            "run it in the folder of the content, or write a first post with `opsglint new post NAME`",
        )
    if not any(content.registries.values()) and "account" not in content.documents:
        yield Remark(
            "there are no accounts, so nothing is known of who may publish what",
            "write them into accounts.yml, or name your registry under `accounts` in opsglint.toml",
        )
    languages = {name for counts in content.documents.values() for name in counts}
    if documents > 1 and languages in ({"en"}, {"fr"}):
        only, other = ("English", "French") if languages == {"en"} else ("French", "English")
        yield Remark(
            f"all documents are in {only}",
            f"write what is official in {other} as well, and name the files name.en.md and name.fr.md",
        )
    if content.unreadable:
        yield Remark(f"{content.unreadable[0]} cannot be read", "check its permissions, and that it is no folder")
    if untyped := content.passed_over.get(_UNTYPED):
        yield Remark(
            f"front matter without a `type` is passed over, as in {untyped[0]}",
            "write `type: post`, or give types to folders under [types] in opsglint.toml, if these are content",
        )


def _on_git(git: Git, content: Content, hooks: Hooks) -> Iterator[Remark]:
    if git.version is None:
        yield Remark(
            "git is not found, so --changed, --diff-base and the hook cannot work",
            "install git, or add its folder to PATH",
        )
    elif git.work_tree is None:
        yield Remark(
            "the folder is in no git repository, so --changed and --diff-base cannot work",
            "run `git init`, or run opsglint inside the repository",
        )
    if git.is_shallow:
        yield Remark(
            "the clone is shallow, so --diff-base may not find where the branch began",
            "fetch the whole history: `fetch-depth: 0` in GitHub Actions, `git fetch --unshallow` elsewhere",
        )
    if content.untracked:
        yield Remark(
            f"{content.untracked[0]} is not added to git, and so does not exist for the hook",
            f"run `git add {content.untracked[0]}`",
        )
    if hooks.configured and not hooks.installed:
        yield Remark(
            "the hook is configured but not installed, so commits are not checked",
            "run `pre-commit install`" if hooks.is_found else "install pre-commit, then run `pre-commit install`",
        )


def _on_files(place: Place, cache: Cache) -> Iterator[Remark]:
    if place.is_configured_twice:
        yield Remark(
            "both opsglint.toml and pyproject.toml hold settings, and those in pyproject.toml do not count",
            "move all settings into opsglint.toml",
        )
    if not place.is_writable:
        yield Remark(
            "the folder cannot be written, so nothing can be fixed or approved",
            "check the permissions of the folder",
        )
    if not cache.is_writable:
        yield Remark(
            "the folder for caches cannot be written, so every run judges everything again",
            "name another with --cache-dir or OPSGLINT_CACHE_DIR",
        )


def _on_program(program: Program) -> Iterator[Remark]:
    if not program.has_fast_yaml:
        yield Remark(
            "PyYAML is installed without libyaml, so reading takes some ten times as long",
            "install PyYAML from a wheel for this system",
        )
