"""The completion script for bash (3.2 and later, as macOS has it)."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from opsglint.cli.shells import DEFAULT, Argument, Command, CommandLine, Takes

_HEAD = """\
# bash completion for opsglint; source it, or put it into a folder that bash-completion reads.
_opsglint_words() {
    COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
_opsglint_list() {
    local head=""
    [[ $cur == *,* ]] && head="${cur%,*},"
    COMPREPLY=($(compgen -P "$head" -W "$1" -- "${cur##*,}"))
}
_opsglint_folders() {
    local folder
    COMPREPLY=()
    while IFS= read -r folder; do COMPREPLY+=("$folder"); done < <(compgen -d -- "$cur")
    compopt -o filenames 2>/dev/null
}"""
_MAIN = """\
_opsglint() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
    local command=DEFAULT at=1 position=0 before=""
    COMPREPLY=()
    # bash takes --option=value apart
    if [[ $cur == "=" ]]; then
        cur=""
    elif [[ $prev == "=" ]]; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    case " $_opsglint_commands " in
        *" ${COMP_WORDS[1]} "*) (( COMP_CWORD > 1 )) && command="${COMP_WORDS[1]}" at=2 ;;
    esac
    _opsglint_value "$command $prev" && return
    if [[ $cur == -* ]]; then
        _opsglint_options
        return
    fi
    for (( ; at < COMP_CWORD; at++ )); do
        if [[ ${COMP_WORDS[at]} != -* && ${COMP_WORDS[at]} != "=" && $before != "=" ]]; then
            _opsglint_takes "$command $before" || (( position++ ))
        fi
        before="${COMP_WORDS[at]}"
    done
    _opsglint_positional "$command $position"
    if (( COMP_CWORD == 1 )); then
        COMPREPLY+=($(compgen -W "$_opsglint_commands" -- "$cur"))
    fi
}
complete -o bashdefault -o default -F _opsglint opsglint"""


def render(line: CommandLine) -> str:
    """Return the script; where it gives no words, bash offers files."""
    return "\n".join((
        _HEAD,
        f"_opsglint_commands={quote(' '.join(one.name for one in line.commands))}",
        f"_opsglint_rules={quote(' '.join(line.rules))}",
        f"_opsglint_selectors={quote(' '.join(line.selectors))}",
        f"_opsglint_clauses={quote(' '.join(line.clauses))}",
        *_function("_opsglint_options", '"$command"', _options(line)),
        *_function("_opsglint_takes", '"$1"', _takes(line), otherwise="return 1"),
        *_function("_opsglint_value", '"$1"', _values(line), otherwise="return 1"),
        *_function("_opsglint_positional", '"$1"', _positionals(line)),
        _MAIN.replace("DEFAULT", DEFAULT),
        "",
    ))  # fmt: skip


def _function(name: str, subject: str, cases: Iterator[tuple[str, str]], otherwise: str = ":") -> Iterator[str]:
    yield f"{name}() {{"
    yield f"    case {subject} in"
    yield from (f"        {pattern}) {action} ;;" for pattern, action in cases)
    yield f"        *) {otherwise} ;;"
    yield "    esac"
    yield "}"


def _options(line: CommandLine) -> Iterator[tuple[str, str]]:
    for command in line.commands:
        names = " ".join(name for option in command.options for name in option.names)
        yield command.name, f"_opsglint_words {quote(names)}"


def _valued(command: Command) -> list[Argument]:
    return [option for option in command.options if option.takes is not Takes.NOTHING]


def _pattern(command: Command, option: Argument) -> str:
    return "|".join(quote(f"{command.name} {name}") for name in option.names)


def _takes(line: CommandLine) -> Iterator[tuple[str, str]]:
    for command in line.commands:
        for option in _valued(command):
            yield _pattern(command, option), "return 0"


def _values(line: CommandLine) -> Iterator[tuple[str, str]]:
    for command in line.commands:
        for option in _valued(command):
            yield _pattern(command, option), f"{_action(option)}; return 0"


def _positionals(line: CommandLine) -> Iterator[tuple[str, str]]:
    for command in line.commands:
        for at, one in enumerate(command.positionals):
            place = f"{quote(command.name + ' ')}*" if one.is_repeated else quote(f"{command.name} {at}")
            yield place, _action(one)


def _action(argument: Argument) -> str:
    if argument.takes is Takes.WORDS:
        return f"_opsglint_words {quote(' '.join(argument.words))}"
    return {
        Takes.RULE: '_opsglint_words "$_opsglint_rules"',
        Takes.RULES: '_opsglint_list "$_opsglint_selectors"',
        Takes.CLAUSE: '_opsglint_words "$_opsglint_clauses"',
        Takes.FOLDER: "_opsglint_folders",
    }.get(argument.takes, ":")
