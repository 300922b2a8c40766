"""The completion script for PowerShell (5.1 and later)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from opsglint.cli.shells import DEFAULT, Argument, Command, CommandLine, Takes

_MAIN = """\
Register-ArgumentCompleter -Native -CommandName opsglint -ScriptBlock {
    param($word, $ast, $cursor)
    $typed = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } |
        Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    $command = 'DEFAULT'
    $isFirst = $typed.Count -eq 0
    if (-not $isFirst -and $opsglintCommands.Contains($typed[0])) {
        $command = $typed[0]
        $typed = @($typed | Select-Object -Skip 1)
    }
    $values = $opsglintValues[$command]
    $place = 0
    $before = ''
    foreach ($one in $typed) {
        if (-not $one.StartsWith('-') -and -not $values.Contains($before)) { $place++ }
        $before = $one
    }
    $places = $opsglintPlaces[$command]
    if ($values.Contains($before)) { $found = $values[$before] }
    elseif ($word.StartsWith('-')) { $found = $opsglintOptions[$command] }
    elseif ($isFirst) { $found = $opsglintCommands }
    elseif ($places.Contains("$place")) { $found = $places["$place"] }
    else { $found = @{} }
    foreach ($one in $found.GetEnumerator()) {
        if ($one.Key.StartsWith($word, 'OrdinalIgnoreCase')) {
            [System.Management.Automation.CompletionResult]::new($one.Key, $one.Key, 'ParameterValue', $one.Value)
        }
    }
}"""


def render(line: CommandLine) -> str:
    """Return the script, to be run by the profile; where it gives no words, files are offered."""
    return "\n".join((
        "# PowerShell completion for opsglint",
        f"$opsglintCommands = {_texts({one.name: one.help for one in line.commands})}",
        f"$opsglintRules = {_texts(line.rules)}",
        f"$opsglintSelectors = {_texts(line.selectors)}",
        f"$opsglintClauses = {_texts(line.clauses)}",
        *_by_command("Options", line, lambda command: _texts(
            {name: option.help for option in command.options for name in option.names}
        )),
        *_by_command("Values", line, lambda command: _table(
            {name: _words(option) for option in command.options if option.takes is not Takes.NOTHING
             for name in option.names}
        )),
        *_by_command("Places", line, lambda command: _table(
            {str(at): _words(one) for at, one in enumerate(command.positionals)}
        )),
        _MAIN.replace("DEFAULT", DEFAULT),
        "",
    ))  # fmt: skip


def _by_command(name: str, line: CommandLine, table: Callable[[Command], str]) -> Iterator[str]:
    yield f"$opsglint{name} = @{{"
    yield from (f"    {_quoted(command.name)} = {table(command)}" for command in line.commands)
    yield "}"


def _words(argument: Argument) -> str:
    """Return the table of what an argument may be, empty where any text or path may stand."""
    if argument.takes is Takes.WORDS:
        return _texts(dict.fromkeys(argument.words, argument.help))
    return {
        Takes.RULE: "$opsglintRules", Takes.RULES: "$opsglintSelectors",
        Takes.CLAUSE: "$opsglintClauses",
    }.get(argument.takes, "@{}")  # fmt: skip


def _texts(meanings: Mapping[str, str]) -> str:
    """Return words with their meanings, none of which PowerShell allows to be empty."""
    return _table({word: _quoted(says or word) for word, says in meanings.items()})


def _table(values: Mapping[str, str]) -> str:
    return "[ordered]@{" + "; ".join(f"{_quoted(name)} = {value}" for name, value in values.items()) + "}"


def _quoted(text: str) -> str:
    """Return a text in single quotation marks, of which PowerShell knows four more kinds."""
    for mark in "'‘’‚‛":
        text = text.replace(mark, mark * 2)
    return f"'{text}'"
