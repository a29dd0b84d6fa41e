"""A non-profit hospital took a harsh collection step too early.

What it looks for
    A report to a credit bureau, a suit, a lien, wages taken, the debt sold, or care refused for an old bill: before 120 days
    from the first bill after the stay, or before 30 days from the hospital's written notice, whichever is later. And a
    notice without the plain summary of the hospital's financial help.

Why it matters
    A non-profit hospital must first make a real effort to see whether a person can get financial help. What its
    collectors and debt buyers do counts as its own, against the patient or whoever signed for the bill.

When it is not an error
    The hospital is run for profit or is a public office without these duties. The bill is a doctor's own, not the hospital's.
    Bills and calls are allowed at any time. The date of the first bill is not known. A sale
    under the limits that the rule names is no such step, and a letter that only says what may happen one day is none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.bill import BillKind, Notice
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.hospitals import LETTERS, Hospital, first_bill, hospitals, is_hospitals
from almoner.engine.dossier import ASKING, Dossier
from almoner.engine.findings import Answer, Ask, CannotTell, Cause, Class, Found, Message
from almoner.engine.law.deadlines import Asked, Event, reckon
from almoner.engine.law.rulebook import Rulebook

SOLD = "sell"


@dataclass(frozen=True, slots=True)
class Step:
    """A harsh step: done on a day, or announced for the day after one."""

    kind: str
    on: date
    announced: bool


@check(
    id="I03",
    name="harsh_collection_too_early",
    cls=Class.RULE,
    authority=("usc-26-501-r-6", "cfr-26-1-501-r-6-a", "cfr-26-1-501-r-6-c-3", "cfr-26-1-501-r-6-c-4"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=ASKING | {BillKind.COLLECTION, *LETTERS}, header=("statement_date", "discharged", "form")),
)
def harsh_collection_too_early(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    bills = (bill for bill in dossier.of_kind(*ASKING, BillKind.COLLECTION) if is_hospitals(bill))
    for one in hospitals(dossier, bills, (notice for notice in dossier.notices if notice.kind in LETTERS)):
        told = {*done(one), *announced(one.letters)}
        steps = sorted(told, key=lambda step: (step.on, step.kind, step.announced))
        if steps and one.said.hospital_non_profit is None:
            yield CannotTell(Message("non_profit_unknown"), "answers:hospital_non_profit", Cause.ANSWER, one.about)
        elif steps and one.said.hospital_non_profit:
            yield from judged(dossier, law, steps, one)


def judged(dossier: Dossier, law: Rulebook, steps: list[Step], hospital: Hospital) -> Iterator[Answer]:
    ids, letters, told = hospital.ids, hospital.letters, written_notice(hospital)
    first, sure = first_bill(hospital.said, hospital.bills)
    if first is None:
        yield CannotTell(Message("first_bill_unknown"), "answers:first_bill_on", Cause.ANSWER, hospital.about)
        return
    allowed = reckon(law.deadlines["eca-earliest"], Asked(Event.BILL, first, told), dossier.as_of).last_day
    help_until = Ask(
        "fap-application", Event.BILL.value, first, max((step.on for step in steps if step.announced), default=None)
    )
    if allowed is None:
        return
    early = [step for step in steps if step.on < allowed]
    limited = not any(notice.sale_unlimited for notice in letters)
    by_day = {(step.on, step.announced): step for step in sorted(early, key=lambda one: one.kind == SOLD, reverse=True)}
    for step in sorted(by_day.values(), key=lambda one: (one.on, one.announced)):
        weak = not sure or (step.kind == SOLD and limited)  # some sales of debt are not such a step
        says = (
            Message("harsh_step_announced", on=step.on, allowed=allowed, first=first)
            if step.announced
            else Message("harsh_step_too_early", on=step.on, allowed=allowed, first=first)
        )
        # A step still to come is best stopped before its day: the later day for asking for help would mislead.
        cls = Class.QUESTION if hospital.shared else Class.EVIDENCE if weak else None
        yield Found(says=says, bills=ids, cls=cls, deadline=None if step.announced else help_until)
    if told is None and len(early) < len(steps):
        yield CannotTell(Message("written_notice_unknown"), "answers:eca_notice_on", Cause.ANSWER, hospital.about)
    if lacks_summary(hospital, none_early=not early):
        known = hospital.said.summary_received is False  # a letter's silence alone is only a sign: it may have come beside it
        cls = Class.QUESTION if hospital.shared else None if known else Class.EVIDENCE
        yield Found(says=Message("notice_without_summary"), bills=ids, cls=cls)


def done(hospital: Hospital) -> Iterator[Step]:
    for action in hospital.said.collection_actions or ():
        yield Step(action.kind, action.on, announced=False)
    for notice in hospital.letters:
        if notice.done_on is not None:
            yield from (Step(kind, notice.done_on, announced=False) for kind in notice.actions)


def announced(letters: Iterable[Notice]) -> Iterator[Step]:
    for notice in letters:
        if notice.act_on is not None:
            yield from (Step(kind, notice.act_on, announced=True) for kind in notice.actions)


def written_notice(hospital: Hospital) -> date | None:
    """The day of the first letter that names the steps ahead of time."""
    warned = (notice for notice in hospital.letters if notice.actions and notice.act_on is not None)
    return hospital.said.eca_notice_on or min((one.sent_on for one in warned if one.sent_on is not None), default=None)


def lacks_summary(hospital: Hospital, *, none_early: bool) -> bool:
    """As answered, else as the letters show; of a step that is too early anyway the missing summary is said no more."""
    said = [notice.summary_included for notice in hospital.letters if notice.actions and notice.act_on is not None]
    answered = hospital.said.summary_received
    return answered is False or (answered is None and none_early and False in said and True not in said)
