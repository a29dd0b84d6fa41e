"""The cost estimate came late, or never came.

What it looks for
    For people without a plan, or who do not use it: an estimate given later than the law allows. And a bill without any
    estimate; then you are told about your right to one.

Why it matters
    Care booked at least three business days ahead needs an estimate within one business day. Care booked ten or more
    business days ahead, or a question about the cost, needs one within three.

When it is not an error
    Emergencies, and care booked less than three business days ahead, need none unless you asked. Weekends and holidays do
    not count. People who use a plan are not covered by this rule.
"""

from collections.abc import Iterator
from datetime import date

from almoner.engine.bill import BillKind, Notice, NoticeKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.estimates import self_pay
from almoner.engine.checks.lines import current
from almoner.engine.dossier import ASKING, Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Right
from almoner.engine.law.calendar import add_business_days
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import days_of

SOON, LONG_AHEAD = 3, 10  # business days between booking and care
RULE = "cfr-45-149-610-b-1-vi"


@check(
    id="G07",
    name="estimate_missing_or_late",
    cls=Class.RULE,
    authority=("usc-42-300gg-136", RULE),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=ASKING | {BillKind.ESTIMATE, NoticeKind.ESTIMATE}, header=("statement_date",)),
)
def estimate_missing_or_late(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    bills = [bill for bill in current(dossier) if not is_emergency(dossier, bill.emergency)]
    given = [notice for notice in dossier.notices if notice.kind is NoticeKind.ESTIMATE]
    papers = list(dossier.of_kind(BillKind.ESTIMATE))
    answers = dossier.answers
    if (
        self_pay(dossier) is False
        or is_emergency(dossier, None)
        or not (bills or given or papers)
        or before_the_law(dossier, law)
    ):
        return
    if self_pay(dossier) is None:
        yield CannotTell(Message("self_pay_unknown"), "answers:uninsured", Cause.ANSWER)
        return
    if given or papers or answers.estimate_received:
        yield from judged(dossier, law, given)
    elif bills and due_days(dossier, law, None) != ():
        yield Right(Message("estimate_right"), bills=tuple(bill.id for bill in bills))


def judged(dossier: Dossier, law: Rulebook, given: list[Notice]) -> Iterator[Answer]:
    notices: list[Notice | None] = [*given] if given else [None]
    for notice in notices:
        sent = (notice.sent_on if notice is not None else None) or dossier.answers.estimate_received_on
        due = due_days(dossier, law, notice)
        if due is None:
            yield CannotTell(Message("booking_day_unknown"), "answers:care_scheduled_on", Cause.ANSWER)
        elif due and sent is None:
            yield CannotTell(Message("estimate_day_unknown", due=min(due)), "answers:estimate_received_on", Cause.ANSWER)
        elif due and sent is not None and sent > min(due):
            yield Found(says=Message("estimate_late", sent=sent, due=min(due)), bills=tuple(one.id for one in current(dossier)))


def due_days(dossier: Dossier, law: Rulebook, notice: Notice | None) -> tuple[date, ...] | None:
    """The days by which an estimate was due, for the booking and for the request; None where nobody said when either was."""
    answers = dossier.answers
    booked = (notice.scheduled_on if notice else None) or answers.care_scheduled_on
    asked = (notice.requested_on if notice else None) or answers.estimate_requested_on
    care = (notice.service_on if notice else None) or answers.care_on or first_day(dossier)
    on_request = () if asked is None else (law.deadlines["gfe-delivery-3"].length.after(asked),)
    if booked is None or care is None:
        return on_request or None
    if add_business_days(booked, LONG_AHEAD) <= care:
        return (*on_request, law.deadlines["gfe-delivery-3"].length.after(booked))
    if add_business_days(booked, SOON) <= care:
        return (*on_request, law.deadlines["gfe-delivery-1"].length.after(booked))
    return on_request


def first_day(dossier: Dossier) -> date | None:
    return min((day for bill in current(dossier) for day in days_of(bill)), default=None)


def is_emergency(dossier: Dossier, on_paper: bool | None) -> bool:
    return bool(dossier.answers.emergency if dossier.answers.emergency is not None else on_paper)


def before_the_law(dossier: Dossier, law: Rulebook) -> bool:
    care, rule = dossier.answers.care_on or first_day(dossier), law.authorities.lookup(RULE)
    return care is not None and rule is not None and not rule.in_force(care)
