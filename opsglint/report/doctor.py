"""What `opsglint doctor` sees, in plain words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from opsglint.checkups import Checkup, Content, Remark
from opsglint.report import Style
from opsglint.report.visible import clean
from opsglint.report.words import counted

_BOLD, _FAULT, _ODD, _GOOD = "1", "1;31", "1;33", "1;32"
_SHOWN = 3
"""How many paths of a kind are named in the text; JSON has them all."""
_WIDTH = 16


def render(checkup: Checkup, output_format: str, style: Style) -> str:
    """Return what was seen in one of `text` and `json`."""
    if output_format == "json":
        return json.dumps(asdict(checkup), indent=2, ensure_ascii=False) + "\n"
    return "\n".join((*_seen(checkup), "", *_odd(checkup.remarks, style))) + "\n"


def _seen(one: Checkup) -> Iterator[str]:
    program, place = one.program, one.place
    yield _line("opsglint", f"{program.version}, Python {program.python}, {program.system}")
    yield _line("libraries", ", ".join(f"{name} {version}" for name, version in program.libraries.items()))
    yield _line("root", f"{place.root} ({place.reason})")
    yield _line("configuration", place.config_file or "none, so every setting has its default")
    yield _line("guidelines", f"the pack {place.pack}")
    yield from _content(one.content)
    yield _line("rules", _rules(one))
    for rule, reason in one.rules.switched_off.items() if one.rules else ():
        yield _line("", f"off: {rule}, {reason}")
    writable = "" if one.cache.is_writable else ", cannot be written"
    yield _line("cache", f"{one.cache.folder} ({_size(one.cache.size)}{writable})")
    yield _line("git", _git(one))
    yield _line("pre-commit", _hooks(one))


def _content(content: Content) -> Iterator[str]:
    for path, kinds in content.registries.items():
        said = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        total = counted(sum(kinds.values()), "account", "accounts")
        yield _line("registry", f"{path}: {total}{f' ({said})' if said else ''}")
    if not content.registries:
        yield _line("registry", "none")
    for name, languages in content.documents.items():
        said = ", ".join(f"{number} {language}" for language, number in languages.items())
        yield _line("documents", f"{sum(languages.values()):,} {name} ({said})")
    if not content.documents:
        yield _line("documents", "none")
    for reason, paths in content.passed_over.items():
        yield _line("passed over", f"{_named(paths)}: {reason}")
    kinds_of_paths: Mapping[str, tuple[str, ...]] = {
        "not readable": content.unreadable, "excluded": content.excluded,
        "not in git": content.untracked, "repositories": content.nested,
    }  # fmt: skip
    for name, paths in kinds_of_paths.items():
        if paths:
            yield _line(name, _named(paths))


def _rules(one: Checkup) -> str:
    if one.rules is None:
        return "none, for the configuration is wrong"
    off = len(one.rules.switched_off)
    return f"{one.rules.running} run" + (f", {off} are switched off" if off else "")


def _git(one: Checkup) -> str:
    if one.git.version is None:
        return "not found"
    if one.git.work_tree is None:
        return f"{one.git.version}, but no repository here"
    return f"{one.git.version}, work tree {one.git.work_tree}{', shallow' if one.git.is_shallow else ''}"


def _hooks(one: Checkup) -> str:
    hooks = one.hooks
    found = "found" if hooks.is_found else "not found"
    configured = f"configured: {', '.join(hooks.configured)}" if hooks.configured else "opsglint is not configured"
    installed = f"installed: {', '.join(hooks.installed)}" if hooks.installed else "no hook is installed"
    return f"{found}; {configured}; {installed}"


def _odd(remarks: tuple[Remark, ...], style: Style) -> Iterator[str]:
    if not remarks:
        yield style.painted("Nothing looks odd.", _GOOD)
    for remark in remarks:
        head = style.painted("wrong" if remark.is_fault else "odd", _FAULT if remark.is_fault else _ODD)
        yield f"{head}: {clean(remark.message)}"
        yield f"  help: {clean(remark.help)}"


def _line(name: str, text: str) -> str:
    return f"{name:<{_WIDTH}}{clean(text)}"


def _named(paths: tuple[str, ...]) -> str:
    more = len(paths) - _SHOWN
    return ", ".join(paths[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _size(number: int) -> str:
    """Return a number of bytes in words that people use."""
    size = float(number)
    for unit in ("bytes", "KiB", "MiB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} GiB"
