"""An audit's JSON gives back the bills that it was made of, as far as two of them are laid beside each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from almoner.engine.bill import (
    Bill,
    BillKind,
    Line,
    Notice,
    NoticeKind,
    Patient,
    Payer,
    Promise,
    PromiseKind,
    Provider,
    Row,
    RowKind,
    Spot,
)
from almoner.engine.cases.filed_bills import bill_filed, notice_filed
from almoner.engine.money import Money
from almoner.faces.shape import bill_json, record

LINE = Line(
    id="l1",
    day=date(2026, 2, 3),
    code="J1885",
    modifiers=("59",),
    revenue_code="0636",
    units=Decimal("1.5"),
    charge=Money(20000),
    patient_owes=Money(0),
    description="made-up",
    spot=Spot(0, page=1, box=(500, 3100, 9500, 3300)),
)
BILL = Bill(
    id="b1",
    document=2,
    kind=BillKind.EOB,
    provider=Provider("Made-Up Clinic", "1234567893", "123456789", "NY", "12207"),
    patient=Patient("Alex Example", date(1980, 1, 1), None, "A-100"),
    payer=Payer("Made Up Health", "commercial"),
    claim="C1",
    statement_date=date(2026, 3, 1),
    total_charges=Money(20000),
    balance=None,
    rows=(Row(RowKind.PAYMENT, "Payment", Money(4000), spot=Spot(0, segment=12)),),
    lines=(LINE, replace(LINE, id="l2", charge=None, units=None, spot=None)),
)


def test_a_bill_comes_back_as_it_went():
    assert bill_filed(bill_json(BILL)) == BILL


def test_a_reply_comes_back_with_what_it_promises():
    told = Promise(PromiseKind.REFUND, Money(4000), done=False, by=date(2026, 4, 15), spot=Spot(1, page=1, row=14))
    notice = Notice(id="n1", document=1, kind=NoticeKind.REPLY, account="A-100", sent_on=date(2026, 3, 20), promises=(told,))
    assert notice_filed(record(notice)) == notice
