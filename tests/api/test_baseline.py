"""What is in a baseline is not reported, however lines are moved; what is added is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.api import Checked, Request, check
from opsglint.api.baseline import write_baseline

ACCOUNTS = "- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth, facebook: ExampleHealth}, website: ontario.ca/social, registered: SM-1}\n- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}\n"
HEAD = "---\ntype: post\naccount: health\nplatforms: [facebook]\nschedule: 2026-11-25T{:02}:00-05:00\nlang: bilingual\n---\n"
FAULTS = (
    "Get your #fluseason shot at the clinic.", "Le vaccin est gratuit, et voici #flushots pour tous.",
    "Call 416-555-0199 for a place at home.", "Write to lou.heath@example.com for a place.",
    "The clinic &nbsp; is open.", "Click here: https://example.org/flu?utm_source=x.",
)  # fmt: skip
UNWAIVABLE = "@JordanAveryMPP opened a clinic."
LINES = st.lists(st.sampled_from((*FAULTS, "The clinic is open.", "La clinique est ouverte.")), min_size=1, max_size=6)


class Scratch:
    """A repository in a folder of its own."""

    def __init__(self, folder: str) -> None:
        self.root = Path(folder)
        (self.root / "opsglint.toml").write_text("", encoding="utf-8")
        (self.root / "accounts.yml").write_text(ACCOUNTS, encoding="utf-8")

    def post(self, name: str, hour: int, lines: list[str], gap: str = "\n\n") -> None:
        (self.root / name).write_text(HEAD.format(hour) + gap.join(lines) + "\n", encoding="utf-8")

    @property
    def request(self) -> Request:
        return Request(str(self.root), as_of="2026-11-20")

    def check(self) -> Checked:
        return check(self.request)


def lone(checked: Checked) -> list[tuple[str, str]]:
    """Return the findings of rules that look at one place and not at the whole text."""
    return [(one.code, one.path) for one in checked.diagnostics if one.code in ("AXS010", "PRV004", "PRV005", "PLT007", "AXS016", "SEP001")]


@settings(max_examples=25)
@given(LINES, LINES, st.data())
def test_moved_lines_bring_nothing_and_added_documents_everything(
    first: list[str], second: list[str], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(folder)
        scratch.post("a.md", 10, first)
        scratch.post("b.md", 11, [*second, UNWAIVABLE])
        plain = scratch.check().diagnostics
        done = write_baseline(scratch.request)
        assert sum(entry.count for entry in done.entries) + len(done.checked.diagnostics) == len(plain)
        assert [(one.code, one.path) for one in scratch.check().diagnostics] == [("SEP001", "b.md")]

        scratch.post("a.md", 10, data.draw(st.permutations(first)), gap="\n\n\n")
        assert lone(scratch.check()) == [("SEP001", "b.md")]

        fault = data.draw(st.sampled_from(FAULTS))
        scratch.post("c.md", 12, [fault])
        alone = {one.code for one in check(Request(folder, ("c.md",), as_of="2026-11-20")).diagnostics}
        assert alone
        assert {one.code for one in scratch.check().diagnostics if one.path == "c.md"} == alone


@settings(max_examples=25)
@given(LINES, st.data())
def test_one_more_of_a_fault_is_reported(lines: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(folder)
        scratch.post("a.md", 10, lines)
        write_baseline(scratch.request)
        fault = data.draw(st.sampled_from(FAULTS[:2]))
        at = data.draw(st.integers(0, len(lines)))
        scratch.post("a.md", 10, [*lines[:at], fault, *lines[at:]])
        assert lone(scratch.check()) == [("AXS010", "a.md")]
