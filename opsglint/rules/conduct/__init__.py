"""Rules about conduct: what a linter can point at and a person must judge."""
