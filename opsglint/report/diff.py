"""The changes that fixes would make, as a unified diff that git and patch can apply."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from opsglint.report import Style

_AROUND = 3  # lines of context, as git shows
_COLORS = {"-": "31", "+": "32", "@": "36"}
_MOST_LINES = 5_000  # of a text whose lines are matched; a longer one is shown as changed in one piece

# What is done from one line to another of the old text, and with which lines of the new one.
_Step = tuple[str, int, int, int, int]


def diff(path: str, before: bytes, after: bytes, style: Style) -> str:
    """Return the changes of one file, empty where there are none; line ends are shown as they are."""
    if b"\0" in before:
        return "" if before == after else f"Binary files a/{path} and b/{path} differ\n"
    old, new = _lines(before), _lines(after)
    lines = [line for group in _groups(_steps(old, new)) for line in _hunk(group, old, new)]
    if not lines:
        return ""
    head = [style.painted(f"--- a/{path}", "1") + "\n", style.painted(f"+++ b/{path}", "1") + "\n"]
    return "".join((*head, *(_shown(line, style) for line in lines)))


def _lines(content: bytes) -> list[str]:
    """Return the lines with their ends; only a line feed ends one, as git has it."""
    lines = content.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _shown(line: str, style: Style) -> str:
    text = line.removesuffix("\n")
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return style.painted(text, _COLORS.get(text[:1], "")) + end if text[:1] in _COLORS else text + end


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[_Step]:
    """Return how one text becomes the other: steps `equal`, `replace`, `delete` and `insert`."""
    if len(old) == len(new):
        return list(_side_by_side(old, new))
    if max(len(old), len(new)) <= _MOST_LINES:
        return list(difflib.SequenceMatcher(None, old, new).get_opcodes())
    same = next((at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), 0)
    return [("equal", 0, same, 0, same), ("replace", same, len(old), same, len(new))]


def _side_by_side(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    start = 0
    for at in range(1, len(old) + 1):
        is_same = old[start] == new[start]
        if at == len(old) or (old[at] == new[at]) != is_same:
            yield ("equal" if is_same else "replace", start, at, start, at)
            start = at


def _groups(steps: Sequence[_Step]) -> Iterator[list[_Step]]:
    """Yield the steps that stand near enough to one another to be shown together."""
    group: list[_Step] = []
    for number, (kind, i1, i2, j1, j2) in enumerate(steps):
        if kind != "equal":
            group.append((kind, i1, i2, j1, j2))
            continue
        is_last = number == len(steps) - 1
        if group and (is_last or i2 - i1 > 2 * _AROUND):
            end = min(_AROUND, i2 - i1)
            yield [*group, (kind, i1, i1 + end, j1, j1 + end)]
            group = []
        if not is_last:
            begin = min(_AROUND, i2 - i1) if not group else i2 - i1
            group.append((kind, i2 - begin, i2, j2 - begin, j2))
    if group:
        yield group


def _hunk(group: list[_Step], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
    yield f"@@ -{_range(i1, i2)} +{_range(j1, j2)} @@\n"
    for kind, a, b, c, d in group:
        if kind == "equal":
            yield from (f" {line}" for line in old[a:b])
        else:
            yield from (f"-{line}" for line in old[a:b])
            yield from (f"+{line}" for line in new[c:d])


def _range(start: int, stop: int) -> str:
    """Return the lines from `start` up to `stop`, counted from 0, as a diff writes them."""
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"
