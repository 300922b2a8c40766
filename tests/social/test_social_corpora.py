"""The readings of X, Bluesky and Mastodon, held against those platforms' own examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from opsglint.social.links import find_links
from opsglint.social.mentions import read_mentions

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def _load(path: str) -> Any:
    file = CORPUS / path
    if not file.exists():
        pytest.skip(f"the corpus is not beside the repository: {file}")
    text = file.read_text("utf-8")
    return json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)["tests"]


def test_x_reads_names_as_twitter_text_does() -> None:
    for case in _load("twitter-text/extract.yml")["mentions"]:
        found = [mention.handle for mention in read_mentions(case["text"], "x")]
        assert found == case["expected"], case["description"]


@pytest.mark.parametrize("group", ["mentions_with_indices", "mentions_or_lists_with_indices"])
def test_x_reads_places_as_twitter_text_does(group: str) -> None:
    for case in _load("twitter-text/extract.yml")[group]:
        expected = []
        for item in case["expected"]:
            start, end = item["indices"]
            end -= len(item.get("list_slug", ""))
            expected.append((start, end, item["screen_name"]))
        assert read_mentions(case["text"], "x") == expected, case["description"]


def test_x_reads_replies_as_twitter_text_does() -> None:
    for case in _load("twitter-text/extract.yml")["replies"]:
        if case["expected"]:
            first = read_mentions(case["text"].lstrip(), "x")[0]
            assert (first.start, first.handle) == (0, case["expected"])


def test_bluesky_reads_mentions_and_links_as_its_library_does() -> None:
    for case in _load("bluesky/cases.json")["facets"]:
        facets = [segment[0] for segment in case["segments"] if len(segment) == 2]
        handles = ["@" + mention.handle for mention in read_mentions(case["text"], "bluesky")]
        assert handles == [facet for facet in facets if facet.startswith("@")], case["text"]
        links = [link.address for link in find_links(case["text"])]
        assert links == [facet for facet in facets if not facet.startswith("@")], case["text"]


def test_mastodon_reads_mentions_as_its_models_do() -> None:
    for text, expected in _load("mastodon/cases.json")["mentions"]:
        found = [mention.handle for mention in read_mentions(text, "mastodon")]
        assert found == ([expected] if expected else []), text
