"""Looks at all that a check rests on, for `opsglint doctor`."""

from __future__ import annotations

import os
import platform
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import metadata

from opsglint import __version__
from opsglint.api.checking import root_of
from opsglint.api.choices import Choices
from opsglint.api.keeping import folder_of
from opsglint.api.oddities import remarks_on
from opsglint.api.planning import plan
from opsglint.api.repository import Reader
from opsglint.api.requests import Request
from opsglint.api.settings import read_config
from opsglint.checkups import Cache, Checkup, Content, Git, Hooks, Place, Program, Remark, Rules
from opsglint.config import CONFIG_NAMES, Config, ConfigErrors, Globs, Root, Setting, configures
from opsglint.content.accounts import Registry
from opsglint.engine import git
from opsglint.engine.discover import Discovery, discover, is_markdown
from opsglint.engine.reading import read_content
from opsglint.engine.selection import specificity
from opsglint.rules import all_rules
from opsglint.sdk import Rule
from opsglint.syntax.plain import plain_values
from opsglint.syntax.source import read_document, read_yaml

_LIBRARIES = ("PyYAML", "ruamel.yaml", "markdown-it-py", "Pillow", "phonenumbers", "holidays", "tzdata")
"""Libraries whose versions bear on what is found; tzdata where the system has no time zones."""
_HOOKS = ("pre-commit", "pre-merge-commit", "pre-push")


def diagnose(request: Request) -> Checkup:
    """Return what is seen around a request; what is wrong there is part of the answer.

    Raises UsageError where the request names a configuration file that does not exist.
    """
    root = root_of(request)
    config, faults = _configuration(root)
    discovery = discover(root.path, (), Globs(config.exclude), configures)
    content = _content(config, discovery)
    rules, wrong = _rules(config)
    place, found_git, hooks = _place(root, config), _git(root.path), _hooks(root.path)
    cache = _cache(request, root.path)
    program = _program()
    odd = remarks_on(program, place, content, cache, found_git, hooks)
    missing = _missing(config, content)
    return Checkup(
        program, place, content, cache, found_git, hooks, rules, (*faults, *missing, *wrong, *odd)
    )


def _program() -> Program:
    import yaml

    found: dict[str, str] = {}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    fast = bool(yaml.__with_libyaml__)
    return Program(__version__, platform.python_version(), platform.platform(), found, fast)


def _place(root: Root, config: Config) -> Place:
    path = root.path
    both = all(configures(os.path.join(path, name)) for name in CONFIG_NAMES)
    return Place(path, _reason(root), root.config_file, config.pack, both, os.access(path, os.W_OK))


def _reason(root: Root) -> str:
    if root.config_file:
        return f"it holds {root.config_file}"
    if os.path.lexists(os.path.join(root.path, ".git")):
        return "it holds .git"
    return f"no folder above holds {CONFIG_NAMES[0]} or .git"


def _configuration(root: Root) -> tuple[Config, list[Remark]]:
    """Return the configuration, or the defaults and what is wrong with it."""
    try:
        return read_config(root.path, root.config_file), []
    except ConfigErrors as errors:
        return Config(root=root.path), _faults(errors)


def _faults(errors: ConfigErrors) -> list[Remark]:
    found = []
    for one in errors.errors:
        where = f"{one.place.path}:{one.place.row}:{one.place.column}: " if one.place else ""
        found.append(Remark(where + one.message, one.help, is_fault=True))
    return found


def _missing(config: Config, content: Content) -> Iterator[Remark]:
    """Yield what is wrong with registries that the configuration names."""
    for path in config.accounts if config.accounts_explicit else ():
        if path not in content.registries:
            help_ = "write the file, or correct its path under `accounts`"
            yield Remark(f"the account registry {path} does not exist", help_, is_fault=True)


def _content(config: Config, discovery: Discovery) -> Content:
    reader, root = Reader(config), discovery.root
    registries: dict[str, Mapping[str, int]] = {}
    documents: dict[str, Counter[str]] = {}
    passed_over: dict[str, list[str]] = {}
    unreadable: list[str] = []
    there = [path for path in config.accounts if discovery.files.exists(path)]
    for path in dict.fromkeys((*there, *discovery.documents)):
        data = read_content(root, path, {})
        if isinstance(data, str):
            unreadable.append(path)
            continue
        document = reader.read(path, data)
        if document is None:
            passed_over.setdefault(_why_passed_over(data), []).append(path)
        elif isinstance(document.model, Registry):
            kinds = (one.kind.value if one.kind else "without a kind" for one in document.model.accounts)
            registries[path] = dict(sorted(Counter(kinds).items()))
        else:
            documents.setdefault(document.type, Counter())[document.language or "unknown"] += 1
    exclude, listing = Globs(config.exclude), git.listing(root, tracked_only=False)
    excluded = (path for path in discovery.files.listed if is_markdown(path) and exclude.match(path))
    untracked = listing.untracked if listing else frozenset()
    return Content(
        registries,
        {name: dict(sorted(counts.items())) for name, counts in sorted(documents.items())},
        {reason: tuple(paths) for reason, paths in sorted(passed_over.items())},
        tuple(unreadable), tuple(sorted(excluded)),
        tuple(sorted(untracked.intersection((*discovery.documents, *there)))), discovery.nested,
    )  # fmt: skip


def _why_passed_over(data: bytes) -> str:
    front_matter = read_document(data).front_matter
    if front_matter is None:
        return "no front matter"
    root = front_matter.root
    entries = getattr(root, "entries", ())
    has_type = any(entry.key.value == "type" for entry in entries)
    return "a type that is not ours" if has_type else "front matter without a type"


def _rules(config: Config) -> tuple[Rules | None, list[Remark]]:
    try:
        running = {rule.code for rule in plan(config, Choices()).job.plan.rules}
    except ConfigErrors as errors:
        return None, _faults(errors)
    off = [type(rule) for rule in all_rules() if rule.code not in running]
    return Rules(len(running), {f"{rule.code} {rule.name}": _why_off(rule, config) for rule in off}), []


def _why_off(rule: type[Rule], config: Config) -> str:
    """Return the settings that switch a rule off."""
    chosen = [one for one in config.ignore if specificity(one.value, rule) is not None]
    return ", ".join(f"ignored by `{one.value}`{_written(one)}" for one in chosen) or "off"


def _written(setting: Setting) -> str:
    return f" in {setting.place.path}:{setting.place.row}" if setting.place else ""


def _cache(request: Request, root: str) -> Cache:
    folder = folder_of(request, root)
    size = 0
    for above, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(above, name)).st_size
            except OSError:
                continue
    there = folder
    while not os.path.isdir(there) and os.path.dirname(there) != there:
        there = os.path.dirname(there)
    return Cache(folder, size, os.access(there, os.W_OK))


def _git(root: str) -> Git:
    return Git(git.version(), git.work_tree(root), git.is_shallow(root))


def _hooks(root: str) -> Hooks:
    top = git.work_tree(root) or root
    folder = git.hooks_folder(root)
    installed = (name for name in _HOOKS if folder and _is_ours(os.path.join(folder, name)))
    return Hooks(shutil.which("pre-commit") is not None, _configured(top), tuple(installed))


def _is_ours(hook: str) -> bool:
    """Say whether a hook of git runs pre-commit, or opsglint itself."""
    try:
        with open(hook, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    return "pre-commit" in text or "pre_commit" in text or "opsglint" in text


def _configured(top: str) -> tuple[str, ...]:
    """Return the hooks of ours that the configuration of pre-commit names."""
    data = read_content(top, ".pre-commit-config.yaml", {})
    try:
        values = plain_values(read_yaml(data)) if isinstance(data, bytes) else None
    except ValueError:
        return ()
    return tuple(hook for hook in _hook_ids(values) if hook.startswith("opsglint"))


def _hook_ids(values: object) -> Iterator[str]:
    repositories = values.get("repos") if isinstance(values, dict) else None
    for repository in repositories if isinstance(repositories, list) else ():
        hooks = repository.get("hooks") if isinstance(repository, dict) else None
        for hook in hooks if isinstance(hooks, list) else ():
            if isinstance(hook, dict) and isinstance(hook.get("id"), str):
                yield hook["id"]
