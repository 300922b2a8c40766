"""`opsglint rule`: explain a rule in the terminal, or list all."""

from __future__ import annotations

import argparse
import json
from typing import Any

from opsglint.api import UsageError, find_rule, rule_names
from opsglint.api.catalogue import description, summary
from opsglint.engine.stamping import address_of
from opsglint.packs import load_clauses
from opsglint.report import RuleInfo
from opsglint.rules import all_rules
from opsglint.sdk import Bad, Good, Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="code or name of a rule")
    parser.add_argument("--all", action="store_true", help="list every rule")
    parser.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print one rule, or all."""
    rules = [type(rule) for rule in all_rules()] if arguments.all else [_named(arguments.rule)]
    if arguments.output_format == "json":
        print(json.dumps([as_json(rule) for rule in rules], indent=2, ensure_ascii=False))
    elif arguments.output_format == "markdown":
        print("\n\n".join(as_markdown(rule) for rule in rules))
    elif arguments.all:
        width = max(len(rule.name) for rule in rules)
        for rule in rules:
            print(f"{rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {summary(rule)}")
    else:
        print("\n".join(_text(rules[0])))
    return 0


def _named(word: str | None) -> type[Rule]:
    if not word:
        raise UsageError("no rule is named", "write its code or name, or --all")
    rule = find_rule(word)
    if rule is None:
        near = rule_names().nearest(word)
        raise UsageError(
            f"no rule is called {word}",
            f"did you mean {near}?" if near else "opsglint rule --all lists them",
        )
    return rule


def as_json(rule: type[Rule]) -> dict[str, Any]:
    """Return all that is known of a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "kind": "complete" if rule.complete else "never",
        "scope": rule.scope(),
        "waivable": rule.waivable,
        "clauses": list(rule.clauses),
        "fix": rule.fix.value if rule.fix else None,
        "since": rule.since,
        "summary": summary(rule),
        "description": description(rule),
        "options": [
            {"name": option.name, "default": option.default, "meaning": option.meaning}
            for option in rule.options
        ],
        "url": address_of(rule),
    }


def info_of(rule: type[Rule]) -> RuleInfo:
    """Return what reports say of a rule."""
    return RuleInfo(
        rule.code, rule.name, rule.severity, summary(rule), description(rule), as_markdown(rule),
        address_of(rule), rule.clauses,
    )  # fmt: skip


def _facts(rule: type[Rule]) -> list[tuple[str, str]]:
    kind = "a warning while the status is draft or review" if rule.complete else "in every status"
    return [
        ("severity", f"{rule.severity}, {kind}"),
        ("looks at", "the document and the account registry" if rule.scope() == "document"
         else "the document and others of the repository"),
        ("can be waived", "yes" if rule.waivable else "no"),
        ("fix", f"{rule.fix}: {rule.remedy}" if rule.fix else "by hand"),
        ("since", rule.since),
    ]  # fmt: skip


def _stands_on(rule: type[Rule]) -> list[str]:
    words = {"house": "what a content repository needs to be checked at all",
             "law": "accessibility or election law", "platform": "what the platform takes"}  # fmt: skip
    clauses = load_clauses()
    return [f"{one}: {clauses[one].says if one in clauses else words[one]}" for one in rule.clauses]


def _text(rule: type[Rule]) -> list[str]:
    bad = next(one for one in rule.examples if isinstance(one, Bad))
    good = next(one for one in rule.examples if isinstance(one, Good))
    return [
        f"{rule.code} {rule.name}", "", description(rule), "",
        *(f"  {name}: {value}" for name, value in _facts(rule)), "",
        "It stands on", *(f"  {line}" for line in _stands_on(rule)), "",
        *(f"Option {o.name} ({o.default}): {o.meaning}" for o in rule.options),
        f"Reported, at the marks «…» ({bad.path})", "", *_indented(bad.text),
        f"Passes ({good.path})", "", *_indented(good.text), address_of(rule),
    ]  # fmt: skip


def _indented(text: str) -> list[str]:
    return [*(f"  {line}".rstrip() for line in text.rstrip("\n").split("\n")), ""]


def as_markdown(rule: type[Rule]) -> str:
    """Return the page of a rule."""
    parts = [f"# {rule.name} ({rule.code})", description(rule)]
    parts.append("\n".join(f"- {name}: {value}" for name, value in _facts(rule)))
    parts.append("## What it stands on\n\n" + "\n".join(f"- {line}" for line in _stands_on(rule)))
    if rule.options:
        options = (f"- `{o.name}` (default `{o.default}`): {o.meaning}" for o in rule.options)
        parts.append(f"## Options\n\nUnder `[rules.{rule.code}]`:\n\n" + "\n".join(options))
    parts.append("## What it says\n\n" + "\n".join(
        f"- {message.text}: {message.help}" for message in rule.messages.values()
    ))  # fmt: skip
    for title, kind in (("Reported", Bad), ("Passes", Good)):
        shown = [one for one in rule.examples if isinstance(one, kind)]
        parts.append(f"## {title}\n\n" + "\n\n".join(_example(one) for one in shown))
    return "\n\n".join(parts) + "\n"


def _example(example: Bad | Good) -> str:
    why = f" ({example.why})" if example.why else ""
    blocks = [f"`{example.path}`{why}\n\n````markdown\n{example.text.rstrip()}\n````"]
    for path, text in example.files.items():
        shown = f"\n\n````\n{text.rstrip()}\n````" if isinstance(text, str) else ", a picture"
        blocks.append(f"with `{path}`{shown}")
    if isinstance(example, Bad) and example.fixed is not None:
        blocks.append(f"after the fix\n\n````markdown\n{example.fixed.rstrip()}\n````")
    return "\n\n".join(blocks)
