"""Rules about political activity."""
