"""What a table's short rows say: an estimate's days, a plan's rate, a payment of Medicaid."""

import io
from datetime import date
from decimal import Decimal

from almoner.adapters.readers.table import READER
from almoner.engine.bill import NoticeKind

ESTIMATE = """Oakfable Medical Group
Good Faith Estimate
Patient,Zelda Pretendson
Date Scheduled,03/02/2026
Date of Service,04/06/2026
Estimate Date,03/12/2026

Code,Service,Qty,Expected Charge
95810,Sleep study,1,900.00
,Total Expected Charges,,900.00
"""
EOB = """Madeup Health Plan - Explanation of Benefits
Member,Zelda Pretendson
Claim Number,2026-1188-01
Provider,Oakfable Medical Group

Service Date,Procedure,Billed,Allowed,Deductible,Coinsurance,Plan Paid,You Owe
04/06/2026,99214,300.00,200.00,0.00,40.00,160.00,40.00

Plan pays 90% of the allowed amount after the deductible
"""
BILL = """Provider,Oakfable Medical Group
Patient,Zelda Pretendson
Account,OF-771

Date,Code,Description,Qty,Charge
04/06/2026,95810,Sleep study,1,1350.00
,,Total Charges,,1350.00
,,Medicaid Payment,,{paid}
,,Amount Due,,1270.00
"""


def read(text: str):
    return READER.read(io.BytesIO(text.encode()), "paper.csv")


def test_an_estimate_in_a_table_has_its_days():
    reading = read(ESTIMATE)
    (notice,) = reading.notices

    assert notice.kind is NoticeKind.ESTIMATE
    assert (notice.scheduled_on, notice.service_on, notice.sent_on) == (date(2026, 3, 2), date(2026, 4, 6), date(2026, 3, 12))
    assert {line.day for line in reading.bills[0].lines} == {date(2026, 4, 6)}


def test_a_sentence_below_a_table_gives_the_rate():
    assert read(EOB).bills[0].coinsurance_rate == Decimal("0.1")


def test_a_payment_of_medicaid_in_a_table_shows_that_it_was_billed():
    assert [read(BILL.format(paid=paid)).bills[0].payer.type for paid in ("-80.00", "0.00")] == ["medicaid", None]
