"""The completion script for fish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsglint.cli.shells import DEFAULT, Argument, Command, CommandLine, Takes

_LIST = """\
function __opsglint_list
    set -l typed (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))
    set -l head (string replace -r '[^,]*$' '' -- $typed)
    printf "$head%s\\n" (__opsglint_selectors)
end"""


def render(line: CommandLine) -> str:
    """Return the script, to be sourced or put as `opsglint.fish` into a folder of completions."""
    others = " ".join(one.name for one in line.commands if one.name != DEFAULT)
    lines = [
        "# fish completion for opsglint",
        *_function("rules", line.rules),
        *_function("selectors", line.selectors),
        *_function("clauses", line.clauses),
        _LIST,
        "complete -c opsglint -f",
    ]
    for command in line.commands:
        lines.append(_complete("__fish_use_subcommand", f"-a {command.name}", command.help))
        seen = f"__fish_seen_subcommand_from {command.name}"
        lines += _arguments(command, f"not __fish_seen_subcommand_from {others}" if command.name == DEFAULT else seen)
    return "\n".join((*lines, ""))


def _function(name: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield a function that prints words with their meanings, which may not hold tabs."""
    yield f"function __opsglint_{name}"
    yield from (f"    echo {_quoted(word + chr(9) + says)}" for word, says in words.items())
    yield "end"


def _arguments(command: Command, condition: str) -> Iterator[str]:
    for option in command.options:
        names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
        yield _complete(condition, f"{names}{_value(option, is_option=True)}", option.help)
    for one in command.positionals:
        yield _complete(condition, _value(one, is_option=False).strip(), "")


def _value(argument: Argument, *, is_option: bool) -> str:
    """Return the switches that say what an argument takes."""
    if argument.takes is Takes.NOTHING:
        return ""
    required = " -r" if is_option else ""
    if argument.takes is Takes.FILE:
        return f"{required} -F"
    words = {
        Takes.WORDS: " ".join(argument.words),
        Takes.FOLDER: "(__fish_complete_directories)",
        Takes.RULE: "(__opsglint_rules)",
        Takes.RULES: "(__opsglint_list)",
        Takes.CLAUSE: "(__opsglint_clauses)",
    }.get(argument.takes, "")
    return f"{required} -f -a {_quoted(words)}"


def _complete(condition: str, what: str, says: str) -> str:
    described = f" -d {_quoted(says)}" if says else ""
    return f"complete -c opsglint -n {_quoted(condition)} {what}{described}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
