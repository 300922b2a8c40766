"""Turns a configuration into what the engine runs: rules, severities, options, settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from opsglint.api.catalogue import find_rule, is_known_selector, rule_names
from opsglint.api.choices import Choices
from opsglint.config import Config, ConfigError, ConfigErrors, Globs, Place, Setting
from opsglint.diagnostics import Safety, Severity
from opsglint.engine.run import Job
from opsglint.engine.selection import FileIgnore, Plan, Selection
from opsglint.packs import (
    PACKS,
    Pack,
    PackError,
    PackFault,
    load_pack,
    load_pack_folder,
)
from opsglint.rules import all_rules
from opsglint.sdk import Blackout, Option, Rule, Settings
from opsglint.text import nearest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Planned:
    """A job for the engine, and what the user should be told about it."""

    job: Job
    notices: tuple[str, ...]


def plan(config: Config, choices: Choices) -> Planned:
    """Return the job that a configuration asks for; raise ConfigErrors where it cannot be done."""
    faults: list[ConfigError] = []
    notices: list[str] = []
    pack = _pack(config, faults)
    selection = _selection(config, choices, faults, notices)
    severities = _severities(config, pack, faults)
    safeties = _safeties(config, faults)
    file_ignores = tuple(
        FileIgnore(Globs((pattern,)).match, _selectors(settings, faults, notices))
        for pattern, settings in config.per_file_ignores
    )
    options = {rule.code: _defaults(rule) for rule in all_rules()}
    _set_options(config, options, faults)
    if faults:
        raise ConfigErrors(tuple(faults))
    rules = tuple(rule for rule in all_rules() if selection.includes(type(rule)))
    job = Job(
        Plan(rules, file_ignores, severities, safeties), rule_names(), pack, _settings(config), options
    )
    return Planned(job, tuple(dict.fromkeys(notices)))


def _pack(config: Config, faults: list[ConfigError]) -> Pack:
    if config.pack in PACKS:
        return load_pack(config.pack)
    place = config.origins.get("pack")
    folder = find_pack_folder(config.root, config.pack)
    if folder is None:
        near = nearest(config.pack, PACKS)
        help_ = f"did you mean `{near}`?" if near else f"write one of {', '.join(PACKS)}, or the path of a folder"
        faults.append(ConfigError(f"there is no pack named `{config.pack}`", help_, place))
        return load_pack(PACKS[0])
    try:
        return load_pack_folder(config.pack, partial(find_pack_folder, config.root))
    except PackError as error:
        faults += (_pack_fault(fault, config.pack) for fault in error.faults)
        return load_pack(PACKS[0])


def find_pack_folder(root: str, name: str) -> Path | None:
    """Return the folder of a pack that a repository keeps, None where it has none below its root."""
    from pathlib import Path

    base = Path(root).resolve()
    folder = (base / name).resolve()
    return folder if folder.is_dir() and folder.is_relative_to(base) else None


def _pack_fault(fault: PackFault, pack: str) -> ConfigError:
    path = f"{pack.rstrip('/')}/{fault.file}"
    return ConfigError(fault.message, fault.help, Place(path, fault.line, fault.column))


def _selection(
    config: Config, choices: Choices, faults: list[ConfigError], notices: list[str]
) -> Selection:
    ignored = _selectors(config.ignore, faults, notices)
    ignored += _selectors(map(Setting, choices.ignore), faults, notices)
    extended = _known(config.extend_select, faults) + _known(
        map(Setting, choices.extend_select), faults
    )
    chosen = None if choices.select is None else _known(map(Setting, choices.select), faults)
    return Selection(chosen, extended, ignored)


def _known(settings: Iterable[Setting], faults: list[ConfigError]) -> tuple[str, ...]:
    """Return the selectors as the catalogue spells them, recording those that name no rule."""
    found: list[str] = []
    for setting in settings:
        if is_known_selector(setting.value):
            rule = find_rule(setting.value)
            found.append(rule.code if rule else setting.value.upper())
            continue
        near = rule_names().nearest(setting.value)
        help_ = f"did you mean `{near}`?" if near else "`opsglint rule --all` lists them"
        message = f"no rule has the code, name or prefix `{setting.value}`"
        faults.append(ConfigError(message, help_, setting.place))
    return tuple(found)


def _selectors(
    settings: Iterable[Setting], faults: list[ConfigError], notices: list[str]
) -> tuple[str, ...]:
    """Return the selectors of rules to leave out; what cannot be left out is said or refused."""
    settings = tuple(settings)
    for setting in settings:
        rule = find_rule(setting.value)
        if rule is not None and not rule.waivable:
            message = f"{rule.code} {rule.name} cannot be ignored"
            faults.append(ConfigError(message, f"take `{setting.value}` out", setting.place))
        elif rule is None and is_known_selector(setting.value):
            kept = [
                code for code, one in rule_names().by_code.items()
                if code.startswith(setting.value.upper()) and not one.waivable
            ]  # fmt: skip
            if kept:
                listed = ", ".join(sorted(kept))
                notices.append(f"ignoring {setting.value} leaves {listed} on: these cannot be ignored")
    return _known(settings, faults)


def _severities(
    config: Config, pack: Pack, faults: list[ConfigError]
) -> Mapping[str, Severity]:
    found: dict[str, Severity] = {}
    for rule in all_rules():
        if rule.code in pack.lowered:
            found[rule.code] = rule.severity.lowered()
    for setting, word in config.severity:
        severity = Severity(word)
        for code in _known((setting,), faults):
            for rule in all_rules():
                if rule.code.startswith(code):
                    _set_severity(rule, severity, setting, found, faults)
    return found


def _safeties(config: Config, faults: list[ConfigError]) -> Mapping[str, Safety]:
    """Return the safety of fixes that differ from their rule's; what is called unsafe is."""
    lists = ((Safety.SAFE, config.extend_safe_fixes), (Safety.UNSAFE, config.extend_unsafe_fixes))
    return {
        rule.code: safety
        for safety, settings in lists
        for selector in _known(settings, faults)
        for rule in all_rules()
        if rule.fix and rule.code.startswith(selector)
    }


def _set_severity(
    rule: Rule, severity: Severity, setting: Setting, found: dict[str, Severity],
    faults: list[ConfigError],
) -> None:  # fmt: skip
    is_lower = severity.rank > rule.severity.rank
    if rule.waivable or not is_lower:
        found[rule.code] = severity
    elif find_rule(setting.value):
        message = f"the severity of {rule.code} {rule.name} cannot be lowered"
        faults.append(ConfigError(message, f"take `{setting.value}` out", setting.place))


def _defaults(rule: Rule) -> dict[str, Any]:
    return {option.name: option.default for option in rule.options}


def _set_options(
    config: Config, options: dict[str, dict[str, Any]], faults: list[ConfigError]
) -> None:
    for name, given in config.rules.items():
        rule = find_rule(name)
        if rule is None:
            if rule_names().find(name) is None:
                _known((Setting(name, config.origins.get(f"rules.{name}")),), faults)
            continue
        for key, option in given.items():
            definition = next((one for one in rule.options if one.name == key), None)
            problem = _option_problem(rule, key, option.value, definition)
            if problem is None:
                options[rule.code][key] = option.value
            else:
                faults.append(ConfigError(*problem, option.place))


def _option_problem(
    rule: type[Rule], key: str, value: object, definition: Option | None
) -> tuple[str, str] | None:
    if definition is None:
        known = ", ".join(one.name for one in rule.options)
        help_ = f"it has: {known}" if known else "it has no options"
        return f"{rule.code} {rule.name} has no option `{key}`", help_
    default = definition.default
    numeric = isinstance(default, int | float) and not isinstance(default, bool)
    fits = isinstance(value, type(default)) or (numeric and isinstance(value, int | float))
    if not fits or (isinstance(value, bool) and not isinstance(default, bool)):
        return f"option `{key}` of {rule.code} has a wrong type", f"write a value such as {default}"
    low, high = definition.least, definition.most
    if isinstance(value, int | float) and (
        (low is not None and value < low) or (high is not None and value > high)
    ):
        limits = " ".join(f"{w} {n:g}" for w, n in (("from", low), ("to", high)) if n is not None)
        return f"option `{key}` of {rule.code} is out of range", f"write a number {limits}"
    return None


def _settings(config: Config) -> Settings:
    return Settings(
        tuple(Blackout(b.name, b.first, b.last, b.accounts) for b in config.blackouts),
        config.approvals_required, config.approvals_accounts, config.political_terms,
        config.political_domains, config.public_phones, config.public_emails, config.platforms,
    )  # fmt: skip


__all__ = ["Place", "Planned", "plan"]
