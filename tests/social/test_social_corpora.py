"""The readings of X, Bluesky and Mastodon, held against those platforms' own examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from opsglint.social.handle_syntax import is_valid_domain_handle
from opsglint.social.lengths import lengths
from opsglint.social.limits import limits_of
from opsglint.social.links import find_links
from opsglint.social.mentions import read_mentions
from opsglint.social.tags import find_tags
from opsglint.social.x_links import find_x_links

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


@pytest.mark.parametrize("group", ["urls", "urls_with_directional_markers", "tco_urls_with_params"])
def test_x_finds_addresses_as_twitter_text_does(group: str) -> None:
    for case in _load("twitter-text/extract.yml")[group]:
        expected = [one["url"] if isinstance(one, dict) else one for one in case["expected"]]
        assert [link.address for link in find_x_links(case["text"])] == expected, case["description"]


def test_x_finds_the_places_of_addresses_as_twitter_text_does() -> None:
    for case in _load("twitter-text/extract.yml")["urls_with_indices"]:
        expected = [(*one["indices"], one["url"]) for one in case["expected"]]
        assert find_x_links(case["text"]) == expected, case["description"]


@pytest.mark.parametrize("group", ["hashtags", "hashtags_from_astral", "hashtags_with_indices"])
def test_x_reads_hashtags_as_twitter_text_does(group: str) -> None:
    for case in _load("twitter-text/extract.yml")[group]:
        expected = [one["hashtag"] if isinstance(one, dict) else one for one in case["expected"]]
        assert [tag.word for tag in find_tags(case["text"], "x")] == expected, case["description"]


@pytest.mark.parametrize(
    "group", ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"]
)
def test_x_weighs_as_twitter_text_does(group: str) -> None:
    for case in _load("twitter-text/validate.yml")[group]:
        (length,) = lengths(case["text"], "x", limits_of("x"))
        assert length.total == case["expected"]["weightedLength"], case["description"]
        if length.over is not None:
            valid = case["text"][: length.over].encode("utf-16-le", "surrogatepass")
            assert len(valid) // 2 - 1 == case["expected"]["validRangeEnd"], case["description"]


def test_bluesky_reads_hashtags_as_its_library_does() -> None:
    for case in _load("bluesky/cases.json")["tags"]:
        assert [tag.word for tag in find_tags(case["text"], "bluesky")] == case["tags"], case["text"]


@pytest.mark.parametrize(("name", "expected"), [("valid", True), ("invalid", False)])
def test_bluesky_handles_are_those_of_its_specification(name: str, expected: bool) -> None:
    file = CORPUS / f"atproto-syntax/handle_syntax_{name}.txt"
    if not file.exists():
        pytest.skip(f"the corpus is not beside the repository: {file}")
    lines = [line for line in file.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    assert [line for line in lines if is_valid_domain_handle(line) is not expected] == []


def test_mastodon_reads_hashtags_as_its_models_do() -> None:
    for text, expected in _load("mastodon/cases.json")["hashtags"]:
        found = [text[tag.start : tag.end] for tag in find_tags(text, "mastodon")]
        assert found == ([expected] if expected else []), text


def test_mastodon_counts_as_its_validator_does() -> None:
    for case in _load("mastodon/cases.json")["length"]:
        text = _spelled_out(case.get("spoiler", "")) + _spelled_out(case["text"])
        (length,) = lengths(text, "mastodon", limits_of("mastodon"))
        assert (length.over is None) is case["valid"], case["id"]


def _spelled_out(recipe: str) -> str:
    """Return the text of a recipe: `a*476 + ' http://' + b*30`, or `http://x + '#foo'*1000`."""
    pieces = []
    for part in recipe.split(" + "):
        word, star, times = part.rpartition("*")
        piece, count = (word, int(times)) if star and times.isdecimal() else (part, 1)
        pieces.append(piece.strip("'") * count)
    return "".join(pieces)
