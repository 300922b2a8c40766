"""Other linters, run on the same posts where they are installed."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring.cases import floor, ours
from measuring.timing import CommandFailedError, Entrant, rounds
from measuring.workplace import Workplace

_YAMLLINT_RULES = "{extends: relaxed, rules: {line-length: disable}}"
# Posts are no articles: their first line is no heading, their links are bare, and hashtags start lines.
_NOISE = ("MD013", "MD018", "MD026", "MD034", "MD041")
_REMARK_SETTINGS = {"plugins": ["remark-frontmatter", ["remark-lint-frontmatter-schema", {"schemas": {"post.schema.json": ["**/*.md"]}}]]}


@dataclass(frozen=True)
class Peer:
    """A linter: the name of its command, and how it is run on a repository of a size.

    `make` takes the path of the command and returns its words and the folder to run in.
    """

    name: str
    command: str
    make: Callable[[str, Workplace, int], tuple[Sequence[str], Path]]


@dataclass(frozen=True)
class PeerRow:
    """What a peer took, in seconds and as times the floor and opsglint; nothing where it did not run, and why."""

    name: str
    seconds: float | None
    to_floor: float | None
    to_ours: float | None
    reason: str = ""


def measure(place: Workplace, number: int, times: int, given: Mapping[str, str]) -> list[PeerRow]:
    """Run the floor and opsglint with two processes and every peer that is installed, in turn.

    `given` names commands by peer; others are looked for on PATH. All times are wall times: some
    peers use every processor, others one.
    """
    folder = place.corpus(number)
    entrants = [floor(folder, "--jobs", "2"), ours(place, folder, "--no-cache", "--jobs=2")]
    absent: list[PeerRow] = []
    for peer in PEERS:
        path = given.get(peer.name) or shutil.which(peer.command)
        if not path:
            absent.append(PeerRow(peer.name, None, None, None, "not installed"))
            continue
        words, where = peer.make(path, place, number)
        entrants.append(Entrant(peer.name, words, where, statuses=(0, 1, 2)))
    rows = []
    for at, entrant in enumerate(entrants):
        others = [entrants[0], entrants[1]] if at > 1 else [entrants[1 - at]]
        try:
            runs = rounds([entrant, *others], times)
        except CommandFailedError as error:
            absent.append(PeerRow(entrant.name, None, None, None, str(error)))
            continue
        bases = {one.name: position for position, one in enumerate([entrant, *others])}
        to_floor, to_ours = (
            statistics.median(one[0].wall / one[bases[base.name]].wall for one in runs) for base in entrants[:2]
        )  # fmt: skip
        rows.append(PeerRow(entrant.name, statistics.median(one[0].wall for one in runs), to_floor, to_ours))
    return [*sorted(rows, key=lambda row: row.seconds or 0), *absent]


def _schema(place: Workplace, folder: Path) -> Path:
    """Write the schema of posts with the field that the repository adds, marked as a draft that all peers know."""
    done = subprocess.run([*place.opsglint, "schema", "post"], capture_output=True, text=True, check=True)  # noqa: S603  # the measured command
    schema = json.loads(done.stdout)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["properties"]["campaign"] = {"type": "string"}
    target = folder / "post.schema.json"
    target.write_text(json.dumps(schema), encoding="utf-8")
    return target


def _yamllint(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    place.front_matter(number)
    return [path, "-d", _YAMLLINT_RULES, "."], place.yaml_folder(number)


def _check_jsonschema(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    names = place.front_matter(number)
    schema = _schema(place, place.folder)
    return [path, "--schemafile", str(schema), *names], place.yaml_folder(number)


def _pymarkdown(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    return [path, "--set", "extensions.front-matter.enabled=$!True", "--disable-rules", ",".join(_NOISE), "scan", "--recurse", "posts"], place.corpus(number)


def _rumdl(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    return [path, "check", "--no-cache", "--disable", ",".join(_NOISE), "posts"], place.corpus(number)


def _markdownlint(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    settings = place.folder / ".markdownlint-cli2.jsonc"
    settings.write_text(json.dumps({"config": dict.fromkeys(_NOISE, False)}), encoding="utf-8")
    return [path, "--config", str(settings), "posts/**/*.md"], place.corpus(number)


def _remark(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    # Plugins are looked for from the settings file upwards, the schema and posts below the current folder.
    folder = place.corpus(number)
    _schema(place, folder)
    settings = Path(path).absolute().parents[2] / "opsglint-benchmark.json"
    settings.write_text(json.dumps(_REMARK_SETTINGS), encoding="utf-8")
    words = [path, "--no-config", "--rc-path", str(settings), "--quiet", "--no-stdout", "posts"]
    return words, folder


def _textlint(path: str, place: Workplace, number: int) -> tuple[Sequence[str], Path]:
    return [path, "--rule", "no-todo", str(place.corpus(number) / "posts")], Path(path).absolute().parents[2]


PEERS = (
    Peer("rumdl", "rumdl", _rumdl),
    Peer("check-jsonschema", "check-jsonschema", _check_jsonschema),
    Peer("textlint", "textlint", _textlint),
    Peer("markdownlint-cli2", "markdownlint-cli2", _markdownlint),
    Peer("yamllint", "yamllint", _yamllint),
    Peer("pymarkdownlnt", "pymarkdown", _pymarkdown),
    Peer("remark", "remark", _remark),
)
