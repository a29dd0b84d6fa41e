"""Invoices: a note beside the account's sums, counts under a heading nobody knows, days under "Period billed"."""

import pytest

from tests.engine.intake.layout_parts.printed import bill_of

INVOICE = """
MADE UP EQUIPMENT, INC.                                        INVOICE
                                                               1 OF 1
Patient  SAM EXAMPLE      Invoice no.  MU-4411

{first:7}   U/M   HCPCS   Mods   Description       {period:15}  {price:>8}  {net:>10}
2         MO    E2402   RR     Made-up pump      09/22/2026        $300.00     $600.00
1         EA    A7039          Made-up filter    09/30/2026         $13.00      $13.00
4         BX    A4253          Made-up strips    09/28/2026         $20.00      $80.00

Rented equipment stays our property until paid.  {sum:<20}            $693.00
Tell us at once when you stop using it.          Tax 0%                             $0.00
                                                 {less:<20}           -$200.00
Received by: ______                              Amount due                       $493.00
"""
USUAL = {"first": "Qty", "period": "From", "price": "Price", "net": "Amount", "sum": "Total charges", "less": "Less insurance"}


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"first": "SHIPPED"},
        {"price": "UNIT PRC", "net": "EXT PRICE"},
        {"period": "Period billed"},
        {"period": "Service period"},
        {"sum": "Sold and rented"},
        {"price": "Rate", "net": "Net amount"},
        {"sum": "Subtotal", "less": "Primary remitted"},
    ],
)
def test_an_invoice_is_read_whatever_its_words(words):
    bill = bill_of(INVOICE.format(**USUAL | words))
    lines = [(line.code, str(line.day), str(line.units), str(line.unit_price), str(line.charge)) for line in bill.lines]
    assert lines == [
        ("E2402", "2026-09-22", "2", "300.00", "600.00"),
        ("A7039", "2026-09-30", "1", "13.00", "13.00"),
        ("A4253", "2026-09-28", "4", "20.00", "80.00"),
    ]
    assert [line.modifiers for line in bill.lines] == [("RR",), (), ()]
    assert (str(bill.total_charges), str(bill.insurance_paid), str(bill.balance)) == ("693.00", "200.00", "493.00")
    assert bill.adjustments is None


def test_numbers_of_what_is_sold_are_no_amounts():
    paper = """
MADE UP EQUIPMENT, INC.                                        INVOICE
Patient  SAM EXAMPLE      Invoice no.  MU-4411

Part      Item description    HCPCS    Service period   Quantity       Each    Line total
R-2402    Made-up pump        E2402    09/22/2026              2    $300.00       $600.00
95401     Made-up filter      A7039    09/30/2026              1     $13.00        $13.00
R-0277    Made-up mattress    E0277    09/28/2026              1     $80.00        $80.00
"""
    bill = bill_of(paper)
    assert [(line.code, str(line.charge)) for line in bill.lines] == [
        ("E2402", "600.00"),
        ("A7039", "13.00"),
        ("E0277", "80.00"),
    ]
    assert [line.patient_owes for line in bill.lines] == [None, None, None]


def test_payments_of_nobody_beside_the_insurance_are_the_patients_where_the_balance_follows():
    paid = INVOICE.format(**USUAL).replace(
        "Amount due                       $493.00", "Payments / credits                -$93.00"
    )
    bill = bill_of(paid + "                                        Amount due                       $400.00\n")
    assert (str(bill.insurance_paid), str(bill.patient_paid), str(bill.balance)) == ("200.00", "93.00", "400.00")
