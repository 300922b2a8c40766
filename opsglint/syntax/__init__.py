"""Turns bytes into sources: front matter and Markdown, every value with its place."""
