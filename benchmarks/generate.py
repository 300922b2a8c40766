"""Write a content repository of any size for benchmarks: the same bytes for the same seed, on every platform.

    python benchmarks/generate.py DEST -n 10500 --faults 0.02

Posts in English and French with nested front matter, a kit for about every 20 posts, an account register, livestreams,
inquiries, releases. Without --faults opsglint finds no error and no warning in it as of 2026-10-05. With --faults RATE about
that share of the posts breaks one rule each; DEST/faults.jsonl says which ({"path", "rule"} on each line).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.campaigns import Campaign, CampaignMaker
from corpus.documents import AS_OF, Document, write
from corpus.faults import plant
from corpus.media import files
from corpus.people import Cast
from corpus.posts import PostMaker
from corpus.words import load

_CONFIGURATION = """\
# The settings of a repository made for benchmarks.
pack = "ontario"
timezone = "America/Toronto"
extra_fields = ["campaign"]

[approvals]
required = ["communications-branch"]
accounts = ["director"]
"""


def documents(number: int, seed: str, with_media: bool) -> Iterator[Document]:
    """Yield as many documents as asked for; account documents come first where they fit."""
    phrases = load("phrases.toml")
    cast = Cast(seed, phrases, with_media)
    maker = CampaignMaker(seed, PostMaker(cast, phrases, load("topics.toml")["topic"], with_media))
    accounts = cast.documents()
    left = number - len(accounts)
    if left >= 0:
        yield from accounts
    else:
        left = number
    taken, first_slot = 0, 0
    while True:
        ministry = cast.ministries[taken % len(cast.ministries)]["id"]
        campaign = Campaign(taken, ministry, first_slot)
        if campaign.size > left:
            break
        yield from maker.documents(campaign)
        left -= campaign.size
        taken, first_slot = taken + 1, first_slot + campaign.slots
    yield from maker.filler(left, first_slot)


def generate(destination: Path, number: int, seed: str, rate: float, with_media: bool) -> dict[str, float]:
    """Write a repository into a new or empty folder and return what is in it: counts, and bytes of a post on average."""
    planted = []
    posts = size = 0
    made = plant(documents(number, seed, with_media), seed, rate)
    for document, rule in made:
        text = document.text()
        write(destination / document.path, text)
        if rule:
            planted.append({"path": document.path, "rule": rule})
        if document.kind in ("post", "bilingual"):
            posts, size = posts + 1, size + len(text.encode())
    write(destination / "accounts.yml", Cast(seed, load("phrases.toml"), with_media).registry())
    write(destination / "opsglint.toml", _CONFIGURATION)
    if with_media:
        for name, data in files().items():
            write(destination / "media" / name, data)
    if rate:
        write(destination / "faults.jsonl", "".join(json.dumps(one) + "\n" for one in planted))
    return {"documents": number, "posts": posts, "faults": len(planted), "mean_bytes": round(size / max(posts, 1))}


def main(arguments: list[str] | None = None) -> int:
    """Write what the command line asks for, and say what was written as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("destination", type=Path, help="a folder that is new or empty")
    parser.add_argument("-n", dest="number", type=int, default=10_500, help="documents in all (default 10500)")
    parser.add_argument("--seed", default="1", help="any text; the same text gives the same repository (default 1)")
    parser.add_argument("--faults", type=float, default=0.0, metavar="RATE", help="share of posts with one fault each, 0 to 1")
    parser.add_argument("--no-media", action="store_true", help="write no media files; posts then link to pictures elsewhere")
    given = parser.parse_args(arguments)
    if given.destination.exists() and any(given.destination.iterdir()):
        parser.error(f"{given.destination} is not empty")
    if given.number < 1 or not 0 <= given.faults <= 1:
        parser.error("-n is at least 1, and --faults lies between 0 and 1")
    totals = generate(given.destination, given.number, given.seed, given.faults, not given.no_media)
    print(json.dumps({**totals, "as_of": f"{AS_OF:%Y-%m-%d}"}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
