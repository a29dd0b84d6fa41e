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

from collections.abc import Iterable, Iterator
from datetime import date

from almoner.engine.answers import Answers
from almoner.engine.bill import Bill, BillKind, Notice
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.hospitals import LETTERS, Hospital, asking_hospitals, first_bill, hospitals
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
    for one in hospitals(dossier, asking_hospitals(dossier), (each for each in dossier.notices if each.kind in LETTERS)):
        if one.said.hospital_non_profit is None:
            yield CannotTell(Message("non_profit_unknown"), "answers:hospital_non_profit", Cause.ANSWER, one.about)
        elif one.said.hospital_non_profit:
            yield from judged(dossier, law, one)


def judged(dossier: Dossier, law: Rulebook, one: Hospital) -> Iterator[Answer]:
    ids = one.ids
    first, sure = first_bill(one.said, one.bills)
    start = first if sure else care_day(one.said, one.bills)
    if not sure:
        yield CannotTell(Message("first_bill_unknown"), "answers:first_bill_on", Cause.ANSWER, one.about)
    if start is None:
        return
    ask = Ask(RULE, Event.BILL.value, start, None if one.shared else set_by_notice(one.letters))
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


def care_day(answers: Answers, bills: tuple[Bill, ...]) -> date | None:
    """A day that no first bill after the care can be before: the end of a stay, else the earliest day of care."""
    said = answers.discharged_on
    if said is not None and len(bills) < 2:
        return said
    days = [bill.discharged or min(days_of(bill), default=None) for bill in bills]
    return min((day for day in days if day is not None), default=None) if None not in days else None


def set_by_notice(letters: Iterable[Notice]) -> date | None:
    """The last day that the hospital's notices before harsh steps give."""
    return max((notice.act_on for notice in letters if notice.actions and notice.act_on), default=None)
