"""Rules about confidentiality."""
