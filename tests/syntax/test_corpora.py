"""Other people's files: nothing crashes, places are exact, and broken front matter is explained."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from opsglint.syntax.markdown import read_body
from opsglint.syntax.published import published
from opsglint.syntax.source import read_document, read_yaml

CORPUS = Path(__file__).parents[3] / "shared/corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus of other people's files is not beside this checkout"
)

# Where the parser only notices a missing colon on a later line, we name the line that lacks it;
# and where a merge conflict is the cause, the line on which it begins.
BETTER_EXPLAINED = {"missing-colon", "merge-conflict"}


@pytest.mark.parametrize(
    "folder", ["broken-front-matter", "front-matter", "yaml-test-suite", "digital-canada-ca"]
)
def test_every_file_is_read_and_every_place_is_exact(folder: str) -> None:
    files = [path for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]
    assert files
    for path in files:
        for read in (read_document, read_yaml):
            source = read(path.read_bytes())
            body = read_body(source.text, source.body)
            text = published(source.text, source.body, body)
            for at in range(0, len(text.value), 5):
                assert source.text[text.locate(at, at + 1).start] == text.value[at], path
            for fault in source.faults:
                assert 0 <= fault.span.start <= fault.span.end <= len(source.text)


def test_broken_front_matter_is_reported_on_its_line() -> None:
    folder = CORPUS / "broken-front-matter"
    manifest = (folder / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(manifest, delimiter="\t"))
    assert len(rows) > 200
    for row in rows:
        if not row["line"]:
            continue
        source = read_document((folder / row["file"]).read_bytes())
        assert source.faults, row
        fault = source.faults[0]
        line = source.lines.position(fault.span.start).row
        if fault.id in BETTER_EXPLAINED:
            assert line <= int(row["line"]), row
        else:
            assert line == int(row["line"]), (row, fault)
