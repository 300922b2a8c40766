"""`opsglint new`: write a new document, in both languages where the rules ask for both."""

from __future__ import annotations

import argparse
import os
import re
import string
import unicodedata
from datetime import date

from opsglint.api import Request, UsageError, configuration
from opsglint.api.repository import load_repository
from opsglint.cli.writing import template, write_new
from opsglint.content.vocabulary import Kind
from opsglint.facts.accounts import AccountEntry, Accounts
from opsglint.index import is_of_accounts

# The folder where each kind of document usually stands, and whether it is written twice.
KINDS = {
    "post": ("posts", True),
    "kit": ("kits", True),
    "livestream": ("livestreams", True),
    "account": ("accounts", False),
    "inquiry": ("inquiries", False),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("kind", choices=KINDS, help="what to write")
    parser.add_argument("name", metavar="NAME", help="a name such as flu-shot, or a path such as posts/2026/flu-shot")


def run(arguments: argparse.Namespace) -> int:
    """Write the document and say what is to be filled in."""
    folder, in_both = KINDS[arguments.kind]
    base = _base(arguments.name, folder)
    values = _values(os.path.basename(base))
    suffixes = (".en.md", ".fr.md") if in_both else (".md",)
    texts = {
        base + suffix: string.Template(template(f"new/{arguments.kind}{suffix}")).substitute(values)
        for suffix in suffixes
    }
    write_new(texts)
    for path in texts:
        print(f"wrote {os.path.relpath(path)}")
    print("Fill in what stands in [BRACKETS], check the accounts, and run opsglint.")
    return 0


def _base(name: str, folder: str) -> str:
    """Return the path of the document without its endings; refuse one outside the repository."""
    root = os.path.realpath(configuration(Request(os.getcwd()))[0].path)
    bare = re.sub(r"(?:\.(?:en|fr))?\.md$", "", name.replace("\\", "/"))
    if not os.path.basename(bare).strip(". "):
        raise UsageError(f"{name or 'the name'} names no file", "write a name such as flu-shot")
    path = os.path.realpath(bare if "/" in bare else os.path.join(root, folder, bare))
    if not path.startswith(os.path.join(root, "")):
        raise UsageError(f"{name} leaves the repository", "choose a name inside it")
    if ".git" in os.path.relpath(path, root).split(os.sep):
        raise UsageError(f"{name} lies in the folder of git", "choose another folder")
    return path


def _values(name: str) -> dict[str, str]:
    """Return what templates are filled with: accounts of this repository where it has them."""
    root, config = configuration(Request(os.getcwd()))
    documents = load_repository(root.path, config, tracked_only=False).documents.values()
    accounts = Accounts(d for d in documents if is_of_accounts(d))
    english = _first(accounts, Kind.OFFICIAL, "en") or _first(accounts, Kind.OFFICIAL, "bilingual")
    french = _first(accounts, Kind.OFFICIAL, "fr") or english
    minister = _first(accounts, Kind.MINISTER, None)
    return {
        "official_en": english.id if english else "our-ministry",
        "official_fr": french.id if french else "notre-ministere",
        "minister": minister.id if minister else "our-minister",
        "platform_en": _platform(english),
        "platform_fr": _platform(french),
        "id": _identifier(name),
        "today": date.today().isoformat(),
    }


def _first(accounts: Accounts, kind: Kind, language: str | None) -> AccountEntry | None:
    return next(
        (e for e in accounts.entries if e.kind is kind and (language is None or e.language == language)),
        None,
    )


def _platform(entry: AccountEntry | None) -> str:
    return next((name for name, _ in (entry.account.handles if entry else None) or ()), "x")


def _identifier(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "account"
