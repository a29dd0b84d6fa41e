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
from almoner.engine.privacy.disclosures import CITE
from almoner.engine.privacy.snooping import Person
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import LANGUAGES
from almoner.faces.breach_sheet import as_text, sheet
from almoner.faces.saying import DONE
from almoner.faces.words import Words

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
    languages = [one]
    one = tasks.add_parser("show", help="who looked at your folders, the latest first")
    one.add_argument("--limit", type=int, default=50, metavar="NUMBER", help="at most so many lines of each (default: 50)")
    one.set_defaults(run=run_show)
    languages.append(one)
    one = tasks.add_parser("disclosures", help=f"to whom a folder's papers were shown in six years ({CITE})")
    one.add_argument("--folder", required=True, metavar="ID")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="the day it was asked for (default: today)")
    one.set_defaults(run=run_disclosures)
    languages.append(one)
    one = tasks.add_parser("snooping", help="looks at work at one's own record, or a namesake's, neighbor's or co-worker's")
    add_days(one, a_day)
    one.add_argument("--people", metavar="FILE", help="a CSV of people: name, account, address, works_here")
    one.set_defaults(run=run_snooping)
    languages.append(one)
    one = tasks.add_parser("breach", help="a worksheet for judging a breach, with its 60 days")
    one.add_argument("--discovered", required=True, type=a_day, metavar="YYYY-MM-DD", help="the day it was discovered")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="today's date (default: this machine's)")
    add_days(one, a_day)
    one.add_argument("--account", metavar="ID", help="who it is about")
    one.add_argument("--folder", metavar="ID", help="whose papers it is about")
    one.set_defaults(run=run_breach)
    languages.append(one)
    one = tasks.add_parser("export", help="the lines for OpenSearch, with an index template and seven years' retention")
    one.add_argument("--out", required=True, metavar="DIR", help="the folder to write them to")
    one.add_argument("--after", type=int, default=0, metavar="NUMBER", help="only lines after this one (default: all)")
    one.set_defaults(run=run_export)
    languages.append(one)

    for one in languages:
        one.add_argument("--language", choices=LANGUAGES, default="en", help="English or Spanish")


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


def run_verify(asked: argparse.Namespace, platform: Platform) -> int:
    """Raises Refused that names the first break."""
    with desk_of(asked) as desk:
        found = desk.verify(desk.heads_at(asked.heads) if asked.heads else desk.kept)
    say = Words(platform.messages(), asked.language)
    print(say("journal_whole", lines=f"{found.lines:,}"))
    if found.until is None:
        print(say("journal_no_heads"))
    else:
        print(say("journal_heads", heads=f"{found.heads:,}", line=found.last_line, day=f"{found.until:%Y-%m-%d %H:%M}"))
    return DONE


def run_show(asked: argparse.Namespace, platform: Platform) -> int:
    if not 1 <= asked.limit <= 10_000:
        raise Misused("limit", what="The command was not understood", why="--limit is 1 to 10000", do="name another number")
    with desk_of(asked) as desk:
        found = desk.office.looks.of_mine(caller_of(desk), most=asked.limit)
    say = Words(platform.messages(), asked.language)
    if not found:
        print(say("journal_no_folder"))
    for folder, looks in found:
        print(say("journal_folder", name=folder.name, folder=folder.id))
        for one in looks:
            who = say("journal_you") if one.is_you else someone(say, one.name, one.who)
            told = {"action": one.action, "resource": one.resource, "purpose": one.purpose}
            ended = "" if one.outcome == "done" else f", {one.outcome}"
            print("  " + say("journal_look", at=f"{one.at:%Y-%m-%d %H:%M}", who=who, **told) + ended)
    return DONE


def run_disclosures(asked: argparse.Namespace, platform: Platform) -> int:
    with desk_of(asked) as desk:
        found = desk.office.disclosures(caller_of(desk), asked.folder, asked_on=asked.as_of or platform.today())
    made, say = found.accounting, Words(platform.messages(), asked.language)
    print(say("journal_disclosed", first=made.first, last=made.last, cite=CITE, by=made.answer_by))
    print(say("journal_left_out"))
    for one in made.disclosures:
        told = {"action": one.action, "resources": ", ".join(one.resources), "purpose": one.purpose.value, "times": one.times}
        print("  " + say("journal_disclosure", day=one.day, who=someone(say, found.names.get(one.who), one.who), **told))
    for other in made.outside:
        print("  " + say("journal_outside", day=other.day, to=other.to, what=other.what, purpose=other.purpose))
    if not made.disclosures and not made.outside:
        print(say("journal_none"))
    return DONE


def someone(say: Words, name: str | None, who: str) -> str:
    return say("journal_someone", name=say("journal_not_known") if name is None else name, who=who)


def run_snooping(asked: argparse.Namespace, platform: Platform) -> int:
    first, last = days_of(asked, platform.today())
    listed = people_in(asked.people) if asked.people else []
    with desk_of(asked) as desk:
        found = desk.office.snooping(caller_of(desk), first, last, listed)
    say = Words(platform.messages(), asked.language)
    print(say("journal_at_work", first=first, last=last, folders=found.folders))
    for one in found.suspicions:
        told = {"who": one.who, "folder": one.folder, "times": one.times, "lines": ", ".join(map(str, one.lines))}
        days = {"first": f"{one.first:%Y-%m-%d}", "last": f"{one.last:%Y-%m-%d}"}
        print("  " + say("journal_suspicion", pattern=one.pattern.value, **told, **days))
    print(say("journal_reason_to_ask" if found.suspicions else "journal_nothing_alike"))
    if found.not_compared:
        print(say("journal_no_names", count=found.not_compared))
    if not found.addresses:
        print(say("journal_no_addresses"))
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
        words = desk.words()
    print(as_text(sheet(made, first, last, words, asked.language)))
    return DONE


def run_export(asked: argparse.Namespace, platform: Platform) -> int:
    if not 0 <= asked.after < 2**31:
        raise Misused("after", what="The command was not understood", why="--after is no line's number", do="name another one")
    with desk_of(asked) as desk:
        count = desk.office.export(caller_of(desk), desk.bulk(asked.out), after=asked.after)
    say = Words(platform.messages(), asked.language)
    print(say("journal_exported", count=f"{count:,}", place=Path(asked.out) / "journal.ndjson"))
    return DONE


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
