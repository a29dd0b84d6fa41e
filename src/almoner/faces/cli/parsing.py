"""The command line's own parser: says what is wrong in one sentence, and what was probably meant."""

import argparse
import difflib
import re
from typing import Any, NoReturn

from almoner import __version__
from almoner.engine.errors import Misused

NOT_ONE_OF = re.compile(r"invalid choice: '(?P<given>[^']*)' \(choose from (?P<known>.*)\)")
UNKNOWN = re.compile(r"unrecognized arguments: (?P<given>--?[^\s=]+)")


class Parser(argparse.ArgumentParser):
    """A flag is written whole, so that a new one never changes what a script means."""

    flags: set[str] = set()  # noqa: RUF012 - every parser's: an unknown flag is told by the outermost one
    """The flags of all commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, allow_abbrev=False)

    def add_argument(self, *names: Any, **given: Any) -> argparse.Action:
        Parser.flags.update(name for name in names if str(name).startswith("--"))
        return super().add_argument(*names, **given)

    def error(self, message: str) -> NoReturn:
        raise Misused(
            "wrong_usage",
            what="The command was not understood",
            why=plainly(message),
            do=f"{meant(message)}see `{self.prog} --help`",
        )


def bare() -> tuple[Parser, Any]:
    """The parser without any command, and where commands are added."""
    whole = Parser(prog="almoner", description="Read medical bills, check every line, say what to do.")
    whole.add_argument("--version", action="version", version=f"almoner {__version__}")
    whole.add_argument(
        "--data", metavar="DIR", help="the folder everything is kept in (default: ALMONER_DATA, else ~/.local/share/almoner)"
    )
    commands = whole.add_subparsers(dest="command", required=True, parser_class=Parser)
    return whole, commands


def plainly(message: str) -> str:
    """The parser's sentence without its own words for things."""
    return message.removeprefix("argument command: ").replace("invalid choice: ", "not one of the choices: ")


def meant(message: str) -> str:
    """ "did you mean --answers? ", or nothing."""
    if found := UNKNOWN.search(message):
        return did_you_mean(found["given"], Parser.flags)
    if found := NOT_ONE_OF.search(message):
        return did_you_mean(found["given"], re.findall(r"'([^']*)'", found["known"]))
    return ""


def did_you_mean(given: str, known: Any) -> str:
    """The nearest of the known words as a question, or nothing where none is near."""
    near = difflib.get_close_matches(given, sorted(known), 1)
    return f"did you mean {near[0]}? " if near else ""
