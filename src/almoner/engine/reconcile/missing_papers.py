"""Papers that ought to be there beside the others about the same care, and are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almoner.engine.bill import Bill, NoticeKind
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.law.calendar import add_business_days
from almoner.engine.money import ZERO
from almoner.engine.reconcile.likeness import days_of
from almoner.engine.reconcile.shares import asked_amount
from almoner.engine.reconcile.superseded import share_of

WITH_STATEMENTS = frozenset({"commercial", "medicare-advantage", "fehb", "tricare", "short-term"})
"""Payers that send the person a statement (EOB) for each claim. Medicare sends its own; Medicaid and others mostly none."""
MEDICARE = "medicare"
UNKNOWN = frozenset({"unknown"})
AHEAD = 3
"""Business days between booking and care from which a person without a plan is given an estimate."""


class Lacks(StrEnum):
    """Which paper is not there."""

    EOB = "eob"
    MEDICARE_NOTICE = "medicare_notice"
    BILL = "bill"
    ESTIMATE = "estimate"
    BILL_OF_DEBT = "bill_of_debt"


@dataclass(frozen=True, slots=True)
class Missing:
    """One paper that is not there. `beside` are the ids of the papers that let us expect it, `since` the earliest day from
    which it may be expected, None where no paper says one.
    """

    lacks: Lacks
    beside: tuple[str, ...]
    since: date | None = None


def missing_papers(dossier: Dossier, encounter: Encounter) -> Iterator[Missing]:
    """At most one of a kind for one care. What nobody knows (who pays, when care was booked) is not taken for a reason."""
    yield from without_decision(dossier, encounter)
    yield from without_bill(dossier, encounter)
    yield from without_estimate(dossier, encounter)
    yield from without_bill_of_debt(dossier, encounter)


def without_decision(dossier: Dossier, encounter: Encounter) -> Iterator[Missing]:
    """A bill asks for money and a plan that sends statements pays, but none of its statements speaks of this care."""
    asking = [bill for one in encounter.bills if asked_amount(bill := dossier.bill(one)) is not None]
    if not asking or encounter.decisions or dossier.answers.uninsured is True or dossier.payers == ("self-pay",):
        return
    payers = payers_of(dossier, asking)
    since = min((bill.statement_date for bill in asking if bill.statement_date is not None), default=None)
    beside = tuple(bill.id for bill in asking)
    some_plan_paid = payers == UNKNOWN and any((bill.insurance_paid or ZERO) > ZERO for bill in asking)
    if payers & WITH_STATEMENTS or some_plan_paid:
        yield Missing(Lacks.EOB, beside, since)
    elif MEDICARE in payers:
        yield Missing(Lacks.MEDICARE_NOTICE, beside, since)


def payers_of(dossier: Dossier, bills: list[Bill]) -> frozenset[str]:
    """Who pays these bills: what they name, else what is known of the person."""
    named = frozenset(bill.payer.type for bill in bills if bill.payer.type is not None)
    return named or frozenset(dossier.payers)


def without_bill(dossier: Dossier, encounter: Encounter) -> Iterator[Missing]:
    """A plan leaves money to the person, and nobody has asked for it yet. Where it leaves nothing, no bill need come."""
    if encounter.bills or encounter.collections or collecting(dossier, encounter):
        return
    owing = [one for one in map(dossier.bill, encounter.decisions) if (share := share_of(one)) is not None and share > ZERO]
    if owing:
        since = min((one.statement_date for one in owing if one.statement_date is not None), default=None)
        yield Missing(Lacks.BILL, tuple(one.id for one in owing), since)


def without_estimate(dossier: Dossier, encounter: Encounter) -> Iterator[Missing]:
    """A person without a plan booked care three business days ahead, or asked what it costs, and has no estimate for it."""
    answers = dossier.answers_of(*encounter.bills)
    bills = [dossier.bill(one) for one in encounter.bills]
    if not bills or encounter.estimates or encounter.decisions or answers.estimate_received or not pays_alone(dossier):
        return
    if answers.emergency or (answers.emergency is None and any(bill.emergency for bill in bills)):
        return
    care = answers.care_on or min((day for bill in bills for day in days_of(bill)), default=None)
    booked, asked = answers.care_scheduled_on, answers.estimate_requested_on
    ahead = booked is not None and care is not None and add_business_days(booked, AHEAD) <= care
    if ahead or (asked is not None and care is not None and asked <= care):
        told = min(day for day in (booked if ahead else None, asked) if day is not None)
        yield Missing(Lacks.ESTIMATE, tuple(bill.id for bill in bills), told)


def pays_alone(dossier: Dossier) -> bool:
    """Whether it is known that no plan pays."""
    if dossier.answers.uninsured is not None:
        return dossier.answers.uninsured
    return all(payer == "self-pay" for payer in dossier.payers)


def without_bill_of_debt(dossier: Dossier, encounter: Encounter) -> Iterator[Missing]:
    """A collector asks for money, and no bill of that care is there."""
    if encounter.bills:
        return
    letters = [*encounter.collections, *collecting(dossier, encounter)]
    if letters:
        dated = [dossier.bill(one).statement_date for one in encounter.collections]
        dated += [one.sent_on for one in dossier.notices if one.id in letters]
        yield Missing(Lacks.BILL_OF_DEBT, tuple(letters), min((day for day in dated if day is not None), default=None))


def collecting(dossier: Dossier, encounter: Encounter) -> list[str]:
    """Letters of collectors about this care that carry no bill of their own."""
    return [one.id for one in dossier.notices if one.id in encounter.notices and one.kind is NoticeKind.COLLECTION]
