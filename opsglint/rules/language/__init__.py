"""Rules about English and French."""
