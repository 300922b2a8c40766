"""Rules about references between files."""
