"""Rules about accounts and their profiles."""
