"""The time in which a non-profit hospital must take your request for help.

What it looks for
    Bills of a non-profit hospital that still ask for money, and the day of the first bill after the care. The time runs
    for at least 240 days from that bill. A written notice from the hospital before harsh steps may set a later day.

Why it matters
    A request in time makes the hospital decide on it, and stops harsh steps, such as a suit or a credit report, until then.

When it is not an error
    It never is: this is a right. After 240 days nobody is told to be too late: a notice may have set a later day, and
    the hospital may still help. Where an earlier bill may exist, the days are counted from the care itself, which is safe.
    A hospital run for profit has no such duty, and doctors who send their own bills may not be part of it.
"""

from collections.abc import Iterator
from datetime import date

from almoner.engine.bill import Bill, BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.hospitals import LETTERS, asking_hospitals, first_bill, owed_to_hospital
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Ask, CannotTell, Cause, Class, Kind, Message, Right
from almoner.engine.law.deadlines import Asked, CannotReckon, Event, reckon
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import days_of

RULE = "fap-application"


@check(
    id="I02",
    name="time_to_ask_for_help",
    cls=Class.RULE,
    kind=Kind.RIGHT,
    authority=("cfr-26-1-501-r-1-b-3",),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL, BillKind.COLLECTION, *LETTERS})),
)
def time_to_ask_for_help(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    bills = asking_hospitals(dossier)
    if not bills and not owed_to_hospital(dossier, (one for one in dossier.notices if one.kind in LETTERS)):
        return
    if dossier.answers.hospital_non_profit is None:
        yield CannotTell(Message("non_profit_unknown"), "answers:hospital_non_profit", Cause.ANSWER)
    elif dossier.answers.hospital_non_profit:
        yield from judged(dossier, law, bills)


def judged(dossier: Dossier, law: Rulebook, bills: tuple[Bill, ...]) -> Iterator[Answer]:
    ids = tuple(bill.id for bill in bills)
    first, sure = first_bill(dossier, bills)
    start = first if sure else care_day(dossier, bills)
    if not sure:
        yield CannotTell(Message("first_bill_unknown"), "answers:first_bill_on", Cause.ANSWER)
    if start is None:
        return
    ask = Ask(RULE, Event.BILL.value, start, set_by_notice(dossier))
    try:
        last = reckon(law.deadlines[RULE], Asked(Event.BILL, start, ask.other_on), dossier.as_of).last_day
    except CannotReckon:
        return
    if last is None or last < dossier.as_of:
        yield Right(Message("help_time_may_be_open"), bills=ids)
    elif sure:
        yield Right(Message("help_time_open", first=start, last=last), bills=ids, deadline=ask)
    else:
        yield Right(Message("help_time_at_least", last=last), bills=ids, deadline=ask)


def care_day(dossier: Dossier, bills: tuple[Bill, ...]) -> date | None:
    """A day that no first bill after the care can be before: the end of a stay, else the earliest day of care."""
    said = dossier.answers.discharged_on
    if said is not None and len(bills) < 2:
        return said
    days = [bill.discharged or min(days_of(bill), default=None) for bill in bills]
    return min((day for day in days if day is not None), default=None) if None not in days else None


def set_by_notice(dossier: Dossier) -> date | None:
    """The last day that the hospital's notices before harsh steps give."""
    return max(
        (notice.act_on for notice in dossier.notices if notice.kind in LETTERS and notice.actions and notice.act_on),
        default=None,
    )
