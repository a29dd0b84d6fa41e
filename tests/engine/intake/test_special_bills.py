"""Bills of trades with units of their own: an ambulance's miles, a therapist's minutes, a pharmacy's drugs."""

import io
from datetime import date
from decimal import Decimal

from almoner.adapters.readers.text import TextReader
from almoner.engine.money import Money

AMBULANCE = """MADE UP AMBULANCE SERVICE LLC
PO Box 12, Albany, NY 12207
Patient: Sam Example      Run Number: 26-00417      Statement Date: 03/01/2026
Pickup: 12 Nowhere St, Albany NY 12207   Destination: Made Up General Hospital

Date        Code    Description                       Qty     Rate        Charge
02/03/2026  A0427   Made-up emergency base rate         1   1,250.00    1,250.00
02/03/2026  A0425   Made-up mileage                  12.4      22.50      279.00
02/03/2026  A0422   Made-up oxygen                      1      85.00       85.00
                                          Total charges             1,614.00
                                          Insurance payment          -900.00
                                          Balance due                 714.00
"""
THERAPY = """MADE UP PHYSICAL THERAPY
Patient: Sam Example   Account #: PT-77   Statement Date: 03/01/2026
Date        CPT    Mod  Description               Minutes  Units   Charge   Ins Paid   Adj     You Owe
02/03/2026  97110  GP   Made-up exercise             30      2     120.00     60.00    30.00    30.00
02/03/2026  97140  GP   Made-up manual therapy       15      1      65.00     32.50    16.25    16.25
Totals                                                             185.00     92.50    46.25    46.25
Balance due: $46.25
"""
ANAESTHESIA = """MADE UP ANESTHESIA ASSOCIATES
Statement date: 03/01/2026          Account: MU-500
Patient: Sam Example
Date        CPT     Mod     Description             Minutes      Charge
02/03/2026  00840   AA P2   Made-up anesthesia         95       1,230.00
02/03/2026  36620           Made-up arterial line                 310.00
                                       Total charges            1,540.00
                                       Balance due              1,540.00
"""
PHARMACY = """MADE UP INFUSION PHARMACY
Patient: Sam Example   Account: RX-88   Invoice date 03/01/2026
Date        NDC             Description                Qty    Amount
02/03/2026  00409-1234-01   Made-up tablets             30     45.60
02/10/2026  50242-0040-62   Made-up biologic             1  4,120.00
                            Total charges                   4,165.60
                            Balance due                     4,165.60
"""


def read(text: str):
    (bill,) = TextReader().read(io.BytesIO(text.encode()), "made-up.txt").bills
    return bill


def test_an_ambulances_miles_are_units():
    bill = read(AMBULANCE)
    assert [(line.code, line.units, line.unit_price, line.charge) for line in bill.lines] == [
        ("A0427", Decimal(1), Decimal(1250), Money(125000)),
        ("A0425", Decimal("12.4"), Decimal("22.5"), Money(27900)),
        ("A0422", Decimal(1), Decimal(85), Money(8500)),
    ]
    assert (bill.total_charges, bill.insurance_paid, bill.balance) == (Money(161400), Money(90000), Money(71400))


def test_a_therapists_minutes_are_no_units():
    bill = read(THERAPY)
    assert [(line.code, line.modifiers, line.units, line.charge) for line in bill.lines] == [
        ("97110", ("GP",), Decimal(2), Money(12000)),
        ("97140", ("GP",), Decimal(1), Money(6500)),
    ]
    assert [line.patient_owes for line in bill.lines] == [Money(3000), Money(1625)]
    assert (bill.total_charges, bill.balance) == (Money(18500), Money(4625))


def test_minutes_of_anaesthesia_are_no_price():
    bill = read(ANAESTHESIA)
    assert [(line.code, line.modifiers, line.unit_price, line.charge) for line in bill.lines] == [
        ("00840", ("AA", "P2"), None, Money(123000)),
        ("36620", (), None, Money(31000)),
    ]
    assert bill.total_charges == Money(154000)


def test_a_pharmacys_drugs_keep_their_numbers():
    bill = read(PHARMACY)
    assert [(line.day, line.ndc, line.units, line.charge) for line in bill.lines] == [
        (date(2026, 2, 3), "00409123401", Decimal(30), Money(4560)),
        (date(2026, 2, 10), "50242004062", Decimal(1), Money(412000)),
    ]
    assert bill.total_charges == Money(416560)
