"""Values that never change, made thousands of times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a dataclass whose fields are never set again, compared and hashed by its fields.

    Types alone keep them from being set: to keep it at run time doubles the time that it takes to
    make one.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
