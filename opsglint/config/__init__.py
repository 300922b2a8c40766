"""The configuration file of a repository, as one frozen value. Knows no rule."""

from opsglint.config.errors import ConfigError, ConfigErrors
from opsglint.config.globs import Globs
from opsglint.config.kinds import Vocabulary
from opsglint.config.model import Blackout, Config, Option, OptionValue, Place, Setting
from opsglint.config.read import load
from opsglint.config.root import CONFIG_NAMES, Root, configures, find_root
from opsglint.config.schema import Described, describe, reference

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
