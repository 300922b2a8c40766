"""opsglint checks government social media content against the guidelines that govern it."""

__version__ = "0.1.0"
