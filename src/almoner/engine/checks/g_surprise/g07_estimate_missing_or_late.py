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

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.answers import Answers
from almoner.engine.bill import Bill, BillKind, Notice, NoticeKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.by_provider import by_provider
from almoner.engine.checks.estimates import self_pay
from almoner.engine.checks.lines import current
from almoner.engine.dossier import ASKING, Dossier, named
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Right
from almoner.engine.law.calendar import add_business_days
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import days_of, same_words, words

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
    bills = [bill for bill in current(dossier) if not is_emergency(dossier.answers_of(bill.id), bill.emergency)]
    given = [notice for notice in dossier.notices if notice.kind is NoticeKind.ESTIMATE]
    papers = list(dossier.of_kind(BillKind.ESTIMATE))
    if self_pay(dossier) is False or is_emergency(dossier.answers, None) or not (bills or given or papers):
        return
    if self_pay(dossier) is None:
        yield CannotTell(Message("self_pay_unknown"), "answers:uninsured", Cause.ANSWER)
        return
    any_given = bool(given or papers or dossier.answers.estimate_received)  # it may have been for the care of others too
    without: list[str] = []
    for one in offices(dossier, bills, given, papers):
        if one.care is not None and before_the_law(one.care, law):
            continue
        if one.given or one.has_paper or one.said.estimate_received:
            yield from judged(dossier, law, one)
        elif one.bills and (not any_given or one.said.estimate_received is False) and due_days(one, law, None) != ():
            without += [bill.id for bill in one.bills]
    if without:
        yield Right(Message("estimate_right"), bills=tuple(without))


@dataclass(frozen=True, slots=True)
class Office:
    """One provider's bills, what tells of its estimates, and what the person said of its care; `care` is the first day of it."""

    bills: tuple[Bill, ...]
    given: tuple[Notice, ...]
    has_paper: bool
    said: Answers
    care: date | None

    @property
    def about(self) -> tuple[str, ...]:
        return (*(bill.id for bill in self.bills), *(notice.id for notice in self.given))


def offices(dossier: Dossier, bills: list[Bill], given: list[Notice], papers: list[Bill]) -> Iterator[Office]:
    """Each provider apart; a notice of an estimate belongs to the one it names, else to the only one, else it stands alone."""
    groups = by_provider(dossier, [*bills, *papers]) or ((),)
    theirs: dict[int, list[Notice]] = defaultdict(list)
    for notice in given:
        names = [words(name) for name in named(notice)]
        mine = [
            position
            for position, group in enumerate(groups)
            if len(groups) == 1 or any(same_words(words(bill.provider.name), name) for bill in group for name in names)
        ]
        theirs[mine[0] if len(mine) == 1 else -1].append(notice)
    for position, group in enumerate(groups):
        asking = [bill for bill in group if bill.kind is not BillKind.ESTIMATE]
        yield office(dossier, asking, theirs[position], [bill for bill in group if bill.kind is BillKind.ESTIMATE])
    for notice in theirs[-1]:
        yield office(dossier, [], [notice], [])


def office(dossier: Dossier, bills: list[Bill], given: list[Notice], papers: list[Bill]) -> Office:
    said = dossier.answers_of(*(bill.id for bill in (*bills, *papers)), *(notice.id for notice in given))
    care = said.care_on or min((day for bill in bills or current(dossier) for day in days_of(bill)), default=None)
    return Office(tuple(bills), tuple(given), bool(papers), said, care)


def judged(dossier: Dossier, law: Rulebook, one: Office) -> Iterator[Answer]:
    notices: tuple[Notice | None, ...] = one.given or (None,)
    for notice in notices:
        sent = (notice.sent_on if notice is not None else None) or one.said.estimate_received_on
        due = due_days(one, law, notice)
        if due is None:
            yield CannotTell(Message("booking_day_unknown"), "answers:care_scheduled_on", Cause.ANSWER, one.about)
        elif due and sent is None:
            says = Message("estimate_day_unknown", due=min(due))
            yield CannotTell(says, "answers:estimate_received_on", Cause.ANSWER, one.about)
        elif due and sent is not None and sent > min(due):
            bills = tuple(bill.id for bill in one.bills or current(dossier))
            yield Found(says=Message("estimate_late", sent=sent, due=min(due)), bills=bills)


def due_days(one: Office, law: Rulebook, notice: Notice | None) -> tuple[date, ...] | None:
    """The days by which an estimate was due, for the booking and for the request; None where nobody said when either was."""
    booked = (notice.scheduled_on if notice else None) or one.said.care_scheduled_on
    asked = (notice.requested_on if notice else None) or one.said.estimate_requested_on
    care = (notice.service_on if notice else None) or one.care
    on_request = () if asked is None else (law.deadlines["gfe-delivery-3"].length.after(asked),)
    if booked is None or care is None:
        return on_request or None
    if add_business_days(booked, LONG_AHEAD) <= care:
        return (*on_request, law.deadlines["gfe-delivery-3"].length.after(booked))
    if add_business_days(booked, SOON) <= care:
        return (*on_request, law.deadlines["gfe-delivery-1"].length.after(booked))
    return on_request


def is_emergency(said: Answers, on_paper: bool | None) -> bool:
    return bool(said.emergency if said.emergency is not None else on_paper)


def before_the_law(care: date, law: Rulebook) -> bool:
    rule = law.authorities.lookup(RULE)
    return rule is not None and not rule.in_force(care)
