"""`almoner journal`: the record of who saw and did what, verified, and read by whom it is about. What reads it is loaded only then."""

import argparse
import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused, NotSignedIn, Refused
from almoner.engine.privacy.breach import FACTORS, Worksheet
from almoner.engine.privacy.disclosures import CITE
from almoner.engine.privacy.snooping import Person
from almoner.engine.wording.neutral import neutral
from almoner.faces.saying import DONE

if TYPE_CHECKING:  # loaded only when the journal is read
    from almoner.assembly.journal import JournalDesk
    from almoner.ports.entering import Caller

YES = frozenset({"yes", "true", "1", "x"})
PEOPLE = ("name", "account", "address", "works_here")


def add_journal(commands: Any, a_day: Any) -> None:
    whole = commands.add_parser("journal", help="the record of who saw and did what")
    tasks = whole.add_subparsers(dest="task", required=True, parser_class=type(whole))
    one = tasks.add_parser("verify", help="whether the journal is whole")
    one.add_argument(
        "--heads",
        metavar="PATH",
        help="kept heads: a file, a mail or a folder of them (default: the folder of ALMONER_HEADS_TO)",
    )
    one.set_defaults(run=run_verify)
    one = tasks.add_parser("show", help="who looked at your folders, the latest first")
    one.add_argument("--limit", type=int, default=50, metavar="NUMBER", help="at most so many lines of each (default: 50)")
    one.set_defaults(run=run_show)
    one = tasks.add_parser("disclosures", help=f"to whom a folder's papers were shown in six years ({CITE})")
    one.add_argument("--folder", required=True, metavar="ID")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="the day it was asked for (default: today)")
    one.set_defaults(run=run_disclosures)
    one = tasks.add_parser("snooping", help="looks at work at one's own record, or a namesake's, neighbor's or co-worker's")
    add_days(one, a_day)
    one.add_argument("--people", metavar="FILE", help="a CSV of people: name, account, address, works_here")
    one.set_defaults(run=run_snooping)
    one = tasks.add_parser("breach", help="a worksheet for judging a breach, with its 60 days")
    one.add_argument("--discovered", required=True, type=a_day, metavar="YYYY-MM-DD", help="the day it was discovered")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="today's date (default: this machine's)")
    add_days(one, a_day)
    one.add_argument("--account", metavar="ID", help="who it is about")
    one.add_argument("--folder", metavar="ID", help="whose papers it is about")
    one.set_defaults(run=run_breach)
    one = tasks.add_parser("export", help="the lines for OpenSearch, with an index template and seven years' retention")
    one.add_argument("--out", required=True, metavar="DIR", help="the folder to write them to")
    one.add_argument("--after", type=int, default=0, metavar="NUMBER", help="only lines after this one (default: all)")
    one.set_defaults(run=run_export)


def add_days(one: Any, a_day: Any) -> None:
    one.add_argument(
        "--from", dest="first", type=a_day, metavar="YYYY-MM-DD", help="first day (default: 90 days before the last)"
    )
    one.add_argument("--to", dest="last", type=a_day, metavar="YYYY-MM-DD", help="last day (default: today)")


@contextmanager
def desk_of(asked: argparse.Namespace) -> Iterator["JournalDesk"]:
    from almoner.assembly.journal import journal_desk  # noqa: PLC0415

    desk = journal_desk(asked.data, os.environ)
    try:
        yield desk
    finally:
        desk.close()


def caller_of(desk: "JournalDesk") -> "Caller":
    """Raises Refused that says how to be known."""
    try:
        return desk.caller()
    except NotSignedIn as error:
        raise Refused(
            "not_signed_in", what="Nothing was shown", why=error.why, do="make a key of yours and set it as ALMONER_API_KEY"
        ) from error


def days_of(asked: argparse.Namespace, today: date) -> tuple[date, date]:
    """Raises Misused where they do not follow each other."""
    last = asked.last or today
    first = asked.first or last - timedelta(days=90)
    if first > last:
        raise Misused("days", what="The command was not understood", why="--from is after --to", do="turn them around")
    return first, last


def run_verify(asked: argparse.Namespace, _platform: Platform) -> int:
    """Raises Refused that names the first break."""
    with desk_of(asked) as desk:
        found = desk.verify(desk.heads_at(asked.heads) if asked.heads else desk.kept)
    print(f"The journal is whole: {counted(found.lines, 'line')}, each as it was written.")
    if found.until is None:
        print("No kept heads were compared: had its end been cut off, that would not show (see ALMONER_HEADS_TO).")
    else:
        print(
            f"{counted(found.heads, 'kept head')} compared: nothing up to line {found.last_line} was cut off or written anew; "
            f"the last head is of {found.until:%Y-%m-%d %H:%M} UTC."
        )
    return DONE


def run_show(asked: argparse.Namespace, _platform: Platform) -> int:
    if not 1 <= asked.limit <= 10_000:
        raise Misused("limit", what="The command was not understood", why="--limit is 1 to 10000", do="name another number")
    with desk_of(asked) as desk:
        found = desk.office.looks.of_mine(caller_of(desk), most=asked.limit)
    if not found:
        print("You have no folder here.")
    for folder, looks in found:
        print(f"{neutral(folder.name)} ({folder.id})")
        for one in looks:
            who = "you" if one.is_you else f"{neutral(one.name or 'not known here')} ({one.who})"
            ended = "" if one.outcome == "done" else f", {one.outcome}"
            print(f"  {one.at:%Y-%m-%d %H:%M} UTC  {who}: {one.action} {one.resource}, for {one.purpose}{ended}")
    return DONE


def run_disclosures(asked: argparse.Namespace, platform: Platform) -> int:
    with desk_of(asked) as desk:
        found = desk.office.disclosures(caller_of(desk), asked.folder, asked_on=asked.as_of or platform.today())
    made = found.accounting
    print(f"Disclosures from {made.first} to {made.last} ({CITE}), to be handed over by {made.answer_by}.")
    print("Left out: payment and operations, and what the person, or who acts for the person, was shown.")
    for one in made.disclosures:
        name = neutral(found.names.get(one.who, "not known here"))
        print(
            f"  {one.day}  {name} ({one.who}): {one.action} {', '.join(one.resources)}, for {one.purpose.value}, {one.times} times"
        )
    if not made.disclosures:
        print("There were none.")
    return DONE


def run_snooping(asked: argparse.Namespace, platform: Platform) -> int:
    first, last = days_of(asked, platform.today())
    listed = people_in(asked.people) if asked.people else []
    with desk_of(asked) as desk:
        found = desk.office.snooping(caller_of(desk), first, last, listed)
    print(f"From {first} to {last}, {counted(found.folders, 'folder')} looked at by somebody at work.")
    for one in found.suspicions:
        lines = ", ".join(str(line) for line in one.lines)
        print(
            f"  {one.pattern.value}: account {one.who}, folder {one.folder}, {one.times} times, {one.first:%Y-%m-%d} to {one.last:%Y-%m-%d}, lines {lines}"
        )
    print("Each is a reason to ask, never a proof." if found.suspicions else "Nothing was alike.")
    if found.not_compared:
        print(f"Could not check: {counted(found.not_compared, 'folder')} without a whole name.")
    if not found.addresses:
        print("Could not check: addresses, as none were given with --people.")
    return DONE


def run_breach(asked: argparse.Namespace, platform: Platform) -> int:
    today = asked.as_of or platform.today()
    first, last = days_of(asked, today)
    with desk_of(asked) as desk:
        made = desk.office.breach(
            caller_of(desk),
            discovered=asked.discovered,
            today=today,
            first=first,
            last=last,
            account=asked.account,
            folder=asked.folder,
        )
    print(worksheet_text(made, first, last))
    return DONE


def run_export(asked: argparse.Namespace, _platform: Platform) -> int:
    if not 0 <= asked.after < 2**31:
        raise Misused("after", what="The command was not understood", why="--after is no line's number", do="name another one")
    with desk_of(asked) as desk:
        count = desk.office.export(caller_of(desk), desk.bulk(asked.out), after=asked.after)
    print(f"{counted(count, 'line')} written to {neutral(str(Path(asked.out) / 'journal.ndjson'))}.")
    return DONE


def worksheet_text(made: Worksheet, first: date, last: date) -> str:
    """As Markdown, with places for a person's hand."""
    facts = made.facts
    left = f"{counted(made.days_left, 'day')} left" if made.days_left >= 0 else f"{counted(-made.days_left, 'day')} past"
    shown = ", ".join(f"{action} {times}" for action, times in facts.actions) or "nothing"
    span = (
        ""
        if facts.first is None or facts.last is None
        else f", between {facts.first:%Y-%m-%d %H:%M} and {facts.last:%Y-%m-%d %H:%M} UTC"
    )
    parts = [
        "# Breach assessment",
        "",
        (
            f"Discovered on {made.discovered}. Today is {made.today}. People must be told without unreasonable delay, at the latest "
            f"on {made.last_day} (60 days): {left}. Act by {made.act_by}."
        ),
        "",
        (
            f"The journal from {first} to {last}: {counted(facts.lines, 'line')}{span}; {counted(facts.folders, 'folder')}, "
            f"{counted(facts.accounts, 'account')}, {counted(facts.resources, 'paper or other thing')}; {shown}; {facts.refused} refused."
        ),
    ]
    for number, factor in enumerate(FACTORS, 1):
        parts += ["", f"## {number}. {factor.title}", ""]
        parts += [line for asks in factor.asks for line in (f"- {asks}", "  ____________________")]
    parts += [
        "",
        "## Judgment",
        "",
        "Unless all four together show a low probability that the papers were compromised, it counts as a breach.",
        "",
        "- Low probability: yes / no, because ____________________",
        "- Judged by ____________________ on ____________________",
    ]
    return "\n".join(parts)


def people_in(path: str) -> list[Person]:
    """Raises Misused for a file that cannot be read, Refused for one without names."""
    name = neutral(Path(path).name)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Misused(
            "people_not_read", what=f"{name} was not read", why="it is no CSV that can be opened", do="name another file"
        ) from error
    if not rows or not set(rows[0]) & {"name"} or not set(rows[0]) <= {*PEOPLE, None}:
        raise Refused(
            "people_not_listed",
            what=f"{name} was not taken",
            why=f"its columns are not among {', '.join(PEOPLE)}",
            do="give it a first line with these words",
        )
    return [
        Person(
            (row["name"] or "",),
            (row.get("account") or "").strip() or None,
            tuple(one for one in [row.get("address") or ""] if one.strip()),
            (row.get("works_here") or "").strip().lower() in YES,
        )
        for row in rows
    ]


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
