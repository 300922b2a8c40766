"""Rules about MPP kits."""
