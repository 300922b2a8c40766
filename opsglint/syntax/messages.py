"""What each fault means in plain words, and what to change: (message, help) by the fault's id."""

from __future__ import annotations

from collections.abc import Mapping

_SPACES = "indent with spaces; in most editors the Tab key can be set to write them"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "not-utf-8": (
        "the file is not saved as UTF-8 (byte {byte})",
        "save it again with the encoding UTF-8, then check the accents",
    ),
    "control-character": (
        "the file holds an invisible control character",
        "delete the character and type the word again",
    ),
    "fence-not-first": (
        "something stands before the opening --- of the front matter",
        "make --- the very first line of the file, without blank lines or spaces before it",
    ),
    "no-front-matter": (
        "the file has no front matter",
        "begin it with a line ---, the fields, and another line ---",
    ),
    "unclosed": (
        "the front matter is not closed",
        "write a line --- after the last field, before the text",
    ),
    "not-a-mapping": (
        "the front matter is {found}, not a list of fields with values",
        "write each field on a line of its own as `field: value`",
    ),
    "duplicate-key": (
        "the field {key} is given twice",
        "keep one of the two, with everything that belongs in it",
    ),
    "tab": ("a tab stands where YAML wants spaces", _SPACES),
    "unquoted-at": (
        "the value of {key} starts with a character that has to be quoted",
        'put the value in quotation marks, as in "@handle"',
    ),
    "special-character": (
        "a value starts with a character that means something else in YAML",
        "put the value in quotation marks",
    ),
    "leading-asterisk": (
        "a value starts with an asterisk, which YAML reads as the name of another value",
        "put the value in quotation marks",
    ),
    "leading-ampersand": (
        "a value starts with an ampersand, which YAML reads as a name for the value",
        "put the value in quotation marks",
    ),
    "unknown-escape": (
        "a backslash in a text in double quotation marks is followed by a letter that it cannot change",
        "use single quotation marks around the text, or write the backslash twice",
    ),
    "colon-in-value": (
        "a second colon followed by a space stands in the value of {key}",
        "put the whole value in quotation marks",
    ),
    "unclosed-quote": (
        "a quotation mark is opened and never closed",
        "close it; inside single quotation marks write an apostrophe twice, as in 'l''eau'",
    ),
    "missing-colon": (
        "a line of the front matter is not of the form `field: value`",
        "write a colon and a space after the field's name, or indent the line if it continues a text",
    ),
    "unclosed-bracket": (
        "a bracket or brace is opened and its list is not closed as it should be",
        "close it, and separate the entries by commas; put entries with special characters in quotation marks",
    ),
    "several-documents": (
        "the front matter holds more than one YAML document",
        "keep one document, between one pair of --- lines",
    ),
    "structure": (
        "the indentation or the quotation marks of this line do not fit the lines above",
        "line the field up with the others; put a value that begins with a quotation mark wholly in quotation marks",
    ),
    "merge-conflict": (
        "a merge conflict was left in the front matter",
        "decide which version is right and delete the lines of <, = and > signs",
    ),
    "alias-bomb": (
        "an alias repeats values more than 10,000 times, or inside itself",
        "write the values out where they are needed",
    ),
    "too-deep": ("the front matter is nested too deeply", "use fewer levels of lists and fields"),
    "tag": (
        "a value starts with an exclamation mark, which YAML reads as a type",
        "put the value in quotation marks",
    ),
    "key-not-text": (
        "the name of a field is a list or a mapping",
        "write a plain name before the colon; a value in braces or brackets needs quotation marks",
    ),
    "syntax": (
        "the front matter is not valid YAML here",
        "check quotation marks, colons and indentation; texts with special characters need quotation marks",
    ),
}
