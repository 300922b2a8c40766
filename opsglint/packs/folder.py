"""Reads the files of one pack folder, and says at which place one is malformed."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

from opsglint.content.problems import Problem
from opsglint.content.reader import Reader
from opsglint.content.records import read_record
from opsglint.language.phrases import PhraseError, check_phrase
from opsglint.packs.conversion import manifest_of, values_of
from opsglint.packs.errors import PackError, PackFault
from opsglint.packs.lists import LISTS
from opsglint.packs.models import PackFile, PartyEntry, PhraseEntry
from opsglint.packs.values import MANIFEST, Manifest, PackList
from opsglint.syntax.messages import MESSAGES
from opsglint.syntax.source import Fault, read_yaml
from opsglint.syntax.tree import MapNode
from opsglint.text import LineIndex, Span, nearest

_LARGEST = 4_000_000  # bytes; the largest list of ours has 20 kB


def list_file(name: str) -> str:
    """Return the file in which a pack keeps a list."""
    return f"{name}.yml"


class PackFolder:
    """A pack as a folder of YAML files, each read when it is asked for."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder

    def manifest(self) -> Manifest:
        """Return what `pack.yml` says; raise PackError where it is missing or malformed."""
        return manifest_of(_read_manifest(self._folder))

    def read(self, name: str) -> PackList | None:
        """Return a list, None where the folder has none of this name; raise PackError."""
        found = _read_list(self._folder, name)
        return None if found is None else values_of(found)


def _read_manifest(folder: Traversable) -> PackFile:
    found = _read(folder, MANIFEST, PackFile)
    if found is None:
        help_ = "a pack is a folder with a file pack.yml in it"
        raise PackError(PackFault(f"the pack has no {MANIFEST}", help_, MANIFEST))
    assert isinstance(found, PackFile)
    return found


def _read_list(folder: Traversable, name: str) -> Any:
    return _read(folder, list_file(name), LISTS[name].model)


def check_folder(folder: Traversable) -> None:
    """Read every file of a pack; raise PackError with all that is wrong in it."""
    faults: list[PackFault] = []
    for file in sorted(one.name for one in folder.iterdir() if one.name.endswith((".yml", ".yaml"))):
        if file == MANIFEST:
            continue
        name = file.rpartition(".")[0]
        if name not in LISTS or not file.endswith(".yml"):
            near = nearest(name, tuple(LISTS))
            help_ = f"did you mean {list_file(near)}?" if near else f"lists are: {', '.join(LISTS)}"
            faults.append(PackFault(f"a pack has no list called {name}", help_, file))
            continue
        try:
            _read_list(folder, name)
        except PackError as error:
            faults += error.faults
    if faults:
        raise PackError(*faults)


def _read(folder: Traversable, file: str, model: type[Any]) -> Any:
    path = folder.joinpath(file)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as handle:
            data = handle.read(_LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PackError(PackFault(f"it cannot be read: {reason}", "check the file", file)) from error
    if len(data) > _LARGEST:
        raise PackError(PackFault("the file is too large", f"keep it below {_LARGEST} bytes", file))
    return _parse(data, file, model)


def _parse(data: bytes, file: str, model: type[Any]) -> Any:
    source = read_yaml(data)
    lines = LineIndex(source.text)
    if source.faults:
        raise PackError(*(_unreadable(one, file, lines) for one in source.faults))
    root = source.front_matter.root if source.front_matter else None
    if not isinstance(root, MapNode):
        help_ = "write the fields of a list: source, date, entries"
        raise PackError(PackFault("the file is not a mapping", help_, file))
    reader = Reader(source.text)
    found = read_record(model, root, reader, "")
    faults = [_problem(one, file, lines) for one in reader.problems]
    faults += [_fault(*wrong, file, lines, span) for wrong, span in _bad_phrases(found)]
    if faults:
        raise PackError(*faults)
    return found


def _bad_phrases(found: Any) -> list[tuple[tuple[str, str], Span]]:
    wrong: list[tuple[tuple[str, str], Span]] = []
    for entry in getattr(found, "entries", None) or ():
        phrases = (entry.names or ()) if isinstance(entry, PartyEntry) else (entry,)
        for phrase in phrases:
            if not isinstance(phrase, PhraseEntry):
                continue
            conditions = (phrase.beside, phrase.near, phrase.not_beside, phrase.unless)
            for text in (phrase.say, *(one for group in conditions for one in group or ())):
                try:
                    check_phrase(text.value if text else "")
                except PhraseError as error:
                    help_ = "write words, (one|or another), [optional] or ~ for up to three words"
                    wrong.append(((str(error), help_), text.span if text else phrase.span))
    return wrong


_PROBLEMS = {
    "missing": "the field `{field}` is missing",
    "invalid": "`{field}` takes {expected}, not {found}",
    "invalid-near": "`{field}` takes {expected}, not {found}",
    "unknown": "there is no field `{field}` here",
    "unknown-near": "there is no field `{field}` here",
}


def _unreadable(fault: Fault, file: str, lines: LineIndex) -> PackFault:
    message, help_ = (
        words.format_map(fault.params).replace("the front matter", "the file")
        for words in MESSAGES[fault.id]
    )
    return _fault(message, help_, file, lines, fault.span)


def _problem(problem: Problem, file: str, lines: LineIndex) -> PackFault:
    near = problem.params.get("nearest")
    known = problem.params.get("known") or problem.params.get("expected")
    help_ = f"did you mean `{near}`?" if near else f"it takes: {known}" if known else "add it"
    message = _PROBLEMS[problem.id].format_map(problem.params)
    return _fault(message, help_, file, lines, problem.span)


def _fault(message: str, help_: str, file: str, lines: LineIndex, span: Span) -> PackFault:
    line, column = lines.position(span.start)
    return PackFault(message, help_, file, line, column)
