"""What is wrong with a configuration, in words for the person who wrote it."""

from __future__ import annotations

from opsglint.config.model import Place


class ConfigError(Exception):
    """One fault: what is wrong (`message`), what to change (`help`) and where (`place`)."""

    def __init__(self, message: str, help: str, place: Place | None = None) -> None:
        super().__init__(message, help, place)
        self.message = message
        self.help = help
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place.path}:{self.place.row}:{self.place.column}: " if self.place else ""
        return f"{where}{self.message} ({self.help})"


class ConfigErrors(Exception):
    """All faults of one configuration file, in the order of the file; never empty."""

    def __init__(self, errors: tuple[ConfigError, ...]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))
