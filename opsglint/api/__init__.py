"""What the command line, editors and scripts use: the one place that joins all parts."""

from opsglint.api.catalogue import find_rule, rule_names
from opsglint.api.checking import Checked, Request, check, check_files, configuration
from opsglint.api.comparing import Comparison
from opsglint.api.errors import UsageError
from opsglint.api.planning import Choices

__all__ = [
    "Checked",
    "Choices",
    "Comparison",
    "Request",
    "UsageError",
    "check",
    "check_files",
    "configuration",
    "find_rule",
    "rule_names",
]
