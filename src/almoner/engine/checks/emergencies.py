"""Whether a bill is for emergency care: by its own lines, by another paper of the same days, or as the person says."""

from collections.abc import Iterator
from datetime import date, timedelta

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.lines import code_number, revenue
from almoner.engine.checks.surprise import Outside
from almoner.engine.dossier import ASKING, DECIDED, Dossier
from almoner.engine.findings import Class
from almoner.engine.reconcile.likeness import days_of

VISITS = (99281, 99285)
OTHER_VISITS = frozenset({"G0380", "G0381", "G0382", "G0383", "G0384"})
ROOM = "045"
URGENT_CARE = "0456"
IN_EMERGENCY_ROOM = "23"
OF_A_HOSPITAL = frozenset({"19", "21", "22", IN_EMERGENCY_ROOM})
"""Places of service in which care on the day of an emergency may belong to it."""
REMARK = "N864"


def shows(line: Line) -> bool:
    """Whether a line is of an emergency room or a visit in one."""
    if line.place_of_service == IN_EMERGENCY_ROOM or line.code in OTHER_VISITS or is_room(line):
        return True
    code = code_number(line)
    return code is not None and VISITS[0] <= code <= VISITS[1]


def is_room(line: Line) -> bool:
    code = revenue(line)
    return code.startswith(ROOM) and code != URGENT_CARE


def emergency_class(dossier: Dossier, found: Outside) -> Class | None:
    """The most that may be said of it as emergency care; None where it is none, or nothing tells."""
    said = dossier.answers_of(*(paper.id for paper in (found.one.bill, *found.papers))).emergency
    if said is False or elsewhere(found):
        return None
    seen = dict(dossier.once(emergency_lines))
    days = {day for paper in found.papers for day in emergency_days(paper, seen[paper.id])}
    if days or REMARK in found.remarks or any(paper.emergency or seen[paper.id] for paper in found.papers):
        return Class.EVIDENCE if lasts(found, days) else Class.RULE
    papers = (paper for paper in dossier.bills if paper.kind in ASKING | DECIDED)
    others = {day for paper in papers for day in emergency_days(paper, seen[paper.id])}
    if found.days & others:
        return Class.EVIDENCE if said else Class.QUESTION
    return Class.RULE if said and not others else None


def emergency_lines(dossier: Dossier) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The emergency lines of each paper, by its id."""
    return ((paper.id, tuple(line for line in paper.lines if shows(line))) for paper in dossier.bills)


def emergency_days(paper: Bill, shown: tuple[Line, ...]) -> Iterator[date]:
    """The days of the paper's emergency lines; of a paper marked as an emergency without any, its first day."""
    for line in shown:
        if line.day is not None:
            yield line.day
    if (shown and all(line.day is None for line in shown)) or (not shown and paper.emergency):
        yield from sorted(days_of(paper))[:1]


def elsewhere(found: Outside) -> bool:
    """Whether every line names a place outside a hospital, such as an office."""
    places = {line.place_of_service for paper in found.papers for line in paper.lines}
    return bool(places) and None not in places and not places & OF_A_HOSPITAL


def lasts(found: Outside, days: set[date]) -> bool:
    """Whether care went on beyond the day after the emergency: then a valid consent may have come between."""
    return bool(days) and any(day > min(days) + timedelta(days=1) for day in found.days)
