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
    visit = VISITS[0] <= (code_number(line) or 0) <= VISITS[1] or line.code in OTHER_VISITS
    return visit or is_room(line) or line.place_of_service == IN_EMERGENCY_ROOM


def is_room(line: Line) -> bool:
    return revenue(line).startswith(ROOM) and revenue(line) != URGENT_CARE


def emergency_class(dossier: Dossier, found: Outside) -> Class | None:
    """The most that may be said of it as emergency care; None where it is none, or nothing tells."""
    if dossier.answers.emergency is False or elsewhere(found):
        return None
    days = {day for paper in found.papers for day in emergency_days(paper)}
    if days or REMARK in found.remarks or any(is_marked(paper) for paper in found.papers):
        return Class.EVIDENCE if lasts(found, days) else Class.RULE
    others = {day for paper in dossier.bills if paper.kind in ASKING | DECIDED for day in emergency_days(paper)}
    if found.days & others:
        return Class.EVIDENCE if dossier.answers.emergency else Class.QUESTION
    return Class.RULE if dossier.answers.emergency and not others else None


def emergency_days(paper: Bill) -> Iterator[date]:
    """The days of the paper's emergency lines; of a paper marked as an emergency without any, its first day."""
    shown = [line for line in paper.lines if shows(line)]
    for line in shown:
        if line.day is not None:
            yield line.day
    if (shown and all(line.day is None for line in shown)) or (not shown and paper.emergency):
        yield from sorted(days_of(paper))[:1]


def is_marked(paper: Bill) -> bool:
    return bool(paper.emergency) or any(shows(line) for line in paper.lines)


def elsewhere(found: Outside) -> bool:
    """Whether every line names a place outside a hospital, such as an office."""
    places = {line.place_of_service for paper in found.papers for line in paper.lines}
    return bool(places) and None not in places and not places & OF_A_HOSPITAL


def lasts(found: Outside, days: set[date]) -> bool:
    """Whether care went on beyond the day after the emergency: then a valid consent may have come between."""
    return bool(days) and any(day > min(days) + timedelta(days=1) for day in found.days)
