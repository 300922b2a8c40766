"""The floor: what a bare prototype of the hot path costs. No rules, no messages, no options worth the name.

    python benchmarks/floor.py [--cache FILE] [--jobs N] [--changed] FOLDER

Walk, read, split, compose the front matter with libyaml, convert it to values and positions, parse the body with one
markdown-it-py for links and pictures, then two checks across the repository: the translation is there, ids are unique.
With --cache, what was found in a file is kept by the digest of its content, and a run with nothing new imports neither
parser. With --changed, git says what is staged. opsglint is measured against this program; it is no part of it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from typing import Any

_LEAST_FOR_FORK = 150
_MOST_BYTES = 1 << 20

# What is kept of a document: id, translation, sources of media; and packed, everything else.
Kept = tuple[tuple[Any, ...], bytes]


def walk(folder: str, found: list[str]) -> None:
    """Append the paths of all Markdown files below a folder, hidden folders left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".md"):
                found.append(entry.path)
            elif entry.name[0] != "." and entry.is_dir(follow_symlinks=False):
                walk(entry.path, found)


def read(path: str) -> bytes:
    """Return the first megabyte of a file."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, _MOST_BYTES)
    finally:
        os.close(descriptor)


def parse_all(paths: Sequence[str], jobs: int) -> list[Kept]:
    """Return what is kept of each document, with forked workers where they pay."""
    if not paths:
        return []
    from floor_parser import parse

    if jobs < 2 or len(paths) < _LEAST_FOR_FORK:
        return [parse(read(path)) for path in paths]
    children = []
    for number in range(1, jobs):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(marshal.dumps([parse(read(path)) for path in paths[number::jobs]]))
            os._exit(0)
        os.close(writer)
        children.append((number, child, reader))
    results: list[Kept] = [((), b"")] * len(paths)
    results[0::jobs] = [parse(read(path)) for path in paths[0::jobs]]
    for number, child, reader in children:
        with os.fdopen(reader, "rb") as pipe:
            results[number::jobs] = marshal.loads(pipe.read())  # noqa: S302  # our own child wrote it
        os.waitpid(child, 0)
    return results


def load(cache: str) -> dict[str, tuple[bytes, Kept]]:
    """Return what a cache file holds, or nothing where there is none."""
    try:
        with open(cache, "rb") as file:
            kept: dict[str, tuple[bytes, Kept]] = marshal.loads(file.read())  # noqa: S302  # a benchmark reads what it wrote
            return kept
    except FileNotFoundError:
        return {}


def save(cache: str, kept: dict[str, tuple[bytes, Kept]]) -> None:
    """Write a cache file by rename."""
    beside = f"{cache}.{os.getpid()}"
    with open(beside, "wb") as file:
        file.write(marshal.dumps(kept))
    os.replace(beside, cache)


def problems(kept: dict[str, tuple[bytes, Kept]]) -> int:
    """Count translations that are not there, and ids that come twice."""
    seen: set[str] = set()
    count = 0
    for path, (_, (index, _)) in kept.items():
        identifier, translation = index[:2]
        count += bool(translation) and os.path.join(os.path.dirname(path), translation) not in kept
        count += identifier in seen
        if identifier:
            seen.add(identifier)
    return count


def staged(folder: str) -> list[str]:
    """Return the paths that git has staged below a folder."""
    import subprocess

    command = ["git", "-C", folder, "diff", "--cached", "--name-only", "-z"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")[:-1]  # noqa: S603  # fixed words


def run(folder: str, cache: str, jobs: int) -> str:
    """Check a folder and return a summary."""
    paths: list[str] = []
    walk(folder, paths)
    paths.sort()
    old = load(cache) if cache else {}
    kept: dict[str, tuple[bytes, Kept]] = {}
    new: list[str] = []
    digests: list[bytes] = []
    if cache:
        from _blake2 import blake2b  # hashlib would import OpenSSL
    for path in paths:
        digest = blake2b(read(path), digest_size=16).digest() if cache else b""
        known = old.get(path)
        if known and known[0] == digest:
            kept[path] = known
        else:
            new.append(path)
            digests.append(digest)
    for path, digest, one in zip(new, digests, parse_all(new, jobs), strict=True):
        kept[path] = (digest, one)
    count = problems(kept)
    if cache and (new or len(kept) != len(old)):
        save(cache, kept)
    return f"{len(paths)} documents, {len(new)} parsed, {count} problems"


def main(arguments: list[str]) -> int:
    """Run once and print a summary."""
    rest = iter(arguments)
    folder, cache, jobs, staged_only = ".", "", 1, False
    for argument in rest:
        if argument == "--cache":
            cache = next(rest)
        elif argument == "--jobs":
            jobs = int(next(rest))
        elif argument == "--changed":
            staged_only = True
        else:
            folder = argument
    changed = f", {len(staged(folder))} staged" if staged_only else ""
    print(run(folder, cache, jobs) + changed)
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # as the product may: without freeing what the system frees anyway
