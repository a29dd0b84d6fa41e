"""Made-up dossiers that collide: every line is a copy of one base with at most one field changed, and bills likewise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from almoner.engine.answers import Answers, Paid, Person
from almoner.engine.bill import (
    Adjustment,
    Bill,
    BillKind,
    Form,
    Line,
    Network,
    Notice,
    NoticeKind,
    Patient,
    Payer,
    Provider,
    Row,
    RowKind,
)
from almoner.engine.intake.assemble import Request
from almoner.engine.money import Money

LINE = Line(day=date(2026, 2, 3), code="71046", description="Example picture", units=Decimal(1), charge=Money(9000))
MONEY = [Money(cents) for cents in (-9000, 0, 1, 4500, 9000, 18000)]
DAYS = [date(2026, 2, 2), date(2026, 2, 4), date(2026, 2, 9), date(1900, 1, 1), date.max, date.min]
LINE_CHANGES = (
    [{}, {}, {}, {}]  # most lines are alike: a property that never meets its case proves nothing
    + [{"charge": one} for one in MONEY]
    + [{"day": day} for day in DAYS]
    + [{"modifiers": (mark,)} for mark in ("76", "RT", "26", "TC", "59")]
    + [{"units": Decimal(text)} for text in ("2", "0", "-1", "0.5", "1E+3")]
    + [{"unit_price": Decimal(text)} for text in ("90.00", "45.0", "0", "-1", "0.123456")]
    + [{"code": code} for code in ("J1885", "84484", "99284", "47562")]
    + [{"code": None, "revenue_code": code} for code in ("0120", "0171", "0001", "120", "0250")]
    + [{"description": text} for text in ("Reversal", "Room and board", "Late charge", "", "{x} \u202e")]
    + [{name: None} for name in ("code", "day", "units", "charge", "description")]
    + [{"npi": "1000000004"}, {"time": "08:10"}, {"through": date(2026, 2, 6)}, {"through": date(2026, 1, 1)}]
    + [{"allowed": Money(5000), "paid": Money(4000), "patient_owes": Money(3000), "copay": Money(1000)}]
    + [{"paid": Money(0), "patient_owes": Money(9000), "adjustments": (Adjustment("CO", "45", Money(4000)),)}]
    + [{"deductible": Money(3000), "patient_owes": Money(3000)}, {"coinsurance": Money(900), "allowed": Money(4500)}]
)
lines = st.lists(st.sampled_from(LINE_CHANGES), max_size=7).map(
    lambda changes: tuple(replace(LINE, **change) for change in changes)
)

PATIENT = Patient(name="Ana Example", birth_date=date(1984, 3, 5), member_id="ABC123456", account="A-17")
BILL = Bill(
    provider=Provider(name="Example Hospital", state="TX"),
    patient=PATIENT,
    statement_date=date(2026, 3, 1),
    total_charges=Money(9000),
    balance=Money(9000),
)
BILL_CHANGES = (
    [{}, {}, {}]
    + [{"kind": kind} for kind in BillKind]
    + [{"form": form} for form in Form]
    + [{"statement_date": day} for day in (date(2026, 4, 1), date(2026, 3, 5), None, date.min, date.max)]
    + [{"balance": one} for one in (Money(0), Money(18000), None)]
    + [{"total_charges": one} for one in (Money(18000), Money(-9000), None)]
    + [{"patient_paid": Money(4500)}, {"insurance_paid": Money(9000)}, {"adjustments": Money(1)}, {"interest": Money(7)}]
    + [{"previous_balance": Money(9000)}, {"insurance_pending": True}, {"pages_missing": True}, {"itemised": False}]
    + [
        {"patient": replace(PATIENT, **change)}
        for change in ({"name": "Example, Ana M"}, {"name": "Ana Sample"}, {"account": "A-18"})
    ]
    + [{"patient": replace(PATIENT, birth_date=date(1984, 5, 3))}, {"patient": Patient()}, {"patient": Patient(name="?")}]
    + [{"provider": Provider(name="Doctors Group")}, {"provider": Provider()}, {"payer": Payer("Example Plan", "medicare")}]
    + [{"admitted": date(2026, 2, 3), "discharged": date(2026, 2, 5)}, {"admitted": date(2026, 2, 9)}]
    + [{"admitted": date.min, "discharged": date.max}, {"first_day": date(2026, 2, 3), "last_day": date(2026, 2, 3)}]
    + [{"type_of_bill": "0112"}, {"claim": "X1"}, {"claim": "X2", "supersedes": "X1"}, {"status": "reversal"}]
    + [{"rows": (Row(RowKind.TOTAL, "Total", Money(9000)),)}, {"rows": (Row(RowKind.PAYMENT, "Payment", Money(4500)),)}]
    + [{"rows": (Row(RowKind.SUBTOTAL, "Part", Money(9000), first_line=0, last_line=1), Row(RowKind.NOTE, "", None))}]
    + [
        {
            "rows": (
                Row(RowKind.SUBTOTAL, "Part", Money(1), first_line=5, last_line=2),
                Row(RowKind.ADJUSTMENT, "Cut", Money(-1)),
            )
        }
    ]
    + [{"remarks": ("Paid in full",)}, {"network": Network.OUT}, {"patient_responsibility": Money(4500)}]
)
bills = st.tuples(st.sampled_from(BILL_CHANGES), st.sampled_from(BILL_CHANGES), lines).map(
    lambda drawn: (
        replace(BILL, **drawn[0], lines=drawn[2])
        if set(drawn[0]) & set(drawn[1])
        else replace(BILL, **drawn[0], **drawn[1], lines=drawn[2])
    )
)

NOTICE = Notice(kind=NoticeKind.COLLECTION, sender="Made-up Recovery", patient=PATIENT, account="A-17", amount=Money(9000))
NOTICE_CHANGES = (
    [{"kind": kind} for kind in NoticeKind]
    + [
        {"sent_on": date(2026, 3, 1)},
        {"third_party": True, "states_amount": False},
        {"actions": ("sue",), "act_on": date(2026, 3, 9)},
    ]
    + [
        {"service_on": date(2026, 2, 3), "sent_on": date(2026, 1, 1)},
        {"scheduled_on": date(2026, 1, 20)},
        {"sent_on": date.max},
    ]
)
notices = st.lists(st.sampled_from(NOTICE_CHANGES).map(lambda change: replace(NOTICE, **change)), max_size=2)

ANSWERS = [
    Answers(),
    Answers(paid=(Paid(date(2026, 3, 10), Money(9000)), Paid(date.max, Money(4500), "Example Hospital"))),
    Answers(patient=Person("Ana Example", date(1984, 3, 5), "ABC123456"), other_names=("Ana Sample",)),
    Answers(qmb=True, medicaid_on=(date(2026, 2, 3),), uninsured=True, coinsurance_rate=Decimal("0.2")),
    Answers(hospital_non_profit=True, first_bill_on=date(2026, 2, 9), first_bill_received=date(2026, 2, 12)),
]
PAYERS = [(), ("medicare",), ("commercial",), ("medicaid",), ("self-pay",), ("commercial", "medicare")]
requests = st.builds(
    Request,
    as_of=st.sampled_from([date(2026, 11, 21), date(2026, 2, 1), date(2030, 1, 1)]),
    payers=st.sampled_from(PAYERS),
    funding=st.sampled_from(["unknown", "self-funded", "insured"]),
    network=st.sampled_from(list(Network)),
    state=st.sampled_from([None, "TX", "NY"]),
    answers=st.sampled_from(ANSWERS),
)
papers = st.tuples(st.lists(bills, min_size=1, max_size=4), notices, requests)
