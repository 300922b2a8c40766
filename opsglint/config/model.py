"""The settings of one repository, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

OptionValue = bool | int | float | str | date | tuple["OptionValue", ...]
"""What an option of a rule may be; whether it is right for the rule is for the rule to say."""


class Place(NamedTuple):
    """Where something stands: a root-relative file, a line and a column, both counted from 1."""

    path: str
    row: int
    column: int


class Setting(NamedTuple):
    """A word of the configuration and where it was written (None: on the command line)."""

    value: str
    place: Place | None = None


class Option(NamedTuple):
    """The value of one option of one rule and where it was written."""

    value: OptionValue
    place: Place | None = None


class Blackout(NamedTuple):
    """Days, both inclusive, on which the accounts may publish nothing.

    `accounts` holds kinds or ids of accounts, or patterns of ids (`ministry-of-*`).
    """

    name: str
    first: date
    last: date
    accounts: tuple[str, ...] = ("official",)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings; `config.schema` says what each one means and how it is written.

    `root` is absolute, `file` root-relative (None: the repository has no configuration file).
    `origins` says where a setting was written, by its name in the file (`fail-on`,
    `approvals.required`, `rules.LNG002.tolerance`); a setting that is absent there has its default.
    """

    root: str
    file: str | None = None
    pack: str = "ontario"
    timezone: str = "America/Toronto"
    accounts: tuple[str, ...] = ("accounts.yml",)
    accounts_explicit: bool = False
    exclude: tuple[str, ...] = ()
    baseline: str = "opsglint-baseline.json"
    extend_select: tuple[Setting, ...] = ()
    ignore: tuple[Setting, ...] = ()
    fail_on: str = "error"
    fix: bool = False
    unsafe_fixes: bool = False
    extend_safe_fixes: tuple[Setting, ...] = ()
    extend_unsafe_fixes: tuple[Setting, ...] = ()
    extra_fields: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[Setting, ...]], ...] = ()
    severity: tuple[tuple[Setting, str], ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    approvals_required: tuple[str, ...] = ()
    approvals_accounts: tuple[str, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    political_terms: tuple[str, ...] = ()
    political_domains: tuple[str, ...] = ()
    public_phones: tuple[str, ...] = ()
    public_emails: tuple[str, ...] = ()
    platforms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)
    origins: Mapping[str, Place] = field(default_factory=dict)
