"""Runs one command: an audit is understood by its own parser, so that it does not wait for what other commands are made of."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from almoner.assembly.embedded import embedded
from almoner.engine.errors import Misused
from almoner.faces.cli.auditing import add_audit
from almoner.faces.cli.parsing import bare


def run_command(argv: Sequence[str] | None) -> int:
    """Parse, run, and give the exit code. Raises AlmonerError, and SystemExit for --help and --version."""
    given = list(sys.argv[1:] if argv is None else argv)
    asked = of_audit(given) or of_any(given)
    code: int = asked.run(asked, embedded(asked.data))
    return code


def of_audit(given: Sequence[str]) -> Namespace | None:
    """What an audit is asked for; None for any other command, and for what is only said well beside all other commands."""
    word = given[2:3] if given[:1] == ["--data"] else given[:1]
    if word != ["audit"] or not {"-h", "--help", "--version"}.isdisjoint(given):
        return None
    whole, commands = bare()
    add_audit(commands)
    try:
        return whole.parse_args(given)
    except Misused:
        return None


def of_any(given: Sequence[str]) -> Namespace:
    from almoner.faces.cli.commands import parser  # noqa: PLC0415 - an audit does without

    return parser().parse_args(given)
