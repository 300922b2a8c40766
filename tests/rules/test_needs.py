"""A rule finds nothing in a document without a fact that it says it needs: not running it loses nothing."""

from __future__ import annotations

import pytest

from opsglint.api.checking import moment
from opsglint.api.choices import Choices
from opsglint.api.examples import files_of, unmark
from opsglint.api.memory import read_files
from opsglint.api.memory_files import MemoryFiles
from opsglint.api.planning import plan
from opsglint.config import Config
from opsglint.engine.run import run
from opsglint.index import Index
from opsglint.rules import all_rules
from opsglint.sdk import DocumentRule, RepositoryContext, RepositoryRule, Rule

CONFIG = Config(root="/")
JOB = plan(CONFIG, Choices()).job
EXAMPLES = [example for rule in all_rules() for example in rule.examples]


@pytest.fixture(scope="module")
def indexes() -> list[Index]:
    """Return the repository of every example of every rule."""
    found = []
    for example in EXAMPLES:
        files = files_of(example, unmark(example).text)
        found.append(Index.of(read_files(files, CONFIG), MemoryFiles(files), *reversed(moment(example.as_of, CONFIG))))
    return found


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.needs], ids=lambda rule: rule.name)
def test_without_what_it_needs_a_rule_finds_nothing(rule: Rule, indexes: list[Index]) -> None:
    assert isinstance(rule, DocumentRule | RepositoryRule)
    passed_by = 0
    for index in indexes:
        context = RepositoryContext(index, JOB.pack, JOB.settings, JOB.options.get(rule.code, {}))
        for path in index.contributions:
            document = index.document(path)
            assert document is not None
            lacks = not all(getattr(document, name) for name in rule.needs)
            if lacks and isinstance(document.model, rule.on) and (document.readable or rule.unreadable):
                passed_by += 1
                assert not list(rule.check(document, context)), document.text
    assert passed_by, "no document lacks what the rule needs: say nothing"


def test_a_document_with_all_that_is_needed_meets_all_rules(indexes: list[Index]) -> None:
    found = {one.code for index in indexes for one in run(index, JOB).diagnostics}
    assert {rule.code for rule in all_rules() if rule.needs} - found <= {"SCH005"}  # which needs a setting
