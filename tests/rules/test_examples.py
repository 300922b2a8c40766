"""Every example of every rule is a test: exactly its places, its fix, and a clean second run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from opsglint.api.examples import run_example, unmark
from opsglint.packs import load_clauses
from opsglint.rules import all_rules
from opsglint.sdk import Bad, Good, Rule

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in all_rules()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Bad | Good) -> None:
    ran = run_example(rule, example)
    assert not ran.result.faults
    marked = unmark(example)
    assert ran.spans == marked.spans, [d.message for d in ran.result.diagnostics]
    if isinstance(example, Bad):
        assert marked.spans, "an example that must be reported marks the place"
        if example.fixed is not None:
            assert ran.fixed == example.fixed
            assert run_example(rule, example, example.fixed).spans == ()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    kinds = [type(example) for example in rule.examples]
    assert kinds.count(Bad) >= 2
    assert kinds.count(Good) >= 2
    assert rule.__doc__
    assert rule.__doc__.strip().splitlines()[0].endswith(".")
    assert bool(rule.remedy) == bool(rule.fix), "a fix says what it does, and why it is safe or not"
    assert rule.severity
    assert rule.since == "0.1"
    known = {*load_clauses(), "house", "law", "platform"}
    assert set(rule.clauses) <= known
    assert rule.clauses
    for message in rule.messages.values():
        for words in message:
            assert words and not words.endswith("."), words
        assert message.text[0] == "{" or not message.text[0].isupper(), message.text


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.fix], ids=lambda rule: rule.name)
def test_a_fix_has_an_example(rule: Rule) -> None:
    shown = any(isinstance(example, Bad) and example.fixed is not None for example in rule.examples)
    files = [file for example in rule.examples for file in example.files.values()]
    assert shown or any(isinstance(file, bytes) for file in files), "only pictures are tested elsewhere"


def test_files_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_catalogue_agrees() -> None:
    """Codes, names, severities and kinds are those of the catalogue."""
    path = Path(__file__).parents[3] / "shared/spec/rules.yml"
    if not path.exists():
        pytest.skip("the catalogue of rules is not beside this checkout")
    entries = {}
    for line in path.read_text().splitlines():
        match = re.search(r"code: (\w+), name: ([\w-]+), severity: (\w+), kind: (\w+), (.*)says:", line)
        if match:
            waivable = "waivable: false" not in match[5]
            entries[match[1]] = (match[2], match[3], match[4] == "complete", waivable)
    for rule in all_rules():
        mine = (rule.name, rule.severity.value, rule.complete, rule.waivable)
        assert entries[rule.code] == mine, rule.code
