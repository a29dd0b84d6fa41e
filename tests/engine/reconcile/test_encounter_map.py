"""The papers along one time line, and the paper that ought to be there."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.engine.answers import Answers, Paid
from almoner.engine.bill import Bill, BillKind, Line, Notice, NoticeKind, Patient, Payer, Provider, Row, RowKind
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.findings import Binds, Class, Deadline, Finding, Found, Message, Right, StatedRight
from almoner.engine.money import Money
from almoner.engine.reconcile.encounter_map import Event, Mark, encounter_map
from almoner.engine.reconcile.encounters import encounters
from almoner.engine.reconcile.missing_papers import Lacks, Missing, missing_papers

DAY = date(2026, 2, 3)
CLINIC = Provider(name="Example Clinic LLC", npi="1999999984")
PLAN = Payer(name="Made-up Plan", type="commercial")
LINE = Line(id="l1", day=DAY, code="J1885", charge=Money(20000))
BILL = Bill(
    id="b1", provider=CLINIC, patient=Patient(account="A-1"), statement_date=date(2026, 3, 9), total_charges=Money(20000),
    balance=Money(5000), lines=(LINE,), spots={},
)  # fmt: skip
EOB = Bill(
    id="e1", document=1, kind=BillKind.EOB, provider=CLINIC, payer=PLAN, claim="2026-0001", total_charges=Money(20000),
    insurance_paid=Money(12000), patient_responsibility=Money(5000), statement_date=date(2026, 3, 1), lines=(LINE,),
)  # fmt: skip
DEBT = Bill(id="d1", document=2, kind=BillKind.COLLECTION, provider=CLINIC, patient=Patient(account="A-1"), balance=Money(5000))
LETTER = Notice(
    id="n1", document=2, kind=NoticeKind.COLLECTION, sender="Pretend Collections", creditor="Example Clinic LLC", account="A-1",
    amount=Money(5000), sent_on=date(2026, 6, 2), third_party=True,
)  # fmt: skip


def dossier(*bills, notices=(), **more):
    found, gone = encounters(bills, notices)
    return Dossier(date(2026, 11, 21), bills, tuple(notices), encounters=found, superseded=gone, **more)


def lacking(*bills, notices=(), **more):
    whole = dossier(*bills, notices=notices, **more)
    return [one for encounter in whole.encounters for one in missing_papers(whole, encounter)]


def test_a_bill_with_a_plan_lacks_the_plans_statement():
    assert lacking(BILL, payers=("commercial",)) == [Missing(Lacks.EOB, ("b1",), date(2026, 3, 9))]
    assert lacking(replace(BILL, payer=PLAN)) == [Missing(Lacks.EOB, ("b1",), date(2026, 3, 9))]
    assert lacking(BILL, payers=("medicare",)) == [Missing(Lacks.MEDICARE_NOTICE, ("b1",), date(2026, 3, 9))]


def test_a_plan_that_paid_is_a_plan_whoever_it_is():
    assert lacking(replace(BILL, insurance_paid=Money(100)))[0].lacks is Lacks.EOB
    assert lacking(replace(BILL, insurance_paid=Money(0))) == []


@pytest.mark.parametrize("payer", ["unknown", "self-pay", "medicaid", "workers-comp", "sharing-ministry"])
def test_nothing_is_missing_where_no_plan_is_known_or_none_writes(payer):
    assert lacking(BILL, payers=(payer,)) == []


def test_what_a_bill_says_of_its_payer_goes_before_what_is_known_of_the_person():
    assert lacking(replace(BILL, payer=Payer(type="self-pay")), payers=("commercial",)) == []


def test_a_person_without_a_plan_lacks_no_statement():
    assert lacking(BILL, payers=("commercial",), answers=Answers(uninsured=True)) == []


def test_with_its_statement_nothing_is_missing():
    assert lacking(BILL, EOB, payers=("commercial",)) == []


def test_a_bill_that_asks_for_nothing_lacks_nothing():
    assert lacking(replace(BILL, balance=Money(0)), payers=("commercial",)) == []


def test_a_statement_that_leaves_a_share_lacks_its_bill():
    assert lacking(EOB) == [Missing(Lacks.BILL, ("e1",), date(2026, 3, 1))]


@pytest.mark.parametrize("share", [Money(0), None])
def test_a_statement_that_leaves_nothing_or_does_not_say_lacks_no_bill(share):
    assert lacking(replace(EOB, patient_responsibility=share)) == []


def test_booked_care_without_an_estimate():
    alone = Answers(uninsured=True, care_scheduled_on=date(2026, 1, 29))  # three business days before February 3
    assert lacking(BILL, answers=alone) == [Missing(Lacks.ESTIMATE, ("b1",), date(2026, 1, 29))]
    assert lacking(BILL, answers=replace(alone, care_scheduled_on=date(2026, 1, 30))) == []
    assert lacking(BILL, answers=replace(alone, uninsured=None)) == []
    assert lacking(BILL, answers=replace(alone, estimate_received=True)) == []
    assert lacking(BILL, answers=replace(alone, emergency=True)) == []
    assert lacking(replace(BILL, emergency=True), answers=alone) == []
    assert lacking(replace(BILL, emergency=True), answers=replace(alone, emergency=False)) != []


def test_the_first_day_of_care_decides_and_one_bill_of_an_emergency_is_enough():
    alone = Answers(uninsured=True, care_scheduled_on=date(2026, 2, 2))
    longer = replace(BILL, lines=(LINE, replace(LINE, id="l2", day=date(2026, 2, 20))))
    assert lacking(longer, answers=alone) == []
    booked = Answers(uninsured=True, care_scheduled_on=date(2026, 1, 20))
    other = replace(BILL, id="b2", document=4, emergency=True)
    one = Encounter(bills=("b1", "b2"))
    whole = Dossier(date(2026, 11, 21), (BILL, other), answers=booked, payers=("self-pay",), encounters=(one,))
    assert list(missing_papers(whole, one)) == []


def test_who_asked_the_price_also_lacks_an_estimate():
    alone = Answers(uninsured=True, estimate_requested_on=date(2026, 2, 1), care_scheduled_on=date(2026, 2, 2))
    assert lacking(BILL, answers=alone) == [Missing(Lacks.ESTIMATE, ("b1",), date(2026, 2, 1))]
    assert lacking(BILL, answers=replace(alone, estimate_requested_on=date(2026, 2, 4))) == []
    assert lacking(BILL, answers=Answers(uninsured=True)) == []


def test_with_an_estimate_none_is_missing():
    estimate = replace(BILL, id="g1", document=3, kind=BillKind.ESTIMATE, balance=None, statement_date=date(2026, 1, 30))
    alone = Answers(uninsured=True, care_scheduled_on=date(2026, 1, 20))
    assert lacking(BILL, estimate, answers=alone) == []


def test_a_collectors_letter_without_a_bill():
    assert lacking(DEBT, notices=(LETTER,)) == [Missing(Lacks.BILL_OF_DEBT, ("d1", "n1"), date(2026, 6, 2))]
    assert lacking(notices=(LETTER,)) == [Missing(Lacks.BILL_OF_DEBT, ("n1",), date(2026, 6, 2))]
    assert lacking(BILL, DEBT, notices=(LETTER,)) == []
    assert lacking(notices=(replace(LETTER, kind=NoticeKind.FINANCIAL_ASSISTANCE),)) == []


def together(*bills, **parts):
    """What lacks where these papers are said to be about one care."""
    one = Encounter(**parts)
    whole = Dossier(date(2026, 11, 21), bills, encounters=(one,))
    return list(missing_papers(whole, one))


def test_of_several_bills_the_first_day_counts_and_one_payment_of_a_plan_is_enough():
    first = replace(BILL, insurance_paid=Money(100))
    later = replace(BILL, id="b2", document=4, statement_date=date(2026, 5, 9))
    for bills in ((first, later), (later, first)):
        assert together(*bills, bills=tuple(one.id for one in bills)) == [
            Missing(Lacks.EOB, tuple(one.id for one in bills), date(2026, 3, 9))
        ]


def test_where_a_collector_asks_for_what_a_plan_left_only_the_bill_of_the_debt_is_missing():
    letter = replace(LETTER, sent_on=date(2026, 5, 2))
    dated = replace(DEBT, statement_date=date(2026, 6, 1))
    assert together(EOB, dated, decisions=("e1",), collections=("d1",)) == [
        Missing(Lacks.BILL_OF_DEBT, ("d1",), date(2026, 6, 1))
    ]
    whole = Dossier(date(2026, 11, 21), (EOB,), (letter,), encounters=(Encounter(decisions=("e1",), notices=("n1",)),))
    assert list(missing_papers(whole, whole.encounters[0])) == [Missing(Lacks.BILL_OF_DEBT, ("n1",), date(2026, 5, 2))]


def test_of_several_statements_the_first_day_counts():
    second = replace(EOB, id="e2", document=5, statement_date=date(2026, 4, 1))
    nothing = replace(EOB, id="e3", document=6, patient_responsibility=Money(0), statement_date=date(2026, 1, 1))
    assert together(second, EOB, nothing, decisions=("e1", "e2", "e3")) == [Missing(Lacks.BILL, ("e1", "e2"), date(2026, 3, 1))]


def courses(*bills, notices=(), found=(), **more):
    return encounter_map(dossier(*bills, notices=notices, **more), found)


def test_papers_stand_by_their_days_and_those_without_one_last():
    course = courses(BILL, EOB, replace(DEBT, statement_date=None), notices=(replace(LETTER, sent_on=None),))[0]
    assert [(one.mark, one.day, one.amount) for one in course.events] == [
        (Mark.CARE, DAY, None),
        (Mark.DECISION, date(2026, 3, 1), Money(5000)),
        (Mark.BILL, date(2026, 3, 9), Money(5000)),
        (Mark.LETTER, None, Money(5000)),
    ]
    assert course.who == "Example Clinic LLC"
    assert course.missing == ()


def test_a_letter_that_is_bill_and_notice_is_one_event_with_what_either_knows():
    course = courses(BILL, DEBT, notices=(LETTER,))[0]
    letters = [one for one in course.events if one.mark is Mark.LETTER]
    assert letters == [Event(Mark.LETTER, date(2026, 6, 2), None, "d1", 2, "Example Clinic LLC", Money(5000))]


def test_a_payment_on_two_statements_is_one_and_bears_its_own_day():
    paid = Row(RowKind.PAYMENT, "Payment", Money(-2500), date(2026, 3, 20))
    undated = Row(RowKind.PAYMENT, "Payment", Money(-100))
    first = replace(BILL, rows=(paid, undated))
    second = replace(BILL, id="b2", document=4, statement_date=date(2026, 4, 9), rows=(paid,))
    course = courses(first, second)[0]
    assert [one for one in course.events if one.mark is Mark.PAYMENT] == [
        Event(Mark.PAYMENT, date(2026, 3, 20), None, "b1", 0, None, Money(2500))
    ]


def test_a_stay_stands_with_its_first_and_last_day():
    course = courses(replace(BILL, admitted=DAY, discharged=date(2026, 2, 6)))[0]
    assert course.events[0] == Event(Mark.CARE, DAY, date(2026, 2, 6))


def finding(lines=(), bills=(), act_by=date(2026, 12, 4)):
    says = Message("same_line_twice")
    due = None if act_by is None else Deadline(act_by, act_by, "made-up")
    return Finding("f1", "A07", "n", Class.FACT, Binds.BINDING, Found(says, lines, bills), "g1", None, (), (), due)


def test_a_day_to_act_by_stands_with_the_care_it_is_about():
    says = Message("same_line_twice")
    assert courses(BILL, found=(finding(lines=("l1",)),))[0].events[-1] == Event(Mark.DEADLINE, date(2026, 12, 4), says=says)
    right = StatedRight("r1", "G09", Right(says, ("b1",)), (), Deadline(date(2026, 12, 1), date(2026, 12, 3), "made-up"))
    assert courses(BILL, found=(right,))[0].events[-1].day == date(2026, 12, 1)
    assert all(one.mark is not Mark.DEADLINE for one in courses(BILL, found=(finding(bills=("b1",), act_by=None),))[0].events)


def test_what_belongs_to_no_care_stands_apart():
    told = Answers(paid=(Paid(date(2026, 3, 1), Money(700), "Example Clinic"),))
    apart = courses(BILL, answers=told, found=(finding(),))[-1]
    assert [(one.mark, one.day, one.amount) for one in apart.events] == [
        (Mark.PAYMENT, date(2026, 3, 1), Money(700)),
        (Mark.DEADLINE, date(2026, 12, 4), None),
    ]
    assert apart.missing == ()


def test_courses_come_by_their_first_day():
    early = replace(BILL, id="b9", document=9, provider=Provider(name="Faraway Dental"), patient=Patient(account="Z-1"),
                    lines=(replace(LINE, id="l9", day=date(2025, 7, 9)),))  # fmt: skip
    assert [course.bills for course in courses(BILL, early)] == [("b9",), ("b1",)]
    assert [course.bills for course in courses(early, BILL)] == [("b9",), ("b1",)]
