"""The papers about each care along one time line: care, bills, the plan's statements, payments, letters, days to act, and gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from almoner.engine.bill import Bill, BillKind, Notice, NoticeKind, RowKind
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.findings import Finding, Found, Message, Right, StatedRight
from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.likeness import days_of
from almoner.engine.reconcile.missing_papers import Missing, missing_papers
from almoner.engine.reconcile.shares import asked_amount


class Mark(StrEnum):
    """What stands on the time line."""

    CARE = "care"
    ESTIMATE = "estimate"
    BILL = "bill"
    DECISION = "decision"
    PAYMENT = "payment"
    LETTER = "letter"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Event:
    """One mark. `paper` is the id of the bill or notice that tells it, None for what the person told; `document` its document.

    `day` is None where the paper bears no date: such an event stands apart and is not guessed. `amount` is what a bill asks for,
    a plan leaves to the person, an estimate expects, or somebody paid. `says` is the title of what is to be done by `day`.
    """

    mark: Mark
    day: date | None
    through: date | None = None
    paper: str | None = None
    document: int | None = None
    who: str | None = None
    amount: Money | None = None
    says: Message | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One care: its events by day (those without a day last), and the papers it lacks. `bills` are all ids of its papers."""

    bills: tuple[str, ...]
    events: tuple[Event, ...]
    missing: tuple[Missing, ...]
    who: str | None
    patient: str | None


Due = Finding | StatedRight
"""What may have a day to act by."""


def encounter_map(dossier: Dossier, found: Sequence[Due]) -> tuple[Course, ...]:
    """`found` are the dossier's findings and rights. One course for each encounter, by its first day. A payment that several statements print is one event."""
    due = [one for one in found if one.deadline is not None]
    courses = [course_of(dossier, encounter, due) for encounter in dossier.encounters]
    alone = course_without_care(dossier, due)
    return tuple(sorted((*courses, *alone), key=first_day))


def first_day(course: Course) -> tuple[date, tuple[str, ...]]:
    return min((one.day for one in course.events if one.day is not None), default=date.max), course.bills


def course_of(dossier: Dossier, encounter: Encounter, due: Sequence[Due]) -> Course:
    ids = (*encounter.bills, *encounter.decisions, *encounter.estimates, *encounter.collections, *encounter.notices)
    bills = [bill for bill in dossier.bills if bill.id in ids]
    notices = [notice for notice in dossier.notices if notice.id in ids]
    events = [
        *care_days(bills),
        *one_a_paper([*map(of_bill, bills), *map(of_notice, notices)]),
        *payments(bills),
        *(deadline(one) for one in due if about(one, dossier) & set(ids)),
    ]
    return Course(
        bills=ids,
        events=in_order(events),
        missing=tuple(missing_papers(dossier, encounter)),
        who=next((bill.provider.name for bill in bills if bill.provider.name), None)
        or next((one.creditor or one.sender for one in notices if one.creditor or one.sender), None),
        patient=next((bill.patient.name for bill in bills if bill.patient.name), None)
        or next((one.patient.name for one in notices if one.patient.name), None),
    )


def one_a_paper(events: Iterable[Event]) -> Iterator[Event]:
    """A letter or estimate that is both a bill and a notice is one event, with what either of the two knows."""
    known: dict[tuple[Mark, int | None], Event] = {}
    for one in events:
        if one.mark not in {Mark.LETTER, Mark.ESTIMATE}:
            yield one
            continue
        first = known.setdefault((one.mark, one.document), one)
        amount = first.amount if first.amount is not None else one.amount
        day = first.day if first.day is not None else one.day
        known[one.mark, one.document] = replace(first, day=day, amount=amount, who=first.who or one.who)
    yield from known.values()


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By day, and on one day in the order in which things come about; each once."""
    rank = list(Mark)
    return tuple(sorted(dict.fromkeys(events), key=lambda one: (one.day is None, one.day or date.max, rank.index(one.mark))))


def care_days(bills: Sequence[Bill]) -> Iterator[Event]:
    """The stay, or the first and last day of care that any of the papers names."""
    stays = {(bill.admitted, bill.discharged or bill.admitted) for bill in bills if bill.admitted is not None}
    if stays:
        for first, last in sorted(stays, key=str):
            yield Event(Mark.CARE, first, last if last != first else None)
        return
    days = sorted(frozenset[date]().union(*(days_of(bill) for bill in bills)))
    if days:
        yield Event(Mark.CARE, days[0], days[-1] if len(days) > 1 else None)


MARKS = {
    BillKind.BILL: Mark.BILL,
    BillKind.CLAIM: Mark.BILL,
    BillKind.EOB: Mark.DECISION,
    BillKind.REMITTANCE: Mark.DECISION,
    BillKind.ESTIMATE: Mark.ESTIMATE,
    BillKind.COLLECTION: Mark.LETTER,
}


def of_bill(bill: Bill) -> Event:
    mark = MARKS[bill.kind]
    who = bill.payer.name if mark is Mark.DECISION else bill.provider.name
    return Event(mark, bill.statement_date, None, bill.id, bill.document, who, amount_of(bill, mark))


def amount_of(bill: Bill, mark: Mark) -> Money | None:
    if mark is Mark.DECISION:
        return bill.patient_responsibility
    if mark is Mark.ESTIMATE:
        return bill.total_charges
    return bill.balance if bill.balance is not None else asked_amount(bill)


def of_notice(notice: Notice) -> Event:
    mark = Mark.ESTIMATE if notice.kind is NoticeKind.ESTIMATE else Mark.LETTER
    return Event(mark, notice.sent_on, None, notice.id, notice.document, notice.sender, notice.amount)


def payments(bills: Sequence[Bill]) -> Iterator[Event]:
    """Payments that bear a day of their own; the same day and amount on a later statement is the same payment."""
    seen: set[tuple[date, Money]] = set()
    for bill in sorted(bills, key=lambda one: (str(one.statement_date), one.id)):
        for row in bill.rows:
            if row.kind is not RowKind.PAYMENT or row.day is None or row.amount is None:
                continue
            amount = abs(row.amount)
            if amount > ZERO and (row.day, amount) not in seen:
                seen.add((row.day, amount))
                yield Event(Mark.PAYMENT, row.day, None, bill.id, bill.document, None, amount)


def deadline(one: Due) -> Event:
    return Event(Mark.DEADLINE, one.deadline.act_by if one.deadline else None, says=answer_of(one).says)


def answer_of(one: Due) -> Found | Right:
    return one.found if isinstance(one, Finding) else one.right


def about(one: Due, dossier: Dossier) -> set[str]:
    """Ids of the papers that a finding or right rests on."""
    answer = answer_of(one)
    lines = set(answer.lines) if isinstance(answer, Found) else set()
    return set(answer.bills) | {bill.id for bill in dossier.bills if lines & {line.id for line in bill.lines}}


def course_without_care(dossier: Dossier, due: Sequence[Due]) -> Iterator[Course]:
    """What belongs to no single care: payments the person told of, decisions that were replaced, days to act on neither."""
    placed = {
        one
        for each in dossier.encounters
        for one in (*each.bills, *each.decisions, *each.estimates, *each.collections, *each.notices)
    }
    bills = [bill for bill in dossier.bills if bill.id not in placed]
    events = [of_bill(bill) for bill in bills]
    events += [Event(Mark.PAYMENT, one.on, who=one.to, amount=one.amount) for one in dossier.answers.paid or ()]
    events += [deadline(one) for one in due if not about(one, dossier) & placed]
    if events:
        patient = next((bill.patient.name for bill in dossier.bills if bill.patient.name), None)
        yield Course(tuple(sorted(bill.id for bill in bills)), in_order(events), (), None, patient)
