"""`almoner journal`: verify that the record of who did what is whole. What reads it is loaded only then."""

import argparse
import os
from typing import Any

from almoner.assembly.platform import Platform
from almoner.faces.saying import DONE


def add_journal(commands: Any) -> None:
    whole = commands.add_parser("journal", help="the record of who saw and did what")
    tasks = whole.add_subparsers(dest="task", required=True, parser_class=type(whole))
    one = tasks.add_parser("verify", help="whether the journal is whole")
    one.add_argument(
        "--heads",
        metavar="PATH",
        help="kept heads: a file, a mail or a folder of them (default: the folder of ALMONER_HEADS_TO)",
    )
    one.set_defaults(run=run_verify)


def run_verify(asked: argparse.Namespace, _platform: Platform) -> int:
    """Raises Refused that names the first break."""
    from almoner.assembly.journal import journal_desk  # noqa: PLC0415

    desk = journal_desk(asked.data, os.environ)
    try:
        found = desk.verify(desk.heads_at(asked.heads) if asked.heads else desk.kept)
    finally:
        desk.close()
    print(f"The journal is whole: {counted(found.lines, 'line')}, each as it was written.")
    if found.until is None:
        print("No kept heads were compared: had its end been cut off, that would not show (see ALMONER_HEADS_TO).")
    else:
        print(
            f"{counted(found.heads, 'kept head')} compared: nothing up to line {found.last_line} was cut off or written anew; "
            f"the last head is of {found.until:%Y-%m-%d %H:%M} UTC."
        )
    return DONE


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
