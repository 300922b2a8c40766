"""Approving any document keeps every other byte, whatever the list of approvals looks like."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax.approval_edits import CannotEdit, approval_edits
from opsglint.syntax.source import read_document
from opsglint.syntax.tree import ListNode, MapNode, Scalar
from opsglint.text import apply_edits

NEW = {"role": "director", "name": "Lou Heath", "date": "2026-11-21", "digest": "sha256:" + "a" * 64}
HEAD = "---\ntype: post  # a comment\naccount: 'health'\n"

LISTS = {
    "absent": "",
    "empty": "approvals:\n",
    "empty with a comment": "approvals:   # nobody yet\nlang: en\n",
    "null": "approvals: null\n",
    "tilde": "approvals: ~ # nobody\n",
    "empty list": "approvals: []\n",
    "flow": "approvals: [{role: editor, name: Jo}]\n",
    "flow over lines": "approvals: [\n  {role: editor, name: Jo}, # first\n]\nlang: en\n",
    "block of flow": "approvals:\n  - {role: editor, name: Jo}  # first\nlang: en\n",
    "block without indent": "approvals:\n- {role: editor, name: Jo}\nlang: en\n",
    "block of block": "approvals:\n    - role: editor\n      name: 'Jo'\n\n# end\nlang: en\n",
    "block with a folded text": "approvals:\n  - role: editor\n    name: >\n      Jo\n      Lee\nlang: en\n",
    "same person, flow": "approvals: [{role: director, name: Lou Heath, date: 2026-01-01, digest: 'sha256:0'}]\n",
    "same person, no digest": "approvals:\n  - {name: lou heath, role: Director}\n",
    "same person, block": "approvals:\n  - role: director\n    name: Lou  Heath\n    date: 2026-01-01\n",
    "same person, empty digest": "approvals:\n  - role: director\n    name: Lou Heath\n    digest:\n    date: 2026-01-01\n",
}


def edited(text: str) -> str:
    source = read_document(text.encode())
    assert not source.faults
    return apply_edits(source.text, approval_edits(source, "approvals", NEW))


def approvals(text: str) -> list[dict[str, str]]:
    source = read_document(text.encode())
    assert not source.faults, source.faults
    assert source.front_matter
    root = source.front_matter.root
    assert isinstance(root, MapNode)
    node = root.get("approvals")
    assert isinstance(node, ListNode)
    found = []
    for item in node.items:
        assert isinstance(item, MapNode)
        found.append({e.key.value: e.value.value for e in item.entries if isinstance(e.value, Scalar)})
    return found


def is_kept(before: str, after: str) -> bool:
    """Say whether every character of one text still stands in the other, in the same order."""
    rest = iter(after)
    return all(character in rest for character in before)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", LISTS)
def test_every_kind_of_list(name: str, newline: str) -> None:
    before = f"{HEAD}{LISTS[name]}---\nBody: [x]\n".replace("\n", newline)
    after = edited(before)
    mine = [one for one in approvals(after) if one.get("digest") == NEW["digest"]]
    assert len(mine) == 1
    assert mine[0]["date"] == NEW["date"]
    assert after.endswith(f"---{newline}Body: [x]{newline}")
    if newline == "\r\n":
        assert after.count("\n") == after.count("\r\n")
    if "same person" in name:
        assert len(approvals(after)) == 1
    elif "editor" in LISTS[name]:
        assert len(approvals(after)) == 2
    gone = ("null", "~") if "same" not in name else ("2026-01-01", "'sha256:0'")
    kept = before
    for word in gone:
        kept = kept.replace(word, "")
    assert is_kept(kept, after)


def test_front_matter_in_one_line() -> None:
    assert approvals(edited("---\n{type: post, lang: en}\n---\nHello.\n"))[0]["name"] == "Lou Heath"


def test_a_single_mapping_is_refused() -> None:
    with pytest.raises(CannotEdit):
        edited("---\ntype: post\napprovals: Jo Lee\n---\nHello.\n")


@given(name=st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30))
def test_any_name_reads_back(name: str) -> None:
    tidy = " ".join(name.split())
    if not tidy:
        return
    for existing in ("", "approvals: [{role: editor, name: Jo}]\n", "approvals:\n  - role: editor\n    name: Jo\n"):
        source = read_document(f"{HEAD}{existing}---\nHello.\n".encode())
        text = apply_edits(source.text, approval_edits(source, "approvals", {**NEW, "name": tidy}))
        assert approvals(text)[-1]["name"] == tidy, json.dumps(text)


@given(
    before=st.lists(st.sampled_from(("# a comment", "", "lang: en", "title_x: >\n  folded\n  text", "list:\n  - one\n  - two", "flow: {a: [1, 2]}", "quoted: 'it''s'")), unique=True, max_size=5),
    after=st.lists(st.sampled_from(("# end", "", "status: draft", "note: |+\n  kept\n\n", "more: \"x: y\"")), unique=True, max_size=4),
    which=st.sampled_from(sorted(LISTS)),
)  # fmt: skip
def test_the_rest_stays_whatever_stands_around(before: list[str], after: list[str], which: str) -> None:
    parts = [HEAD.rstrip("\n"), *before, LISTS[which].rstrip("\n"), *after]
    text = "\n".join(parts) + "\n---\nBody.\n"
    source = read_document(text.encode())
    if source.faults:
        return
    result = edited(text)
    assert [one for one in approvals(result) if one.get("digest") == NEW["digest"]]
    for line in (*before, *after):
        assert line in result
