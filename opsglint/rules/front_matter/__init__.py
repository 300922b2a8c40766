"""Rules about the front matter itself."""
