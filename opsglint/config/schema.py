"""Every setting, defined once: reading, `opsglint config` and the reference are made from here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from opsglint.config import checks
from opsglint.config.blackout import BLACKOUTS, PARTS
from opsglint.config.kinds import (
    IGNORABLE,
    JSON,
    OPTION,
    RULE,
    YES_OR_NO,
    Kind,
    Reading,
    Terms,
    listed,
    one_of,
    pairs,
    placed,
    read_count,
    table,
    text,
)
from opsglint.config.model import Config, Place
from opsglint.config.places import KeyPath
from opsglint.config.toml import key
from opsglint.config.toml import value as toml_value

PREFIX = "^[A-Za-z]{1,3}[0-9]{0,2}$"
"""The form of the beginnings of codes of rules: the codes themselves have three digits."""
SEVERITIES = ("error", "warning", "advice")


class Definition(NamedTuple):
    """One setting: its keys in the file, its place in Config, its kind, its meaning, an example.

    `header` is the line in brackets that the example stands below, empty at the top of the file.
    The default is the one that Config has.
    """

    path: tuple[str, ...]
    attribute: str
    kind: Kind
    meaning: str
    example: str
    header: str = ""

    @property
    def name(self) -> str:
        """The name of the setting, as messages and the reference write it."""
        return key(*self.path)

    @property
    def shown(self) -> str:
        """The example on one line, for a message."""
        return self.example.replace("\n", ", ")


class Described(NamedTuple):
    """One setting: its name in the file, its value as TOML, its place there (None: default)."""

    setting: str
    value: str
    origin: Place | None


_TEXTS = listed(text(), "a list of texts")
_PATTERN = text("a pattern of paths", checks.pattern)
_PATH_TEXT = text("a path", checks.path, checks.PATH)
_RULES_WORDS = "a list of rules: codes, names or prefixes"
_RULES = listed(placed(text("a rule", schema=lambda terms: RULE)), _RULES_WORDS)
_IGNORED = listed(placed(text("a rule", schema=lambda terms: IGNORABLE)), _RULES_WORDS)
_SEVERITY = one_of("a severity", lambda known: SEVERITIES, "a severity: error, warning or advice")
_TYPE = one_of("a document type", lambda known: known.document_types, "a document type")
_FIELD = one_of("a field", lambda known: known.fields, "a field")
_PLATFORM = one_of("a platform", lambda known: known.platforms, "a platform")
_LIMIT = one_of("a limit", lambda known: known.limits, "a limit")
_COUNT = Kind("a whole number", read_count, lambda terms: {"type": "integer", "minimum": 1})
_FIELDS = table(_FIELD, text(), "a table: a field of opsglint = the name it has here")


def _read_fields(raw: object, at: KeyPath, reading: Reading, example: str) -> Any:
    """Return the names of fields; two of them may not stand for the same one."""
    if isinstance(raw, dict):
        owners: dict[object, str] = {}
        for ours, theirs in raw.items():
            if isinstance(theirs, str) and owners.setdefault(theirs, ours) != ours:
                message = f"`{owners[theirs]}` and `{ours}` are both read from `{theirs}`"
                place = reading.value_place((*at, ours))
                reading.fault(message, "leave one of the two", place)
    return _FIELDS.read(raw, at, reading, example)


def _read_path(raw: object, at: KeyPath, reading: Reading, example: str) -> str | None:
    """Return a path in its shortest spelling."""
    path = _PATH_TEXT.read(raw, at, reading, example)
    return None if path is None else posixpath.normpath(path)


_PATH = Kind(_PATH_TEXT.words, _read_path, _PATH_TEXT.schema)


def _severities_schema(terms: Terms) -> JSON:
    one = _SEVERITY.schema(terms)
    return {
        "type": "object",
        "properties": {word: {"description": says, **one} for word, says in terms.rules.items()},
        "patternProperties": {PREFIX: one},
        "additionalProperties": False,
    }


_SEVERITIES = pairs(table(placed(text("a rule")), _SEVERITY, "a table: a rule = a severity"))._replace(
    schema=_severities_schema
)


def _options_schema(terms: Terms) -> JSON:
    return {"type": "object", "properties": dict(terms.options), "additionalProperties": False}


_RULE_OPTIONS = table(
    text("a rule"),
    table(text(), OPTION, "a table: an option = its value"),
    "a table of rules",
)._replace(schema=_options_schema)


def _of(name: str, attribute: str, kind: Kind, meaning: str, example: str) -> Definition:
    """Return the definition of a setting at the top of the file, or in a section."""
    path = tuple(name.split("."))
    return Definition(path, attribute, kind, meaning, example, f"[{path[0]}]" if path[1:] else "")


def _table_of(name: str, kind: Kind, meaning: str, example: str, header: str) -> Definition:
    """Return the definition of a setting that is a table."""
    attribute = {"blackout": "blackouts"}.get(name, name.replace("-", "_"))
    return Definition((name,), attribute, kind, meaning, example, header)


DEFINITIONS: tuple[Definition, ...] = (
    _of(
        "pack",
        "pack",
        text(),
        "The guidelines that are checked: `ontario`, `canada`, or a path to a pack of your own.",
        'pack = "ontario"',
    ),
    _of(
        "timezone",
        "timezone",
        text("the name of a time zone", checks.time_zone, checks.TIME_ZONE),
        "The time zone in which days begin and end, and whose offset is added to times that "
        "have none.",
        'timezone = "America/Toronto"',
    ),
    _of(
        "accounts",
        "accounts",
        listed(_PATH, "a list of paths"),
        "The account registries, as paths from the root. A file named here has to exist.",
        'accounts = ["accounts.yml"]',
    ),
    _of(
        "exclude",
        "exclude",
        listed(_PATTERN, "a list of patterns of paths"),
        "Files that are not read, as patterns with the meaning they have in a `.gitignore` file.",
        'exclude = ["archive/**"]',
    ),
    _of(
        "baseline",
        "baseline",
        _PATH,
        "The file of findings that were there before and are not reported, as `opsglint baseline` "
        "writes it. The default is used where it exists; a file named here has to exist.",
        'baseline = "opsglint-baseline.json"',
    ),
    _of(
        "extend-select",
        "extend_select",
        _RULES,
        "Rules that are switched on in addition: codes, names or prefixes.",
        'extend-select = ["AXS010"]',
    ),
    _of(
        "ignore",
        "ignore",
        _IGNORED,
        "Rules that are switched off: codes, names or prefixes. Rules that cannot be waived stay "
        "on.",
        'ignore = ["LNG"]',
    ),
    _of(
        "fail-on",
        "fail_on",
        _SEVERITY,
        "The lowest severity that makes the command fail: `error`, `warning` or `advice`.",
        'fail-on = "error"',
    ),
    _of(
        "fix",
        "fix",
        YES_OR_NO,
        "Whether `opsglint check` makes the fixes that are safe, as with `--fix`.",
        "fix = true",
    ),
    _of(
        "unsafe-fixes",
        "unsafe_fixes",
        YES_OR_NO,
        "Whether fixes that a person should look at are shown and made as well, as with "
        "`--unsafe-fixes`.",
        "unsafe-fixes = true",
    ),
    _of(
        "extend-safe-fixes",
        "extend_safe_fixes",
        _RULES,
        "Rules whose fixes count as safe here: codes, names or prefixes. Fixes of a document whose "
        "approval they would void stay unsafe.",
        'extend-safe-fixes = ["AXS010"]',
    ),
    _of(
        "extend-unsafe-fixes",
        "extend_unsafe_fixes",
        _RULES,
        "Rules whose fixes count as unsafe here, whatever `extend-safe-fixes` says: codes, names or "
        "prefixes.",
        'extend-unsafe-fixes = ["LNG007"]',
    ),
    _of(
        "extra_fields",
        "extra_fields",
        _TEXTS,
        "Fields of your own that documents may have without being reported as unknown.",
        'extra_fields = ["campaign"]',
    ),
    _table_of(
        "per-file-ignores",
        pairs(table(_PATTERN, _IGNORED, "a table: a pattern of paths = a list of rules")),
        "Rules that are switched off for some files: patterns of paths, each with its rules.",
        '"posts/archive/**" = ["SCH"]',
        "[per-file-ignores]",
    ),
    _table_of(
        "severity",
        _SEVERITIES,
        "The severity of single rules: `error`, `warning` or `advice`.",
        'AXS010 = "error"',
        "[severity]",
    ),
    _table_of(
        "types",
        pairs(table(_PATTERN, _TYPE, "a table: a pattern of paths = a document type")),
        "The type of documents that do not state one: patterns of paths, each with a type.",
        '"posts/**" = "post"',
        "[types]",
    ),
    _table_of(
        "fields",
        Kind(_FIELDS.words, _read_fields, _FIELDS.schema, _FIELDS.plain),
        "Fields that have another name in your documents: the name of opsglint = your name.",
        'schedule = "publish_at"',
        "[fields]",
    ),
    _of(
        "approvals.required",
        "approvals_required",
        _TEXTS,
        "Roles that have to approve an official post or a kit, from status `approved` on.",
        'required = ["communications-branch"]',
    ),
    _of(
        "approvals.accounts",
        "approvals_accounts",
        _TEXTS,
        "Roles that have to stand in `approved_by` of official, specialist and executive accounts.",
        'accounts = ["director"]',
    ),
    _table_of(
        "blackout",
        BLACKOUTS,
        "Days on which nothing is published, for example from the writ to polling day.",
        'name = "2026 by-election"\nfrom = 2026-11-01\nto = 2026-11-28\naccounts = ["official"]',
        "[[blackout]]",
    ),
    _of(
        "political.terms",
        "political_terms",
        _TEXTS,
        "Political words and slogans, in addition to those of the pack.",
        'terms = ["some slogan"]',
    ),
    _of(
        "political.domains",
        "political_domains",
        listed(text("a domain", checks.domain, checks.DOMAIN), "a list of domains"),
        "Political web sites, in addition to those of the pack.",
        'domains = ["example-party.ca"]',
    ),
    _of(
        "privacy.public-phones",
        "public_phones",
        _TEXTS,
        "Telephone numbers that are meant for the public and may be published.",
        'public-phones = ["416-555-0123"]',
    ),
    _of(
        "privacy.public-emails",
        "public_emails",
        listed(text("an email address", checks.email, checks.EMAIL), "a list of email addresses"),
        "Email addresses that are meant for the public and may be published.",
        'public-emails = ["info@example.ca"]',
    ),
    _table_of(
        "platforms",
        table(
            _PLATFORM,
            table(_LIMIT, _COUNT, "a table: a limit = a whole number"),
            "a table of platforms",
        ),
        "Limits of a platform that differ for your accounts, such as the length of a text.",
        "length = 25000",
        "[platforms.x]",
    ),
    _table_of(
        "rules",
        _RULE_OPTIONS,
        "Options of single rules; the page of a rule says which it has.",
        "tolerance = 15",
        "[rules.LNG002]",
    ),
)


def describe(config: Config) -> list[Described]:
    """Return every setting with its value and where that was written, in the fixed order.

    A table with entries is told entry by entry, each with its own name and place.
    """
    rows: list[Described] = []
    for definition in DEFINITIONS:
        plain = definition.kind.plain(getattr(config, definition.attribute))
        for path, one in _entries(definition.path, plain):
            origin = config.origins.get(key(*path)) or config.origins.get(definition.name)
            rows.append(Described(key(*path), toml_value(one), origin))
    return rows


def _entries(path: tuple[str, ...], plain: object) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the values in a table, however deep, with their keys; anything else as it is."""
    if isinstance(plain, Mapping) and plain:
        for name, inner in plain.items():
            yield from _entries((*path, str(name)), inner)
    else:
        yield path, plain


_INTRODUCTION = """\
# Configuration

The settings stand in `opsglint.toml` at the root of the repository, or below `[tool.opsglint]` in
`pyproject.toml` (then each line in brackets begins with `tool.opsglint.`). Where a folder has both
files, `opsglint.toml` counts. Every setting may be left out.
"""


def reference() -> str:
    """Return the documentation of all settings, in Markdown."""
    defaults = Config(root="/")
    return "\n".join((_INTRODUCTION, *(_section(one, defaults) for one in DEFINITIONS)))


def _section(definition: Definition, defaults: Config) -> str:
    default = toml_value(definition.kind.plain(getattr(defaults, definition.attribute)))
    example = "\n".join(filter(None, (definition.header, definition.example)))
    parts = (
        f"- `{name}`: {part.kind.words}{'' if part.required else ', may be left out'}; "
        f"{part.meaning}"
        for name, part in (PARTS.items() if definition.kind is BLACKOUTS else ())
    )
    keys = "\n".join(parts)
    return (
        f"## {definition.name}\n\n{definition.meaning}\n\n"
        f"- Value: {definition.kind.words}\n- Default: `{default}`\n\n"
        + (f"Each has these keys:\n\n{keys}\n\n" if keys else "")
        + f"```toml\n{example}\n```\n"
    )
