"""A configuration becomes settings, or everything that is wrong with it."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from opsglint.config import (
    Blackout,
    Config,
    ConfigError,
    ConfigErrors,
    Option,
    Place,
    Setting,
    Vocabulary,
    load,
)

KNOWN = Vocabulary(
    document_types=("post", "kit", "account"),
    fields=("schedule", "channels", "lang"),
    platforms=("x", "facebook"),
)
FULL = """\
pack = "canada"
timezone = "America/Winnipeg"
accounts = ["accounts.yml", "./more/accounts.yml"]
exclude = ["archive/**"]
extend-select = ["KIT"]
ignore = [
  "LNG",
]
fail-on = "warning"
extra_fields = ["campaign"]

[per-file-ignores]
"posts/archive/**" = ["SCH", "KIT"]

[severity]
AXS010 = "error"

[types]
"posts/**" = "post"

[fields]
schedule = "publish_at"

[approvals]
required = ["communications-branch"]
accounts = ["director"]

[[blackout]]
name = "2026 by-election"
from = 2026-11-01
to = 2026-11-28

[[blackout]]
name = "one day"
from = 2026-12-01
to = 2026-12-01
accounts = ["ministry-of-*", "official"]

[political]
terms = ["some slogan"]
domains = ["example-party.ca"]

[privacy]
public-phones = ["416-555-0123"]
public-emails = ["info@example.ca"]

[platforms.x]
length = 25000

[rules.LNG002]
tolerance = 15
[rules.AXS015]
names = ["a", "b"]
"""


def place(row: int, column: int) -> Place:
    return Place("opsglint.toml", row, column)


def faults(text: str, file: str = "opsglint.toml") -> tuple[ConfigError, ...]:
    with pytest.raises(ConfigErrors) as caught:
        load("/root", file, text, KNOWN)
    return caught.value.errors


def test_everything() -> None:
    config = load("/root", "opsglint.toml", FULL, KNOWN)
    assert (config.root, config.file) == ("/root", "opsglint.toml")
    assert (config.pack, config.timezone, config.fail_on) == (
        "canada",
        "America/Winnipeg",
        "warning",
    )
    assert config.accounts == ("accounts.yml", "more/accounts.yml")
    assert config.accounts_explicit
    assert config.exclude == ("archive/**",)
    assert config.extend_select == (Setting("KIT", place(5, 18)),)
    assert config.ignore == (Setting("LNG", place(7, 3)),)
    assert config.extra_fields == ("campaign",)
    ignored = (Setting("SCH", place(13, 23)), Setting("KIT", place(13, 30)))
    assert config.per_file_ignores == (("posts/archive/**", ignored),)
    assert config.severity == ((Setting("AXS010", place(16, 1)), "error"),)
    assert config.types == (("posts/**", "post"),)
    assert config.fields == {"schedule": "publish_at"}
    assert config.approvals_required == ("communications-branch",)
    assert config.approvals_accounts == ("director",)
    assert config.blackouts == (
        Blackout("2026 by-election", date(2026, 11, 1), date(2026, 11, 28), ("official",)),
        Blackout("one day", date(2026, 12, 1), date(2026, 12, 1), ("ministry-of-*", "official")),
    )
    assert config.political_terms == ("some slogan",)
    assert config.political_domains == ("example-party.ca",)
    assert config.public_phones == ("416-555-0123",)
    assert config.public_emails == ("info@example.ca",)
    assert config.platforms == {"x": {"length": 25000}}
    assert config.rules["LNG002"] == {"tolerance": Option(15, place(51, 13))}
    assert config.rules["AXS015"]["names"].value == ("a", "b")


def test_origins() -> None:
    origins = load("/root", "opsglint.toml", FULL, KNOWN).origins
    assert origins["fail-on"] == place(9, 1)
    assert origins["approvals.accounts"] == place(26, 1)
    assert origins["blackout"] == place(28, 1)
    assert origins["rules.LNG002.tolerance"] == place(51, 1)
    assert origins['per-file-ignores."posts/archive/**"'] == place(13, 1)
    assert "privacy" not in origins


def test_nothing_is_all_defaults() -> None:
    assert load("/root") == Config(root="/root")
    empty = load("/root", "opsglint.toml", "# nothing\n")
    assert empty == Config(root="/root", file="opsglint.toml")
    assert not empty.accounts_explicit


def test_a_config_survives_the_way_to_another_process() -> None:
    config = load("/root", "opsglint.toml", FULL, KNOWN)
    assert pickle.loads(pickle.dumps(config)) == config


def test_pyproject_is_read_below_its_table() -> None:
    text = '[project]\nname = "x"\nfail-on = 3\n[tool.opsglint]\nignore = ["LNG"]\n'
    config = load("/root", "pyproject.toml", text)
    assert config.ignore == (Setting("LNG", Place("pyproject.toml", 5, 11)),)
    assert config.origins == {"ignore": Place("pyproject.toml", 5, 1)}
    assert load("/root", "pyproject.toml", "[project]\n").ignore == ()
    (fault,) = faults("[tool.opsglint.types]\n'posts/**' = 'psot'\n", "pyproject.toml")
    assert fault.place == Place("pyproject.toml", 2, 14)


def test_pyproject_whose_table_is_none() -> None:
    (fault,) = faults("[tool]\nopsglint = 3\n", "pyproject.toml")
    assert fault.message == "`tool.opsglint` is a whole number, not a table"
    assert fault.place == Place("pyproject.toml", 2, 1)


def test_byte_order_mark_and_crlf() -> None:
    config = load("/root", "opsglint.toml", '\ufeffpack = "canada"\r\nignore = ["A"]\r\n')
    assert config.pack == "canada"
    assert config.origins == {"pack": place(1, 1), "ignore": place(2, 1)}


def test_inline_tables_and_dotted_keys_mean_the_same() -> None:
    text = 'approvals = {required = ["a"]}\npolitical.terms = ["b"]\nrules.X.y = 1\n'
    config = load("/root", "opsglint.toml", text)
    assert (config.approvals_required, config.political_terms) == (("a",), ("b",))
    assert config.rules["X"]["y"] == Option(1, place(3, 13))


@pytest.mark.parametrize(
    ("text", "message", "help", "at"),
    [
        ('fail_on = "error"', "unknown setting `fail_on`", "did you mean `fail-on`?", (1, 1)),
        ("extend_select = []", "unknown setting `extend_select`", "`extend-select`", (1, 1)),
        ("extra-fields = []", "unknown setting `extra-fields`", "`extra_fields`", (1, 1)),
        ("[per_file_ignores]", "unknown setting `per_file_ignores`", "`per-file-ignores`", (1, 1)),
        ("zzz = 1", "unknown setting `zzz`", "write one of these: accounts, approvals", (1, 1)),
        ("required = []", "unknown setting `required`", "below a line [approvals]", (1, 1)),
        ("[approvals]\nexclude = []", "`approvals.exclude`", "above the first line in", (2, 1)),
        ("[political]\ntrems = []", "`political.trems`", "did you mean `terms`?", (2, 1)),
        ("pack = 3", "`pack` is a whole number, not a text", 'pack = "ontario"', (1, 8)),
        ("pack = ' '", "`pack` is empty", 'pack = "ontario"', (1, 8)),
        ("ignore = 'LNG'", "`ignore` is a text, not a list of rules", 'ignore = ["LNG"]', (1, 10)),
        ("ignore = ['A', true]", "item 2 of `ignore` is true or false", "", (1, 16)),
        ("ignore = ['']", "item 1 of `ignore` is empty", "", (1, 11)),
        ("fail-on = 'eror'", "`eror` is not a severity", "did you mean `error`?", (1, 11)),
        ("fail-on = 'never'", "`never` is not a severity", "error, warning, advice", (1, 11)),
        ("[severity]\nA = 'off'", "`off` is not a severity", "error, warning, advice", (2, 5)),
        ("[types]\n'a/**' = 'psot'", "`psot` is not a document type", "`post`", (2, 10)),
        ("[types]\n'../a' = 'post'", "pattern `../a` leaves the root", "", (2, 1)),
        ("exclude = ['[z-a]']", "pattern `[z-a]` cannot be understood", "", (1, 12)),
        ("[per-file-ignores]\n'a' = 'SCH'", "`per-file-ignores.a` is a text", "", (2, 7)),
        ("accounts = ['../a.yml']", "`../a.yml` leaves the root", "", (1, 13)),
        ("accounts = ['a/../../b']", "`a/../../b` leaves the root", "", (1, 13)),
        ("accounts = ['/etc/a.yml']", "`/etc/a.yml` is not a path from the root", "", (1, 13)),
        ("accounts = ['C:\\a.yml']", "is not a path from the root", "", (1, 13)),
        ("accounts = ['a\\b.yml']", "has backslashes", "forward slashes", (1, 13)),
        ("timezone = 'America/Toranto'", "is not a time zone", "`America/Toronto`", (1, 12)),
        ("timezone = 'America'", "`America` is not a time zone", "", (1, 12)),
        ("timezone = '/etc/passwd'", "is not a time zone", "", (1, 12)),
        ("[fields]\nshedule = 'a'", "`shedule` is not a field", "`schedule`", (2, 1)),
        (
            "[fields]\nschedule = 'a'\nlang = 'a'",
            "`schedule` and `lang` are both read from `a`",
            "leave one of the two",
            (3, 8),
        ),
        ("[political]\ndomains = ['https://a.ca']", "is not a domain", "example-party.ca", (2, 12)),
        ("[political]\ndomains = ['*.a.ca']", "`*.a.ca` is not a domain", "", (2, 12)),
        ("[privacy]\npublic-emails = ['a.ca']", "`a.ca` is not an email", "", (2, 18)),
        ("[privacy]\npublic-phones = [4165550123]", "item 1 of `privacy.public", "", (2, 18)),
        ("[platforms.y]\nlength = 1", "`y` is not a platform", "", (1, 1)),
        ("[platforms.x]\nlength = 0", "`platforms.x.length` is not above 0", "", (2, 10)),
        ("[platforms.x]\nlength = true", "`platforms.x.length` is true or false", "", (2, 10)),
        ("[rules]\nLNG002 = 15", "`rules.LNG002` is a whole number, not a table", "", (2, 10)),
        ("[rules.A]\nb = {c = 1}", "`rules.A.b` is a table", "", (2, 5)),
        ("[rules.A]\nb = 10:00:00", "`rules.A.b` is a time of day", "", (2, 5)),
        ("approvals = 3", "`approvals` is a whole number, not a table", "[approvals]", (1, 13)),
        ("[blackout]\nname = 'a'", "`blackout` is a table, not a list", "", (1, 1)),
        ("blackout = [3]", "item 1 of `blackout` is a whole number, not a table", "", (1, 13)),
    ],
)
def test_one_fault(text: str, message: str, help: str, at: tuple[int, int]) -> None:
    (fault,) = faults(text)
    assert message in fault.message
    assert help in fault.help
    assert fault.place == place(*at)
    assert not fault.message.endswith(".")
    assert fault.help


BLACKOUT = "[[blackout]]\nname = 'a'\nfrom = 2026-11-01\nto = 2026-11-02\n"


@pytest.mark.parametrize(
    ("old", "new", "message", "at"),
    [
        ("name = 'a'", "", "a blackout without `name`", (1, 1)),
        ("to = 2026-11-02", "", "a blackout without `to`", (1, 1)),
        ("2026-11-02", "2026-10-31", "the blackout `a` ends before it begins", (4, 6)),
        ("2026-11-02", "'2026-11-02'", "`blackout.to` is a text, not a date", (4, 6)),
        ("2026-11-02", "2026-11-02T10:00:00", "`blackout.to` is a time, not a date", (4, 6)),
        ("to = 2026-11-02", "to = 2026-11-02\naccounts = ['A B']", "not an account", (5, 13)),
        ("name = 'a'", "name = 'a'\nuntil = 1", "unknown setting `blackout.until`", (3, 1)),
    ],
)
def test_blackout_faults(old: str, new: str, message: str, at: tuple[int, int]) -> None:
    (fault,) = faults(BLACKOUT.replace(old, new))
    assert message in fault.message
    assert fault.place == place(*at)


def test_all_faults_come_together_in_the_order_of_the_file() -> None:
    text = "pack = 3\nfoo = 1\n[severity]\nA = 'off'\n[[blackout]]\n[political]\nterms = [1]\n"
    rows = [fault.place.row for fault in faults(text) if fault.place]
    assert rows == [1, 2, 4, 5, 5, 5, 7]


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("a = 1\nb = ]\n", "not valid TOML: invalid value", (2, 5)),
        ("pack = 'a'\npack = 'b'\n", "not valid TOML: a name is given twice", (2, 11)),
        ("[types]\n[types]\n", "not valid TOML: a name is given twice", (2, 7)),
        ("a = [1,\n\n", "not valid TOML: invalid value", (1, 8)),
        ("a = " + "[" * 100_000, "nested too deeply", None),
        ("a = " + "9" * 10_000, "not valid TOML", None),
    ],
)
def test_syntax_errors(text: str, message: str, at: tuple[int, int] | None) -> None:
    (fault,) = faults(text)
    assert message in fault.message
    assert fault.place is not None
    assert fault.place.path == "opsglint.toml"
    if at:
        assert fault.place == place(*at)


def test_unknown_words_pass_without_a_vocabulary() -> None:
    text = "[types]\n'a/**' = 'memo'\n[fields]\nx = 'y'\n[platforms.z]\nlength = 3\n"
    config = load("/root", "opsglint.toml", text)
    assert config.types == (("a/**", "memo"),)


def test_errors_in_words() -> None:
    with pytest.raises(ConfigErrors) as caught:
        load("/root", "opsglint.toml", "foo = 1\nbar = 2\n")
    assert str(caught.value).startswith("opsglint.toml:1:1: unknown setting `foo` (")
    assert len(str(caught.value).splitlines()) == 2
