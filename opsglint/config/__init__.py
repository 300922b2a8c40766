"""The configuration file of a repository, as one frozen value. Knows no rule."""

from typing import TYPE_CHECKING

from opsglint.config.errors import ConfigError, ConfigErrors
from opsglint.config.globs import Globs
from opsglint.config.model import Blackout, Config, Option, OptionValue, Place, Setting
from opsglint.config.root import CONFIG_NAMES, Root, configures, find_root

if TYPE_CHECKING:
    from opsglint.config.kinds import Vocabulary
    from opsglint.config.read import load
    from opsglint.config.schema import Described, describe, reference

# Parts that read and explain configuration files, which many repositories do without.
_LATER = {
    "Vocabulary": "kinds", "load": "read", "Described": "schema", "describe": "schema",
    "reference": "schema",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Load one of the other parts when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "CONFIG_NAMES",
    "Blackout",
    "Config",
    "ConfigError",
    "ConfigErrors",
    "Described",
    "Globs",
    "Option",
    "OptionValue",
    "Place",
    "Root",
    "Setting",
    "Vocabulary",
    "configures",
    "describe",
    "find_root",
    "load",
    "reference",
]
