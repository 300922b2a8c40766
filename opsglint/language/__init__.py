"""English and French: which language a text is in, hashtags, placeholders and text alternatives."""
