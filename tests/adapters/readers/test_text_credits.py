"""What is taken off below the charges, and dashes that are no minus."""

import io

import pytest

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill, Reading, RowKind
from almoner.engine.money import Money

TOP = "PRETEND CLINIC OF NOWHERE\nStatement date: 05/01/2026\nPatient: FICTIONAL, FAYE      Account: 00-3321\n\n"
TABLE = TOP + (
    "Date        Code   Description               Amount\n"
    "04/02/2026  99213  Office visit             $240.00\n"
    "04/02/2026  85025  Blood count               $60.00\n"
)
ITEMS = TOP + "Office visit 99213                     $240.00\nBlood count 85025                       $60.00\n"
TOTAL = "Total charges                           $300.00\n"


def read(text: str) -> Reading:
    return READER.read(io.BytesIO(text.encode()), "paper.txt")


def credits(bill: Bill) -> list[tuple[str, int | None, str | None]]:
    return [
        (row.kind.value, row.amount.cents if row.amount is not None else None, row.day.isoformat() if row.day else None)
        for row in bill.rows
        if row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)
    ]


CREDITS = [
    ("Payment received 04/20/2026 - thank you   -$80.00", "payment", 8000, "2026-04-20", None),
    ("Blue Madeup paid -$80.00", "payment", 8000, None, "insurance_paid"),
    ("Copay paid at visit -$80.00", "payment", 8000, None, "patient_paid"),
    ("Your payment 04/20/2026 -$80.00", "payment", 8000, "2026-04-20", "patient_paid"),
    ("Medicaid payment -$80.00", "payment", 8000, None, "insurance_paid"),
    ("MEDICAID PAID   -97.00", "payment", 9700, None, "insurance_paid"),
    ("Hospital discount  -$40.00", "adjustment", 4000, None, "adjustments"),
    ("Less: payments ($80.00)", "payment", 8000, None, None),
    ("Payments received  $0.00", "payment", 0, None, None),
]


@pytest.mark.parametrize("top", [TABLE, ITEMS], ids=["table", "items"])
@pytest.mark.parametrize(("said", "kind", "cents", "day", "field"), CREDITS, ids=[case[0] for case in CREDITS])
def test_what_is_taken_off_below_the_total_is_read(
    top: str, said: str, kind: str, cents: int, day: str | None, field: str | None
) -> None:
    reading = read(f"{top}{TOTAL}{said}\nBalance due                             $220.00\n")

    (bill,) = reading.bills
    assert credits(bill) == [(kind, cents, day)]
    assert reading.lost == ()
    assert bill.total_charges == Money(30000)
    assert len(bill.lines) == 2
    if field is not None:
        assert getattr(bill, field) == Money(cents)


def test_two_insurers_payments_are_added_up() -> None:
    (bill,) = read(
        f"{TABLE}{TOTAL}Blue Madeup paid -$80.00\nMedicaid payment -$20.00\nBalance due                $200.00\n"
    ).bills

    assert bill.insurance_paid == Money(10000)


@pytest.mark.parametrize("top", [TABLE, ITEMS], ids=["table", "items"])
@pytest.mark.parametrize("said", ["Wibble wobble  -$80.00", "Wibble wobble of the month -$80.00"])
def test_what_is_taken_off_without_a_known_word_is_lost_and_the_balance_doubted(top: str, said: str) -> None:
    reading = read(f"{top}{TOTAL}{said}\nBalance due                             $220.00\n")

    assert [lost.what for lost in reading.lost] == [f"an amount whose meaning is not clear: {' '.join(said.split())}"]
    assert [doubt.field for doubt in reading.doubts] == ["balance"]
    assert len(reading.bills[0].lines) == 2


def test_a_dash_between_words_and_a_price_is_no_minus() -> None:
    (bill,) = read(
        TOP + "04/02/2026 99213 Office visit - $240.00\n04/02/2026 85025 Blood count - $60.00\nTotal charges: $300.00\n"
    ).bills

    assert [line.charge for line in bill.lines] == [Money(24000), Money(6000)]
    assert [line.description for line in bill.lines] == ["Office visit", "Blood count"]


def test_a_dash_before_a_payment_is_a_minus() -> None:
    (bill,) = read(f"{TABLE}{TOTAL}Insurance payment - $80.00\nBalance due                $220.00\n").bills

    assert bill.insurance_paid == Money(8000)
