"""`python -m opsglint.language`: make the files of words again, from a new pyspellchecker."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from opsglint.language.word_files import word_file
from opsglint.language.wordlists import Language

if __name__ == "__main__":
    for _language in get_args(Language):
        _path = Path(__file__).parent / "data" / f"words.{_language}.txt"
        _path.write_text(word_file(_language), encoding="utf-8", newline="\n")
