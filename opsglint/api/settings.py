"""Reads the configuration of a repository."""

from __future__ import annotations

import os
from functools import cached_property

from opsglint.config import Config, ConfigError, ConfigErrors
from opsglint.engine.discover import Discovery


class Words:
    """The words that a configuration may use for types, fields and platforms.

    They are looked up when a setting is checked against them; most configurations name none.
    """

    @cached_property
    def document_types(self) -> tuple[str, ...]:
        """Return the types of documents."""
        from opsglint.content.types import DOCUMENT_TYPES

        return tuple(DOCUMENT_TYPES)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of all types."""
        from opsglint.content.types import DOCUMENT_TYPES

        names = {name for record in DOCUMENT_TYPES.values() for name in record.specs()}
        return ("type", *sorted(names))

    @cached_property
    def platforms(self) -> tuple[str, ...]:
        """Return the names of platforms."""
        from opsglint.content.vocabulary import PLATFORM_ALIASES, PLATFORMS

        return (*PLATFORMS, *PLATFORM_ALIASES)

    @cached_property
    def limits(self) -> tuple[str, ...]:
        """Return the names of the limits that a platform has."""
        from opsglint.social.limits import numbers

        return numbers()


def read_config(root: str, file: str | None) -> Config:
    """Return the configuration at `file` (root-relative); raise ConfigErrors where it is wrong."""
    if file is None:
        return Config(root=root)
    path = os.path.join(root, file)
    try:
        with open(path, encoding="utf-8-sig") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8").lower()
        message = f"the configuration file {file} cannot be read: {reason}"
        fault = ConfigError(message, "check the path and save the file as UTF-8", None)
        raise ConfigErrors((fault,)) from error
    from opsglint.config import load

    return load(root, file, text, Words())


def registries_of(config: Config, discovery: Discovery) -> list[str]:
    """Return the account registries of a repository.

    Raises ConfigErrors where one that the configuration names does not exist.
    """
    found = [path for path in config.accounts if discovery.files.exists(path)]
    missing = [path for path in config.accounts if path not in found]
    if missing and config.accounts_explicit:
        place = config.origins.get("accounts")
        help_ = "write the file, or correct its path under `accounts`"
        raise ConfigErrors(
            tuple(
                ConfigError(f"the account registry {path} does not exist", help_, place)
                for path in missing
            )
        )
    return found
