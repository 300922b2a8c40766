"""How nine social platforms write names: headings, handles, mentions, links and profiles."""
