"""What the command line, editors and scripts use: the one place that joins all parts."""

from opsglint.api.catalogue import find_rule, rule_names
from opsglint.api.checking import Checked, Request, check, check_files, configuration
from opsglint.api.choices import Choices
from opsglint.api.errors import UsageError

__all__ = [
    "Checked",
    "Choices",
    "Request",
    "UsageError",
    "check",
    "check_files",
    "configuration",
    "find_rule",
    "rule_names",
]
