"""The completion script for zsh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from shlex import quote

from opsglint.cli.shells import DEFAULT, Argument, Command, CommandLine, Takes

_MAIN = """\
_opsglint() {
    local command=DEFAULT
    if (( CURRENT == 2 )); then
        _alternative 'commands:command:_opsglint_commands' 'arguments:argument:_opsglint_DEFAULT'
        return
    fi
    if (( ${+functions[_opsglint_${words[2]}]} )) && [[ " $_opsglint_names " == *" ${words[2]} "* ]]; then
        command="${words[2]}"
        shift words
        (( CURRENT-- ))
    fi
    "_opsglint_$command"
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _opsglint "$@"
else
    compdef _opsglint opsglint
fi"""


def render(line: CommandLine) -> str:
    """Return the script, to be sourced or put as `_opsglint` into a folder of `fpath`."""
    names = {command.name: command.help for command in line.commands}
    return "\n".join((
        "#compdef opsglint",
        f"_opsglint_names={quote(' '.join(names))}",
        *_described("commands", "command", names),
        *_described("rules", "rule", line.rules),
        *_described("selectors", "rule", line.selectors),
        *_described("clauses", "clause", line.clauses),
        *(text for command in line.commands for text in _function(command)),
        _MAIN.replace("DEFAULT", DEFAULT),
        "",
    ))  # fmt: skip


def _described(name: str, what: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield a function that offers words with their meanings."""
    yield f"_opsglint_{name}() {{"
    yield "    local -a known=("
    yield from (f"        {quote(word.replace(':', chr(92) + ':') + ':' + says)}" for word, says in words.items())
    yield "    )"
    yield f'    _describe -t {name} {what} known "$@"'
    yield "}"


def _function(command: Command) -> Iterator[str]:
    yield f"_opsglint_{command.name}() {{"
    yield "    _arguments -s -S \\"
    for option in command.options:
        for name in option.names:
            yield f"        {quote(_option(name, option))} \\"
    for at, one in enumerate(command.positionals, 1):
        yield f"        {quote(('*' if one.is_repeated else str(at)) + _value(one))} \\"
    yield "        && return"
    yield "}"


def _option(name: str, option: Argument) -> str:
    words = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    takes = "" if option.takes is Takes.NOTHING else _value(option)
    ending = "=" if takes and name.startswith("--") else ""
    return f"*{name}{ending}[{words}]{takes}"


def _value(argument: Argument) -> str:
    """Return what follows an option, or stands at a place: `:message:action`."""
    if argument.takes is Takes.WORDS:
        return f":word:({' '.join(argument.words)})"
    return {
        Takes.FILE: ":file:_files",
        Takes.FOLDER: ":folder:_files -/",
        Takes.RULE: ":rule:_opsglint_rules",
        Takes.RULES: ":rules:_sequence _opsglint_selectors",
        Takes.CLAUSE: ":clause:_opsglint_clauses",
    }.get(argument.takes, ":value: ")
