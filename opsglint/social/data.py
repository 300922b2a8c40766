"""Reads the data files of this package, once."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> Any:
    """Return what `data/NAME.json` holds; callers do not change it."""
    return json.loads(resources.files(__package__).joinpath("data", f"{name}.json").read_bytes())
