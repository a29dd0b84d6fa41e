"""What every use of a case begins and ends with: it is found in its folder, and one more event is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from almoner.engine.cases.case import Event, Happened
from almoner.engine.cases.folding import after, fold
from almoner.engine.cases.standing import Case
from almoner.engine.errors import Conflict, NotKnown, Refused
from almoner.engine.wording.neutral import neutral
from almoner.ports.cases import KeptCase
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptAudit
from almoner.ports.kept_letters import KeptLetter

LONGEST_TITLE = 120
HOUSE = "system"
"""Who does what no person does: the end of a job."""
FURTHEST_EAST = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Told:
    """A case as it is kept, and what its events come to."""

    kept: KeptCase
    case: Case


def told(work: Work, folder: str, case: str, *, hold: bool = False) -> Told:
    """`hold`: nobody else adds to it before this transaction ends. Raises NotKnown."""
    found = work.cases.get(folder, case, hold=hold)
    if found is None:
        raise NotKnown(
            "no_such_case",
            what="No case was found",
            why="it is not in this folder",
            do="look at the list of the folder's cases",
        )
    return Told(found, fold(found.events))


def record(work: Work, one: Told, who: str, *events: Event, version: int | None = None) -> Told:
    """The case with these events, which are kept. Raises Conflict where it is no longer at this version, and what an event may
    not follow."""
    if version is not None and version != one.case.number:
        raise Conflict(
            "changed_meanwhile",
            what="Nothing was changed",
            why="somebody else changed it first",
            do="look at it again and then change it",
        )
    for event in events:
        not_ahead(event, work.now)
        happened = Happened(one.case.number + 1, work.now, who, event)
        changed = after(one.case, happened)
        work.cases.append(one.kept.folder, one.kept.id, happened)
        kept = KeptCase(one.kept.id, one.kept.folder, one.kept.made_at, (*one.kept.events, happened))
        one = Told(kept, changed)
    return one


def audits_of(kept: KeptCase) -> list[str]:
    """Ids of all audits that the case has had, the last first."""
    named = (getattr(one.event, "audit", None) for one in reversed(kept.events))
    return list(dict.fromkeys(one for one in named if one is not None))


def not_ahead(event: Event, now: datetime) -> None:
    """Raises Refused where the day on which something happened is still to come anywhere on earth."""
    day = getattr(event, "on", None)
    if isinstance(day, date) and day > (now + FURTHEST_EAST).date():
        raise Refused(
            "day_ahead", what="Nothing was kept", why="the day is still to come", do="write the day on which it happened"
        )


def tell_case(work: Work, about: KeptAudit | KeptLetter, event: Event) -> None:
    """The end of a job, to the case it was begun for, where there is one and it is still there."""
    case = about.asked.get("case")
    if case is not None and work.cases.get(about.folder, case, hold=True) is not None:
        record(work, told(work, about.folder, case), HOUSE, event)


def titled(title: str) -> str:
    """May be empty. Raises Refused for one that is too long."""
    title = neutral(title)
    if len(title) > LONGEST_TITLE:
        raise Refused(
            "title_too_long",
            what="The case was not named",
            why=f"a title has at most {LONGEST_TITLE} characters",
            do="choose a shorter one",
        )
    return title
